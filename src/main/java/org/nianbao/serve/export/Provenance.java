package org.nianbao.serve.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nianbao.extract.Extractor;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.Locator;
import org.nianbao.model.Withdrawal;

/**
 * Where a report's figures come from, as W3C PROV: seed, pages on the way and the links between them, captures, WARC
 * records, the document, the report, its cells, the corrections of people; and for a later version, which cell revises
 * which.
 */
public final class Provenance {
    /** A way to a page is never longer; a circle of links ends here. */
    private static final int LONGEST_WAY = 30;

    private static final String READER = "nb:software/reader/" + Extractor.VERSION;

    private final Function<URI, List<ArchivedRecord>> captures;
    private final Fields fields;

    /** The fields of an archived exchange, as {@link org.nianbao.archive.Archive#provenance} gives them. */
    @FunctionalInterface
    public interface Fields {
        /** Of a record. */
        Map<String, String> of(ArchivedRecord record) throws IOException;
    }

    /**
     * Over an archive.
     *
     * @param captures all captures of an address, oldest first
     * @param fields what the archive says of a capture
     */
    public Provenance(Function<URI, List<ArchivedRecord>> captures, Fields fields) {
        this.captures = captures;
        this.fields = fields;
    }

    /**
     * The provenance of one version of a report.
     *
     * @param detail the version
     * @param before the version before, when there is one: its cells are those that this one revises
     * @return PROV-JSON
     * @throws IOException when the archive cannot be read
     */
    public ObjectNode of(Index.ReportDetail detail, Optional<Index.ReportDetail> before) throws IOException {
        ProvJson prov = new ProvJson();
        String last = way(prov, detail.record());
        String document = document(prov, detail, last);
        cells(prov, detail, document);
        detail.corrections().stream()
                .filter(c -> c.standing() != Correction.Standing.OTHER_DOCUMENT)
                .forEach(c -> corrected(prov, detail, c, document));
        if (before.isPresent()) {
            revisions(prov, detail, before.get());
        }
        return prov.document();
    }

    /** The pages from the seed to the record; the name of the last record. */
    private String way(ProvJson prov, ArchivedRecord record) throws IOException {
        List<ArchivedRecord> way = new ArrayList<>();
        for (Optional<ArchivedRecord> at = Optional.of(record);
                at.isPresent() && way.size() < LONGEST_WAY && !way.contains(at.get());
                at = via(at.get())) {
            way.add(at.get());
        }
        Collections.reverse(way);
        String from = "nb:seed/" + record.origin().siteCode();
        prov.entity(from, "nb:Seed", way.get(0).uri().toString())
                .put("nb:division_code", record.origin().siteCode());
        for (ArchivedRecord each : way) {
            from = capture(prov, each, from);
        }
        return from;
    }

