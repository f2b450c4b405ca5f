package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;
import org.nianbao.model.Message;
import org.nianbao.model.Site;
import org.nianbao.serve.Ending;
import org.nianbao.serve.FixityReport;
import org.nianbao.serve.export.ContractJson;

/** The JSON of each thing; the names of the contract's columns wherever it has them. */
final class Shapes {
    private Shapes() {}

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void time(ObjectNode node, String name, Optional<Instant> value) {
        node.put(name, value.map(Instant::toString).orElse(null));
    }

    private static void message(ObjectNode node, String name, Message message) {
        node.putObject(name).put("id", message.id()).put("zh", message.zh()).put("en", message.en());
    }

    /** One segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static ObjectNode site(Site site) {
        return ContractJson.site(site);
    }

    static ObjectNode districtYear(DistrictYear year) {
        ObjectNode node = object();
        node.put("division_code", year.code()).put("district", year.district());
        node.put("parent", year.parent()).put("year", year.year());
        node.put("state", year.state().id());
        node.put("state_zh", year.state().zh()).put("state_en", year.state().en());
        message(node, "why", year.why());
        node.put("report", year.reportId().orElse(null));
        node.put("forms", year.forms()).put("version", year.version());
        node.put("cells", year.cells()).put("failed_rules", year.failedRules());
        time(node, "last_looked", year.lastLooked());
        return ContractJson.settledBy(node, year);
    }

    static ObjectNode report(Index.ReportRow row) {
        return ContractJson.reportRow(row);
    }

    static ObjectNode cell(Index.CellRow row) {
        ObjectNode node = ContractJson.cellRow(row).put("report", row.report().id());
        node.set("locator", ContractJson.locator(row.cell().locator()));
        return node;
    }

    static ObjectNode capture(ArchivedRecord record) {
        ObjectNode node = object();
        node.put("url", record.uri().toString());
        node.put("captured_at", record.date().toString()).put("status", record.status());
        node.put("outcome", record.outcome().kind());
        node.put("media_type", record.mediaType()).put("sha256", record.payloadSha256());
        node.put("warc_file", record.warcFile()).put("offset", record.offset());
        node.put("length", record.length());
        node.put("via", record.origin().via().map(URI::toString).orElse(null));
        node.put("site", record.origin().siteCode());
        node.put("reason", record.outcome().reason().id());
        node.put("record_id", record.recordId()).put("revisit", record.revisit());
        node.put("sweep", record.origin().sweepId());
        return node;
    }

    static ObjectNode indicator(Indicator indicator) {
        ObjectNode node = object();
        node.put("code", indicator.code());
        node.put(
                "forms",
                String.join(
                        " ", indicator.forms().stream().map(Form::id).sorted().toList()));
        node.put("table", indicator.table());
        node.put("row_zh", indicator.rowZh()).put("column_zh", indicator.columnZh());
        node.put("unit", indicator.unit());
        node.put("kind", indicator.kind().name().toLowerCase(java.util.Locale.ROOT));
        node.put("row_en", indicator.rowEn()).put("column_en", indicator.columnEn());
        node.put("table_en", indicator.tableEn()).put("group_en", indicator.groupEn());
        node.put("unit_en", indicator.unitEn());
        return node;
    }

    static ObjectNode sweep(Index.SweepRow row) {
        ObjectNode node = object();
        node.put("id", row.id()).put("site", row.siteCode()).put("district", row.district());
        node.put("state", row.state()).put("reason", row.reason()).put("detail", row.detail());
        Optional<Message> why = Ending.of(row).map(Ending::message);
        node.put("message", why.map(Message::zh).orElse(null));
        node.put("message_en", why.map(Message::en).orElse(null));
        node.put("begun", row.begun().toString());
        time(node, "ended", row.ended());
        node.put("requests", row.requests()).put("bytes", row.bytes());
        ObjectNode counts = node.putObject("counts");
        new java.util.TreeMap<>(row.counts()).forEach(counts::put);
        node.set("remembered", ContractJson.remembered(row.remembered()));
        return node;
    }

    /** A judged page: what was captured, and what discovery thinks of it. */
    static ObjectNode judged(Index.Judged judged) {
        ArchivedRecord record = judged.record();
        ObjectNode node = object();
        node.put("url", record.uri().toString());
        node.put("captured_at", record.date().toString());
        node.put("via", record.origin().via().map(URI::toString).orElse(null));
        node.put("anchor", record.origin().anchor());
        node.put("record_id", record.recordId()).put("sha256", record.payloadSha256());
        node.setAll(ContractJson.judgement(judged.judgement()));
        return node;
    }

    static ObjectNode change(Index.Change change) {
        ObjectNode node = object();
        node.put("kind", change.kind()).put("at", change.at().toString());
        node.set("report", report(change.report()));
        ArrayNode cells = node.putArray("cells");
        change.cells().forEach(c -> cells.addObject()
                .put("code", c.code())
                .put("before", c.before())
                .put("after", c.after()));
        return node;
    }

    static ObjectNode figures(Index.Figures figures) {
        ObjectNode node = object();
        node.put("sites", figures.sites()).put("captures", figures.captures());
        node.put("reports", figures.reports()).put("versions", figures.versions());
        node.put("cells", figures.cells()).put("failed_rules", figures.failedRules());
        node.put("waiting", figures.waiting()).put("set_aside", figures.setAside());
        time(node, "last_sweep", figures.lastSweep());
        return node;
    }

    static ObjectNode fixity(FixityReport.FileState file) {
        return object().put("file", file.file())
                .put("bytes", file.bytes())
                .put("verified_at", file.verified().map(Instant::toString).orElse(null))
                .put("due", file.due().toString())
                .put("damages", file.damages());
    }

    static ObjectNode damage(FixityReport.Bad bad) {
        ObjectNode node = object().put("file", bad.file())
                .put("offset", bad.offset())
                .put("first_bad_byte", bad.firstBadByte())
                .put("record_id", bad.recordId())
                .put("found_at", bad.found().toString())
                .put("why", bad.why())
                .put("in_file", bad.inFile())
                .put("captures", String.join(" ", bad.captures()))
                .put("reports", String.join(" ", bad.reports()))
                .put("cells", bad.cells());
        return node.put("good_copies", String.join(" ", bad.goodCopies()));
    }
}
