package org.nianbao.serve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.serve.web.view.Frame;

/**
 * Memento (RFC 7089) over the captures of one address: the links of a memento, and the TimeMap.
 *
 * @param origin of the replay, without a slash at its end
 * @param original the address that was archived
 * @param times when it was captured, to the second, oldest first
 */
record Memento(String origin, URI original, List<Instant> times) {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String LINK_FORMAT = "application/link-format";

    static Memento of(String origin, URI original, List<ArchivedRecord> captures) {
        TreeSet<Instant> times = new TreeSet<>();
        captures.forEach(c -> times.add(Instant.ofEpochSecond(c.date().getEpochSecond())));
        return new Memento(origin, original, List.copyOf(times));
    }

    /** A time as HTTP headers have it. */
    static String date(Instant at) {
        return HTTP_DATE.format(at);
    }

    /** Where a capture is replayed. */
    String uri(Instant at) {
        return origin + "/" + Frame.ts14(at) + "/" + Frame.ascii(original.toString());
    }

    String timeMap(String form) {
        return origin + "/timemap/" + form + "/" + Frame.ascii(original.toString());
    }

    String timeGate() {
        return origin + "/timegate/" + Frame.ascii(original.toString());
    }

    /** The {@code Link} header of a memento: original, TimeGate, TimeMap, and the mementos around it. */
    String links(Instant shown) {
        int at = times.indexOf(Instant.ofEpochSecond(shown.getEpochSecond()));
        Map<Integer, String> relations = new TreeMap<>();
        relations.put(at, "memento");
        relate(relations, at - 1, "prev");
        relate(relations, at + 1, "next");
        return joined(relations);
    }

    /** The {@code Link} header of the TimeGate. */
    String links() {
        return joined(new TreeMap<>());
    }

    private void relate(Map<Integer, String> relations, int index, String relation) {
        if (index >= 0 && index < times.size()) {
            relations.merge(index, relation + " memento", (had, added) -> relation + " " + had);
        }
    }

    private String joined(Map<Integer, String> relations) {
        relate(relations, times.size() - 1, "last");
        relate(relations, 0, "first");
        List<String> links = new ArrayList<>(head());
        relations.forEach((index, relation) ->
                links.add(link(uri(times.get(index)), relation) + "; datetime=\"" + date(times.get(index)) + "\""));
        return String.join(", ", links);
    }

    private List<String> head() {
        return List.of(
                link(Frame.ascii(original.toString()), "original"),
                link(timeGate(), "timegate"),
                link(timeMap("link"), "timemap") + "; type=\"" + LINK_FORMAT + "\"",
                link(timeMap("json"), "timemap") + "; type=\"application/json\"");
    }

    private static String link(String uri, String relation) {
        return "<" + uri + ">; rel=\"" + relation + "\"";
    }

    /** The TimeMap in link format (RFC 6690, RFC 7089 §5). */
    String linkFormat() {
        String last = times.isEmpty() ? "" : date(times.get(times.size() - 1));
        String first = times.isEmpty() ? "" : date(times.get(0));
        List<String> lines = new ArrayList<>();
        lines.add(link(Frame.ascii(original.toString()), "original"));
        lines.add(link(timeMap("link"), "self") + "; type=\"" + LINK_FORMAT + "\"; from=\"" + first + "\"; until=\""
                + last + "\"");
        lines.add(link(timeGate(), "timegate"));
        for (int i = 0; i < times.size(); i++) {
            Map<Integer, String> relation = new LinkedHashMap<>(Map.of(i, "memento"));
            String name = relation(i, relation);
            lines.add(link(uri(times.get(i)), name) + "; datetime=\"" + date(times.get(i)) + "\"");
        }
        return String.join(",\n", lines) + "\n";
    }

    private String relation(int index, Map<Integer, String> relation) {
        if (index == times.size() - 1) {
            relate(relation, index, "last");
        }
        if (index == 0) {
            relate(relation, index, "first");
        }
        return relation.get(index);
    }

    /** The TimeMap in JSON, in the form that MemGator and pywb give. */
    ObjectNode json() {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.put("original_uri", original.toString());
        map.put("self", timeMap("json"));
        ObjectNode mementos = map.putObject("mementos");
        if (!times.isEmpty()) {
            mementos.set("first", memento(times.get(0)));
            mementos.set("last", memento(times.get(times.size() - 1)));
        }
        ArrayNode list = mementos.putArray("list");
        times.forEach(at -> list.add(memento(at)));
        map.putObject("timemap_uri").put("link_format", timeMap("link")).put("json_format", timeMap("json"));
        return map.put("timegate_uri", timeGate());
    }

    private ObjectNode memento(Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("datetime", at.toString())
                .put("uri", uri(at));
    }
}
