package org.nianbao.index;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.Reason;
import org.nianbao.model.Settlement;

/** What the tracker needs to know, read at once. */
final class Facts {
    /** Whose report stands for the district, best first; a department's or a township's never does. */
    private static final List<String> LEADING = List.of("district", "government_and_office", "office", "unknown");

    private static final Comparator<Index.ReportRow> BEST_FIRST = comparing(
                    (Index.ReportRow row) -> LEADING.indexOf(row.scope()))
            .thenComparing(Index.ReportRow::cells, Comparator.reverseOrder())
            .thenComparing(Index.ReportRow::capturedAt)
            .thenComparing(Index.ReportRow::id);

    private final Map<Place, Index.ReportRow> reports = new HashMap<>();
    private final Map<Place, List<Index.Candidate>> candidates;
    private final Map<Place, Link> links = new HashMap<>();
    private final List<Settlement> settlements;
    private final Map<Place, Settlement> lastWords = new HashMap<>();
    private final Map<String, List<Looked>> sweeps;
    private final Map<String, Instant> looked = new HashMap<>();

    private Facts(Handle handle, Dialect dialect) {
        Reports.newest(handle).stream()
                .filter(row -> row.year().isPresent() && LEADING.contains(row.scope()))
                .sorted(BEST_FIRST)
                .forEach(row -> reports.putIfAbsent(
                        new Place(row.divisionCode(), row.year().orElseThrow()), row));
        candidates = Candidates.list(handle, dialect, Optional.empty()).stream()
                .filter(c -> c.judgedReport() && c.year().isPresent() && LEADING.contains(c.scope()))
                .collect(groupingBy(c -> new Place(c.siteCode(), c.year().orElseThrow())));
        sweeps = readSweeps(handle).stream().collect(groupingBy(Looked::siteCode));
        readLinks(handle);
        settlements = Settlements.all(handle);
        settlements.forEach(s -> lastWords.put(new Place(s.code(), s.year()), s));
        readLooked(handle);
    }

    /** Reads all of them in the transaction of a handle. */
    static Facts read(Handle handle, Dialect dialect) {
        return new Facts(handle, dialect);
    }

    /** The report that stands for a district-year. */
    Optional<Index.ReportRow> report(String code, int year) {
        return Optional.ofNullable(reports.get(new Place(code, year)));
    }

    /** What may be the report of a district-year. */
    List<Index.Candidate> candidates(String code, int year) {
        return candidates.getOrDefault(new Place(code, year), List.of());
    }

    /** A link that seems to lead to the report of a district-year and has never been archived with content. */
    Optional<Link> link(String code, int year) {
        return Optional.ofNullable(links.get(new Place(code, year)));
    }

    /** What a person said of a district-year, as long as it holds. */
    Optional<Settlement> settled(String code, int year) {
        return Optional.ofNullable(lastWords.get(new Place(code, year)))
                .filter(s -> standing(s) == Settlement.Standing.HOLDS);
    }

    /** What people said of district-years, in the order in which they did. */
    List<Settlement> settlements() {
        return settlements;
    }

    /** How a word stands; of several the last one counts, and one that is taken back does not bring back the one before. */
    Settlement.Standing standing(Settlement said) {
        if (said.withdrawal().isPresent()) {
            return Settlement.Standing.WITHDRAWN;
        }
        if (lastWords.get(new Place(said.code(), said.year())) != said) {
            return Settlement.Standing.REPLACED;
        }
        boolean inView = said.inViewOf(report(said.code(), said.year()).map(Index.ReportRow::id));
        return inView ? Settlement.Standing.HOLDS : Settlement.Standing.REFUTED;
    }

    /** Ended sweeps of a site, oldest first. */
    List<Looked> sweeps(String code) {
        return sweeps.getOrDefault(code, List.of());
    }

    /** When a site last gave an answer. */
    Optional<Instant> lastLooked(String code) {
        return Optional.ofNullable(looked.get(code));
    }

    private static List<Looked> readSweeps(Handle handle) {
        return handle.createQuery("select * from sweep where ended is not null order by ended, id")
                .map((row, context) -> new Looked(
                        row.getString("site_code"),
                        row.getString("state"),
                        Reason.of(row.getString("reason")),
                        Binding.instant(row, "ended"),
                        Sweeps.years(row.getString("years"))))
                .list();
    }

    private void readLinks(Handle handle) {
        handle.createQuery(
                        """
                        select l.site_code, l.link_year, l.url, c.reason from report_link l
                        left join capture c on c.url_hash = l.url_hash
                        where not exists (select 1 from capture d
                            where d.url_hash = l.url_hash and d.outcome in ('captured', 'not_modified'))
                        order by l.url_hash, c.captured_at desc
                        """)
                .map((row, context) -> Map.entry(
                        new Place(row.getString("site_code"), row.getInt("link_year")),
                        new Link(
                                row.getString("url"),
                                Binding.optionalText(row, "reason").map(Reason::of))))
                .forEach(link -> links.putIfAbsent(link.getKey(), link.getValue()));
    }

    private void readLooked(Handle handle) {
        handle.createQuery("select site_code, max(captured_at) last_at from capture group by site_code")
                .map((row, context) -> Map.entry(row.getString("site_code"), Binding.instant(row, "last_at")))
                .forEach(last -> looked.put(last.getKey(), last.getValue()));
    }

    /**
     * A link to a report that is not archived.
     *
     * @param url where it leads
     * @param answer why what came from there last is no content, when anything came
     */
    record Link(String url, Optional<Reason> answer) {}

    /** A district in a year. */
    private record Place(String code, int year) {}

    /**
     * A sweep that has ended.
     *
     * @param siteCode the site
     * @param state how it ended
     * @param reason why
     * @param ended when
     * @param years the years it looked for, empty means all
     */
    record Looked(String siteCode, String state, Reason reason, Instant ended, Set<Integer> years) {}
}
