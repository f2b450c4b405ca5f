package org.nianbao.serve.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A graph of PROV-DM as PROV-JSON (W3C Member Submission of 24 April 2013). Names are given with their prefix. */
final class ProvJson {
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private int relations;

    ProvJson() {
        document.putObject("prefix")
                .put("nb", "urn:nianbao:")
                .put("prov", "http://www.w3.org/ns/prov#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    /** The document made so far. */
    ObjectNode document() {
        return document;
    }

    /** A thing, to which attributes are put. */
    ObjectNode entity(String id, String type, String label) {
        return thing("entity", id, type, label);
    }

    /** Somebody or something that did it. */
    ObjectNode agent(String id, String type, String label) {
        return thing("agent", id, type, label);
    }

    /** Something done, from a time to a time. */
    ObjectNode activity(String id, String type, Instant from, Instant to) {
        ObjectNode activity = thing("activity", id, type, "");
        activity.put("prov:startTime", from.toString()).put("prov:endTime", to.toString());
        return activity;
    }

    private ObjectNode thing(String kind, String id, String type, String label) {
        ObjectNode thing = document.withObjectProperty(kind).withObjectProperty(id);
        thing.set("prov:type", typed(type, "prov:QUALIFIED_NAME"));
        if (!label.isBlank()) {
            thing.put("prov:label", label);
        }
        return thing;
    }

    /** A value with its type. */
    static ObjectNode typed(String value, String type) {
        return JsonNodeFactory.instance.objectNode().put("$", value).put("type", type);
    }

    /** A time. */
    static ObjectNode time(Instant at) {
        return typed(at.toString(), "xsd:dateTime");
    }

    ObjectNode generated(String entity, String activity) {
        return relation("wasGeneratedBy", "prov:entity", entity, "prov:activity", activity);
    }

    ObjectNode used(String activity, String entity) {
        return relation("used", "prov:activity", activity, "prov:entity", entity);
    }

    ObjectNode derived(String entity, String from) {
        return relation("wasDerivedFrom", "prov:generatedEntity", entity, "prov:usedEntity", from);
    }

    ObjectNode associated(String activity, String agent) {
        return relation("wasAssociatedWith", "prov:activity", activity, "prov:agent", agent);
    }

    ObjectNode attributed(String entity, String agent) {
        return relation("wasAttributedTo", "prov:entity", entity, "prov:agent", agent);
    }

    ObjectNode invalidated(String entity, String activity) {
        return relation("wasInvalidatedBy", "prov:entity", entity, "prov:activity", activity);
    }

    ObjectNode member(String collection, String entity) {
        return relation("hadMember", "prov:collection", collection, "prov:entity", entity);
    }

    private ObjectNode relation(String kind, String one, String first, String other, String second) {
        ObjectNode relation = document.withObjectProperty(kind).putObject("_:r" + ++relations);
        return relation.put(one, first).put(other, second);
    }
}
