package org.nianbao.index;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Scope;

/** Tables {@code candidate} and {@code report_link}: what may be a report, and what surely leads to one. */
final class Candidates {
    private static final Set<String> DOCUMENT_ENDINGS = Set.of("pdf", "doc", "docx", "xls", "xlsx", "wps", "et", "rtf");
    private static final Pattern DOCUMENT_TYPE =
            Pattern.compile("application/(?:pdf|msword|rtf|vnd\\.(?:ms-|openxmlformats|oasis).*|(?:x-|kswps).*wps.*)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");

    /** As in 二〇二一年; the character for ten is not among them, because 二十 is no digit of a year. */
    private static final String CHINESE_DIGITS = "〇一二三四五六七八九";

    private static final Pattern CHINESE_DIGIT = Pattern.compile("[〇一二三四五六七八九]|[○零]");

    /** From this promise on a link that names a year counts as a report that is known of. */
    private static final int SURE = 800;

    private Candidates() {}

    /** Whether a judged record is to be read: a page that is or holds a report, or a document linked as something like it. */
    static boolean worthReading(ArchivedRecord record, Judgement judgement) {
        boolean content = record.outcome() instanceof Outcome.Captured
                && record.outcome().reason() == Reason.CONTENT
                && !record.payloadSha256().isBlank();
        boolean report = judgement.kind() == Judgement.Kind.REPORT;
        boolean lookalike = judgement.kind() == Judgement.Kind.LOOKALIKE;
        return content && (report || (!lookalike && isDocument(record)));
    }

    private static boolean isDocument(ArchivedRecord record) {
        String path = Optional.ofNullable(record.uri().getPath()).orElse("").toLowerCase(Locale.ROOT);
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return DOCUMENT_TYPE.matcher(record.mediaType()).matches()
                || (!record.mediaType().startsWith("text/") && DOCUMENT_ENDINGS.contains(ending));
    }

    /** Takes in a candidate; of several captures of the same bytes at the same address the first one counts. */
    static void add(Handle handle, ArchivedRecord record, String anchor, Judgement judgement) {
        String urlHash = Hash.of(record.uri().toString());
        Optional<String> first = handle.createQuery(
                        """
                        select record_id from candidate where url_hash = :url and payload_sha256 = :payload for update
                        """)
                .bind("url", urlHash)
                .bind("payload", record.payloadSha256())
                .mapTo(String.class)
                .findOne();
        if (first.isPresent() && !earlier(record, Captures.one(handle, first.get()))) {
            return;
        }
        handle.createUpdate("delete from candidate where url_hash = :url and payload_sha256 = :payload")
                .bind("url", urlHash)
                .bind("payload", record.payloadSha256())
                .execute();
        insert(handle, record, anchor, judgement);
    }

    /** The earliest capture of a payload at any address where it is a candidate. */
    static ArchivedRecord earliest(Handle handle, String payload) {
        return handle
                .createQuery(
                        """
                        select c.* from candidate k join capture c on c.record_id = k.record_id
                        where k.payload_sha256 = :payload
                        """)
                .bind("payload", payload)
                .map((row, context) -> Captures.record(row))
                .list()
                .stream()
                .min(comparing(ArchivedRecord::date).thenComparing(r -> r.uri().toString()))
                .orElseThrow();
    }

    private static boolean earlier(ArchivedRecord one, ArchivedRecord other) {
        int byTime = Binding.micros(one.date()).compareTo(other.date());
        return byTime < 0 || (byTime == 0 && one.recordId().compareTo(other.recordId()) < 0);
    }