    /** The capture of the page that led here: of the same sweep, or else the last one before. */
    private Optional<ArchivedRecord> via(ArchivedRecord record) {
        List<ArchivedRecord> all = record.origin().via().map(captures).orElse(List.of()).stream()
                .filter(c -> !c.date().isAfter(record.date()))
                .toList();
        return all.stream()
                .filter(c -> c.origin().sweepId().equals(record.origin().sweepId()))
                .findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)));
    }

    private String capture(ProvJson prov, ArchivedRecord record, String from) throws IOException {
        Map<String, String> said = fields.of(record);
        String uuid = record.recordId().substring(record.recordId().lastIndexOf(':') + 1);
        String link = "nb:link/" + uuid;
        String activity = "nb:capture/" + uuid;
        prov.entity(link, "nb:Link", record.origin().anchor())
                .put("nb:target", record.uri().toString())
                .put("nb:hops_from_seed", record.origin().hops());
        prov.derived(link, from);
        long took = milliseconds(said.getOrDefault("fetchTimeMs", "0"));
        prov.activity(activity, "nb:Capture", record.date(), record.date().plusMillis(took))
                .put("nb:sweep", record.origin().sweepId());
        prov.used(activity, link);
        software(prov, activity, said);
        return record(prov, record, said, activity);
    }

    private static long milliseconds(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    private static void software(ProvJson prov, String activity, Map<String, String> said) {
        String name = said.getOrDefault("software", "unknown");
        String id = "nb:software/" + name.replaceAll("[^A-Za-z0-9._-]", "-");
        prov.agent(id, "prov:SoftwareAgent", name);
        prov.associated(activity, id);
        if (said.containsKey("operator")) {
            prov.agent("nb:operator", "prov:Organization", said.get("operator"));
            prov.associated(activity, "nb:operator");
        }
    }

    private static String record(ProvJson prov, ArchivedRecord record, Map<String, String> said, String activity) {
        String id = "nb:record/" + record.recordId().substring(record.recordId().lastIndexOf(':') + 1);
        ObjectNode entity = prov.entity(id, "nb:WarcRecord", record.uri().toString());
        entity.put("nb:record_id", record.recordId())
                .put("nb:uri", record.uri().toString())
                .put("nb:status", record.status())
                .put("nb:payload_sha256", record.payloadSha256())
                .put("nb:warc_file", record.warcFile())
                .put("nb:offset", record.offset())
                .put("nb:length", record.length());
        for (String name : List.of("WARC-IP-Address", "tlsVersion", "tlsVerdict", "tlsCertificate", "recordDigest")) {
            if (said.containsKey(name)) {
                entity.put("nb:" + name, said.get(name));
            }
        }
        entity.set("nb:captured", ProvJson.time(record.date()));
        prov.generated(id, activity).put("prov:time", record.date().toString());
        return id;
    }

    private static String document(ProvJson prov, Index.ReportDetail detail, String record) {
        String id = "nb:document/" + detail.row().sha256();
        ObjectNode entity = prov.entity(id, "nb:Document", detail.report().title());
        entity.put("nb:media_type", detail.source().mediaType())
                .put("nb:sha256", detail.row().sha256());
        detail.source().charset().ifPresent(charset -> entity.put("nb:charset", charset));
        prov.derived(id, record);
        if (!detail.row().publisher().isBlank()) {
            prov.agent("nb:publisher", "prov:Organization", detail.row().publisher());
            prov.attributed(id, "nb:publisher");
        }
        return id;
    }

    private static void cells(ProvJson prov, Index.ReportDetail detail, String document) {
        String report = name(detail, "");
        String reading = "nb:reading/" + detail.row().sha256();
        Instant captured = detail.row().capturedAt();
        prov.entity(report, "prov:Collection", detail.row().title())
                .put("nb:version", detail.row().version());
        prov.activity(reading, "nb:Reading", captured, captured).remove(List.of("prov:startTime", "prov:endTime"));
        prov.agent(READER, "prov:SoftwareAgent", "nianbao, extractor " + Extractor.VERSION);
        prov.used(reading, document);
        prov.associated(reading, READER);
        prov.generated(report, reading);
        prov.derived(report, document);
        detail.report().cells().forEach(cell -> cell(prov, detail, cell));
    }

    private static void cell(ProvJson prov, Index.ReportDetail detail, Cell cell) {
        String id = name(detail, "/" + cell.code());
        ObjectNode entity = prov.entity(id, "nb:Cell", cell.code());
        cell.value().ifPresent(value -> entity.set("nb:value", ProvJson.typed(value.toPlainString(), "xsd:decimal")));
        entity.put("nb:kind", cell.kind().id())
                .put("nb:raw", cell.raw())
                .put("nb:unit", cell.unit())
                .put("nb:place", place(cell.locator()));
        prov.member(name(detail, ""), id);
        prov.derived(id, "nb:document/" + detail.row().sha256());
    }

    /** A person's second value: derived from the cell, or from the document where it was made for another reading of it. */
    private static void corrected(
            ProvJson prov, Index.ReportDetail detail, Index.Corrected corrected, String document) {
        Correction made = corrected.correction();
        String id = "nb:correction/" + made.entry();
        ObjectNode entity = prov.entity(id, "nb:Correction", made.code());
        made.corrected()
                .number()
                .ifPresent(value -> entity.set("nb:value", ProvJson.typed(value.toPlainString(), "xsd:decimal")));
        entity.put("nb:kind", made.corrected().kind().id())
                .put("nb:raw", made.corrected().raw())
                .put("nb:reason", made.reason())
                .put("nb:standing", corrected.standing().id())
                .put("nb:ledger_entry", made.entry());
        boolean ofCell = detail.correction(made.code()).filter(made::equals).isPresent()
                && detail.report().cell(made.code()).isPresent();
        prov.derived(id, ofCell ? name(detail, "/" + made.code()) : document);
        String activity = "nb:correcting/" + made.entry();
        prov.activity(activity, "nb:Correcting", made.at(), made.at());
        prov.generated(id, activity).put("prov:time", made.at().toString());
        prov.attributed(id, person(prov, activity, made.author()));
        made.withdrawal().ifPresent(back -> withdrawn(prov, id, back));
    }

    private static void withdrawn(ProvJson prov, String correction, Withdrawal back) {
        String activity = "nb:withdrawing/" + back.entry();
        prov.activity(activity, "nb:Withdrawing", back.at(), back.at())
                .put("nb:reason", back.reason())
                .put("nb:ledger_entry", back.entry());
        prov.invalidated(correction, activity).put("prov:time", back.at().toString());
        person(prov, activity, back.author());
    }

    /** Whoever did it, by the name that was given. */
    private static String person(ProvJson prov, String activity, String name) {
        String id =
                "nb:person/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        prov.agent(id, "prov:Person", name);
        prov.associated(activity, id);
        return id;
    }

    /** Table, row and column from 0 on, and where that is in the source. */
    private static String place(Locator locator) {
        String cell = "grid " + locator.grid() + ", row " + locator.row() + ", column " + locator.column();
        if (locator.place() instanceof Locator.Span span) {
            return cell + ", characters " + span.start() + "-" + span.end();
        }
        return locator.place() instanceof Locator.Box box ? cell + ", page " + box.page() : cell;
    }

    private static String name(Index.ReportDetail detail, String rest) {
        return "nb:report/" + detail.row().id() + "/" + detail.row().version() + rest;
    }

    /** A cell of this version with another content than in the version before is a revision of that one. */
    private static void revisions(ProvJson prov, Index.ReportDetail detail, Index.ReportDetail before) {
        String earlier = name(before, "");
        prov.entity(earlier, "prov:Collection", before.row().title())
                .put("nb:version", before.row().version());
        revision(prov, name(detail, ""), earlier);
        for (Cell old : before.report().cells()) {
            detail.report().cells().stream()
                    .filter(now -> now.code().equals(old.code()) && !now.raw().equals(old.raw()))
                    .forEach(now -> {
                        cell(prov, before, old);
                        revision(prov, name(detail, "/" + now.code()), name(before, "/" + old.code()));
                    });
        }
        if (!prov.document().path("entity").has("nb:document/" + before.row().sha256())) {
            prov.entity(
                    "nb:document/" + before.row().sha256(),
                    "nb:Document",
                    before.report().title());
        }
    }

    private static void revision(ProvJson prov, String now, String before) {
        prov.derived(now, before).set("prov:type", ProvJson.typed("prov:Revision", "prov:QUALIFIED_NAME"));
    }
}
