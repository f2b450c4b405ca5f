package org.nianbao.serve.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.crawl.Crawl;
import org.nianbao.discover.Discovery;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Cell;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Document;
import org.nianbao.model.Finding;
import org.nianbao.model.Judgement;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;
import org.nianbao.model.Reading;
import org.nianbao.model.Remark;
import org.nianbao.model.Remembered;
import org.nianbao.model.Report;
import org.nianbao.model.Settlement;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.Trap;

/**
 * The JSON of the public contract, the same on the command line and in the API.
 *
 * <p>Every object always has all its keys; what is not known is {@code null}. {@code message} is the Chinese sentence,
 * {@code message_en} the English one.
 */
public final class ContractJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private ContractJson() {}

    /** The one mapper: keys in order of insertion, no nulls dropped, dates as RFC 3339. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * One document as {@code extract --json} prints it; remarks and findings carry zh and en sentences. What is no report
     * has the same keys, empty, and says why in {@code remarks}.
     */
    public static ObjectNode reading(Reading reading) {
        ObjectNode json = MAPPER.createObjectNode();
        json.set("source", source(reading.source()));
        if (reading instanceof Reading.ReportRead read) {
            json.put("is_report", true);
            report(json, read.report());
            json.set("findings", findings(read.findings()));
        } else {
            json.put("is_report", false);
            noReport(json, reading instanceof Reading.NotAReport other ? other.title() : "");
        }
        json.set("remarks", remarks(reading.remarks()));
        return json;
    }

    /**
     * The same shape for a file that could not even be opened.
     *
     * @param uri the file's address
     * @param why stable id and sentences
     */
    public static ObjectNode unread(String uri, Message why) {
        ObjectNode json = MAPPER.createObjectNode();
        ObjectNode source = json.putObject("source").put("uri", uri);
        List.of("media_type", "sha256", "charset", "charset_from").forEach(source::putNull);
        json.put("is_report", false);
        noReport(json, "");
        json.set("remarks", remarks(List.of(new Remark(why, Optional.empty()))));
        return json;
    }

    /** Title, year, forms, publisher, published, script, sections and cells of a report, as keys of {@code json}. */
    public static void report(ObjectNode json, Report report) {
        json.put("title", report.title());
        json.set("year", MAPPER.valueToTree(report.year().orElse(null)));
        json.set("year_from", MAPPER.valueToTree(report.yearFrom()));
        ArrayNode forms = json.putArray("forms");
        report.forms().forEach(form -> forms.add(form.id()));
        json.set("publisher", publisher(report.publisher()));
        json.put("published", report.published().map(Object::toString).orElse(null));
        json.put("script", report.script());
        ArrayNode sections = json.putArray("sections");
        report.sections().forEach(section -> sections.addObject()
                .put("number", section.number())
                .put("heading", section.heading())
                .put("text", section.text()));
        ArrayNode cells = json.putArray("cells");
        report.cells().forEach(cell -> cells.add(cell(cell)));
    }

    private static ObjectNode publisher(Report.Publisher publisher) {
        return MAPPER.createObjectNode()
                .put("name", publisher.name())
                .put("division_code", publisher.divisionCode().orElse(null))
                .put("scope", publisher.scope().id());
    }

    /** One cell. */
    public static ObjectNode cell(Cell cell) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("code", cell.code())
                .put("value", cell.value().map(BigDecimal::toPlainString).orElse(null))
                .put("kind", cell.kind().id())
                .put("raw", cell.raw())
                .put("unit", cell.unit());
        json.set("locator", locator(cell.locator()));
        return json.put("by", cell.by().id()).put("confirmed", cell.confirmed());
    }

    /** The place of a cell: grid, row, column, and offsets or a rectangle by format. */
    public static ObjectNode locator(Locator locator) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("grid", locator.grid())
                .put("row", locator.row())
                .put("column", locator.column());
        if (locator.place() instanceof Locator.Span span) {
            json.put("start", span.start()).put("end", span.end());
        } else if (locator.place() instanceof Locator.Box box) {
            json.put("page", box.page())
                    .put("x", box.x())
                    .put("y", box.y())
                    .put("w", box.w())
                    .put("h", box.h());
        }
        return json;
    }

    /** What the relations say. */
    public static ArrayNode findings(List<Finding> findings) {
        ArrayNode array = MAPPER.createArrayNode();
        findings.forEach(finding -> array.add(finding(finding)));
        return array;
    }

    /** Remarks; one that is about no place has an empty locator. */
    public static ArrayNode remarks(List<Remark> remarks) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Remark remark : remarks) {
            ObjectNode json = array.addObject().put("id", remark.message().id());
            sentences(json, remark.message());
            json.set("locator", remark.locator().map(ContractJson::locator).orElseGet(MAPPER::createObjectNode));
        }
        return array;
    }

    /** One report version: the columns of {@code export reports} with the report's id. */
    public static ObjectNode reportRow(Index.ReportRow row) {
        ObjectNode json = MAPPER.createObjectNode().put("id", row.id());
        json.setAll(Sheet.REPORTS.object(row));
        return json;
    }

    /** A document of a report at an address. */
    public static ObjectNode appearance(Index.Appearance appearance) {
        return MAPPER.createObjectNode()
                .put("url", appearance.url())
                .put("sha256", appearance.sha256())
                .put("media_type", appearance.mediaType())
                .put("role", appearance.role().id())
                .put("part", appearance.part().orElse(null))
                .put("state", appearance.state())
                .put("site", appearance.siteCode())
                .put("first_seen", appearance.firstSeen().toString())
                .put("last_seen", appearance.lastSeen().toString());
    }

    /** One figure of a report version: the columns of {@code export cells}. */
    public static ObjectNode cellRow(Index.CellRow row) {
        return Sheet.CELLS.object(row);
    }

    /** One correction: the columns of {@code export corrections} and how it stands in words. */
    public static ObjectNode corrected(Index.Corrected corrected) {
        ObjectNode json = Sheet.CORRECTIONS.object(corrected);
        sentences(json, corrected.standing().words());
        return json;
    }

    /** One word on a district-year: the columns of {@code export settlements} and how it stands in words. */
    public static ObjectNode settled(Index.Settled settled) {
        ObjectNode json = Sheet.SETTLEMENTS.object(settled);
        sentences(json, settled.standing().words());
        return json;
    }

    /** One archived exchange: the columns of {@code export captures} with its record id. */
    public static ObjectNode capture(ArchivedRecord captured) {
        ObjectNode json =
                MAPPER.createObjectNode().put("record_id", captured.recordId()).put("revisit", captured.revisit());
        json.setAll(Sheet.CAPTURES.object(captured));
        return json.put("reason", captured.outcome().reason().id());
    }

    /** One district-year of the tracker. */
    public static ObjectNode districtYear(DistrictYear entry) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("code", entry.code())
                .put("district", entry.district())
                .put("parent", entry.parent())
                .put("year", entry.year())
                .put("state", entry.state().id());
        json.putObject("why")
                .put("id", entry.why().id())
                .put("zh", entry.why().zh())
                .put("en", entry.why().en());
        json.put("report", entry.reportId().orElse(null))
                .put("forms", entry.forms())
                .put("version", entry.version())
                .put("cells", entry.cells())
                .put("failed_rules", entry.failedRules());
        json.put("last_looked", entry.lastLooked().map(Object::toString).orElse(null));
        return settledBy(json, entry);
    }

    /** Adds the person's word by which a district-year is settled; null where there is none. */
    public static ObjectNode settledBy(ObjectNode json, DistrictYear entry) {
        Optional<Settlement> said = entry.settlement();
        return json.put("settled_as", said.map(s -> s.as().id()).orElse(null))
                .put("settled_by", said.map(Settlement::author).orElse(null))
                .put("settled_reason", said.map(Settlement::reason).orElse(null))
                .put("settled_at", said.map(s -> s.at().toString()).orElse(null))
                .put("settlement", said.map(Settlement::entry).orElse(null));
    }

    /** One site with the seed file's columns. */
    public static ObjectNode site(Site site) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("code", site.code())
                .put("name", site.name())
                .put("level", site.level())
                .put("parent", site.parent())
                .put("home_url", site.homeUrl().map(Object::toString).orElse(null));
        ArrayNode lists = json.putArray("list_urls");
        site.listUrls().forEach(url -> lists.add(url.toString()));
        json.set("hosts", MAPPER.valueToTree(site.hosts()));
        return json.put("enabled", site.enabled())
                .put("valid_from", site.validFrom().map(Object::toString).orElse(null))
                .put("valid_to", site.validTo().map(Object::toString).orElse(null))
                .put("notes", site.notes());
    }

    /** The full account of a sweep. */
    public static ObjectNode account(SweepAccount account) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", account.sweep().id())
                .put("site", account.sweep().site().code())
                .put("name", account.sweep().site().name())
                .put("by", account.sweep().by())
                .put("begun", account.begun().toString())
                .put("ended", account.ended().toString())
                .put("state", account.state().name().toLowerCase(Locale.ROOT))
                .put("reason", account.reason().id());
        sentences(json, account.reason().message());
        json.put("detail", account.detail())
                .put("requests", account.requests())
                .put("requisites", account.requisites())
                .put("bytes", account.bytes());
        json.set("counts", MAPPER.valueToTree(new TreeMap<>(account.counts())));
        json.set("remembered", remembered(account.remembered()));
        json.put("notable_total", account.notableInAll());
        ArrayNode notable = json.putArray("notable");
        account.notable().forEach(ended -> notable.add(ended(ended)));
        return json;
    }

    /** How what was remembered of a site served a sweep; null when nothing was. */
    public static JsonNode remembered(Optional<Remembered> remembered) {
        return MAPPER.valueToTree(remembered.orElse(null));
    }

    /** One address and how it ended. */
    public static ObjectNode ended(SweepAccount.Ended ended) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("url", ended.uri())
                .put("outcome", ended.outcome().kind())
                .put("reason", ended.outcome().reason().id())
                .put("detail", ended.outcome().detail())
                .put("trap", ended.trap().map(Trap::id).orElse(null));
        sentences(json, ended.message());
        return json;
    }

    /**
     * What discovery thinks of a page: {@code kind}, {@code platform}, {@code report} (title, year, scope, publisher; null
     * when it is none), {@code why} and {@code why_en}, and its {@code links} and those left {@code aside}, each with
     * {@code url}, {@code anchor}, {@code promise} and its own {@code why}.
     */
    public static ObjectNode judgement(Judgement judgement) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("kind", judgement.kind().name().toLowerCase(Locale.ROOT))
                .put("platform", judgement.platform());
        json.set("report", judgement.report().map(ContractJson::clue).orElse(null));
        why(json, judgement.why());
        ArrayNode links = json.putArray("links");
        judgement.links().forEach(link -> links.add(link(link)));
        ArrayNode aside = json.putArray("aside");
        judgement.aside().forEach(link -> aside.add(link(link)));
        return json;
    }

    private static ObjectNode clue(Judgement.ReportClue clue) {
        return MAPPER.createObjectNode()
                .put("title", clue.title())
                .put("year", clue.year().orElse(null))
                .put("scope", clue.scope().id())
                .put("publisher", clue.publisher());
    }

    /** One link with what is thought of it. */
    public static ObjectNode link(Judgement.LinkJudgement judged) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("url", judged.uri().toString())
                .put("anchor", judged.link().text())
                .put("promise", judged.promise());
        why(json, judged.why());
        return json;
    }

    /** Adds {@code why} (Chinese) and {@code why_en}: the signals of a judgement. */
    public static void why(ObjectNode json, List<String> why) {
        json.set("why", MAPPER.valueToTree(why));
        json.set(
                "why_en",
                MAPPER.valueToTree(why.stream().map(Discovery::inEnglish).toList()));
    }

    /** Adds {@code message} (Chinese) and {@code message_en}. */
    public static void sentences(ObjectNode json, Message message) {
        json.put("message", message.zh()).put("message_en", message.en());
    }

    private static ObjectNode source(Document.Source source) {
        return MAPPER.createObjectNode()
                .put("uri", source.uri().map(Object::toString).orElse(null))
                .put("media_type", source.mediaType())
                .put("sha256", source.sha256())
                .put("charset", source.charset().orElse(null))
                .put("charset_from", source.charsetFrom().orElse(null));
    }

    private static void noReport(ObjectNode json, String title) {
        json.put("title", title).putNull("year");
        json.putArray("year_from");
        json.putArray("forms");
        json.putNull("publisher").putNull("published").putNull("script");
        List.of("sections", "cells", "findings").forEach(json::putArray);
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("rule", finding.rule())
                .put("severity", finding.severity().id())
                .put("verdict", finding.verdict().id())
                .put("fail_if_blank_is_zero", finding.failIfBlankIsZero().orElse(null))
                .put("where", finding.where())
                .put("expected", finding.expected())
                .put("printed", finding.printed())
                .put("suspect", finding.suspect().map(Finding.Suspect::id).orElse(null));
        json.set("cells", MAPPER.valueToTree(finding.cells()));
        sentences(json, finding.message());
        return json;
    }

    /** Where a sweep under way stands; {@code next_due} is null when no address waits. */
    public static ObjectNode standing(Crawl.Standing standing) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("site", standing.site().code())
                .put("district", standing.site().name())
                .put("state", standing.paused() ? "paused" : "running")
                .put("begun", standing.begun().toString())
                .put("requests", standing.requests())
                .put("bytes", standing.bytes())
                .put("fetched", standing.fetched())
                .put("queued", standing.queued())
                .put("reports", standing.reports())
                .put("requisites", standing.requisites())
                .put("requisites_queued", standing.requisitesQueued());
        ObjectNode skipped = json.putObject("skipped");
        new TreeMap<>(standing.skipped()).forEach((reason, count) -> skipped.put(reason.id(), count));
        return json.put("next_due", standing.nextDue().map(Object::toString).orElse(null))
                .put("obstacle", standing.obstacle().map(Message::id).orElse(null));
    }
}