    private static void insert(Handle handle, ArchivedRecord record, String anchor, Judgement judgement) {
        Optional<Judgement.ReportClue> clue = judgement.report();
        String title =
                clue.map(Judgement.ReportClue::title).filter(t -> !t.isBlank()).orElse(anchor);
        handle.createUpdate(
                        """
                        insert into candidate (url_hash, payload_sha256, url, record_id, captured_at, site_code, clue,
                            clue_title, clue_year, clue_scope, clue_publisher, via_hash)
                        values (:urlHash, :payload, :url, :record, :at, :site, :clue, :title, :year, :scope, :publisher,
                            :via)
                        """)
                .bind("urlHash", Hash.of(record.uri().toString()))
                .bind("payload", record.payloadSha256())
                .bind("url", record.uri().toString())
                .bind("record", record.recordId())
                .bind("at", record.date())
                .bind("site", record.origin().siteCode())
                .bind("clue", judgement.kind() == Judgement.Kind.REPORT)
                .bind("title", title)
                .bind(
                        "year",
                        clue.flatMap(Judgement.ReportClue::year)
                                .or(() -> year(title))
                                .orElse(null))
                .bind(
                        "scope",
                        clue.map(Judgement.ReportClue::scope)
                                .orElse(Scope.UNKNOWN)
                                .id())
                .bind("publisher", clue.map(Judgement.ReportClue::publisher).orElse(""))
                .bind(
                        "via",
                        record.origin().via().map(v -> Hash.of(v.toString())).orElse(null))
                .execute();
    }

    /** Remembers the links that surely lead to a report of a year. */
    static void addLinks(Handle handle, String siteCode, List<Judgement.LinkJudgement> links) {
        for (Judgement.LinkJudgement judged : links) {
            if (judged.promise() >= SURE) {
                year(judged.link().text()).ifPresent(year -> addLink(handle, siteCode, judged.link(), year));
            }
        }
    }

    private static void addLink(Handle handle, String siteCode, Link link, int year) {
        String url = link.uri().toString();
        String known = "select count(*) from report_link where site_code = ? and url_hash = ?";
        if (!Binding.any(handle, known, siteCode, Hash.of(url))) {
            handle.createUpdate(
                            """
                            insert into report_link (site_code, url_hash, url, link_year, anchor)
                            values (:site, :hash, :url, :year, :anchor)
                            """)
                    .bind("site", siteCode)
                    .bind("hash", Hash.of(url))
                    .bind("url", url)
                    .bind("year", year)
                    .bind("anchor", link.text())
                    .execute();
        }
    }

    /** The year a title names, when it names exactly one. */
    static Optional<Integer> year(String title) {
        Matcher matcher = YEAR.matcher(CHINESE_DIGIT.matcher(title).replaceAll(Candidates::digit));
        List<Integer> years = matcher.results()
                .map(r -> Integer.parseInt(r.group(1)))
                .distinct()
                .toList();
        return years.size() == 1 ? Optional.of(years.get(0)) : Optional.empty();
    }

    private static String digit(MatchResult chinese) {
        return String.valueOf(Math.max(CHINESE_DIGITS.indexOf(chinese.group()), 0));
    }

    /** All candidates, of one site or of all, in stable order. */
    static List<Index.Candidate> list(Handle handle, Dialect dialect, Optional<String> siteCode) {
        String where = siteCode.isPresent() ? " where k.site_code = :site" : "";
        var query = handle.createQuery(STATES + where + " order by " + dialect.byCode("k.site_code")
                + ", k.clue_year nulls last, k.captured_at, " + dialect.byCode("k.url") + ", k.payload_sha256");
        siteCode.ifPresent(code -> query.bind("site", code));
        return query.map((row, context) -> CandidateRow.of(row)).list();
    }

    /** Each candidate with what reading has made of its payload; the newest task counts. */
    private static final String STATES =
            """
            select k.*, t.state task_state, t.outcome task_outcome, g.kind, g.reason_id, g.reason_zh, g.reason_en
            from candidate k
            left join reading g on g.payload_sha256 = k.payload_sha256
            left join reading_task t on t.id =
                (select max(n.id) from reading_task n where n.payload_sha256 = k.payload_sha256)
            """;
}
