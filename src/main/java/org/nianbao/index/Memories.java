package org.nianbao.index;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.Memory;

/**
 * Where the last finished sweep of a site that found reports found them. Nothing is kept for it: the judgements say it, and a
 * rebuild makes them again from the archive.
 */
final class Memories {
    private static final int MOST_COLUMNS = 8;
    private static final int REMEMBERED = 960;
    /** Asked for only where the newest report is not in a known column, but before the home page. */
    private static final int PATTERN = 700;

    /** The pages that were judged columns, with what they led to. */
    private static final String LED =
            """
            select v.url, v.via, v.anchor, j.clue_year,
                case when j.clue_scope in ('department', 'township') then 0 else 1 end own
            from judgement j
            join capture c on c.record_id = j.record_id
            join capture v on v.url = c.via and v.sweep_id = c.sweep_id
            join judgement w on w.record_id = v.record_id and w.kind = 'column'
            where j.kind = 'report' and j.sweep_id = :sweep
            order by v.captured_at, v.url_hash
            """;

    private Memories() {}

    static Memory of(Handle handle, String siteCode) {
        return lastFruitful(handle, siteCode)
                .map(sweep -> memory(handle, sweep, siteCode))
                .orElseGet(Memory::none);
    }

    private static Optional<String> lastFruitful(Handle handle, String siteCode) {
        return handle.createQuery(
                        """
                        select max(w.id) from sweep w where w.site_code = :site and w.state = 'finished' and exists
                            (select 1 from judgement j where j.sweep_id = w.id and j.kind = 'report')
                        """)
                .bind("site", siteCode)
                .mapTo(String.class)
                .findOne();
    }

    /** Of all sweeps: a report that was there once is looked for again. */
    private static SortedSet<Integer> years(Handle handle, String siteCode, boolean lower) {
        return new TreeSet<>(handle.createQuery(
                        """
                        select distinct j.clue_year from judgement j join capture c on c.record_id = j.record_id
                        where j.kind = 'report' and j.clue_year is not null and c.site_code = :site
                          and (case when j.clue_scope in ('department', 'township') then 1 else 0 end) = :lower
                        """)
                .bind("site", siteCode)
                .bind("lower", lower ? 1 : 0)
                .mapTo(Integer.class)
                .list());
    }

    private static Memory memory(Handle handle, String sweep, String siteCode) {
        Map<String, Led> columns = new LinkedHashMap<>();
        handle.createQuery(LED)
                .bind("sweep", sweep)
                .map((row, context) -> new Led(
                        row.getString("url"),
                        Binding.optionalText(row, "via"),
                        row.getString("anchor"),
                        new TreeSet<>(
                                Binding.optionalInt(row, "clue_year").stream().toList()),
                        row.getInt("own"),
                        1))
                .forEach(led -> columns.merge(led.url(), led, Led::and));
        List<Led> best = columns.values().stream()
                .sorted(Comparator.comparingInt(Led::own)
                        .thenComparingInt(Led::reports)
                        .reversed())
                .limit(MOST_COLUMNS)
                .toList();
        List<Memory.Column> remembered = new ArrayList<>();
        best.forEach(led -> remembered.add(led.column(URI.create(led.url()), REMEMBERED)));
        best.stream()
                .flatMap(led -> led.next().stream())
                .filter(c -> !columns.containsKey(c.uri().toString()))
                .forEach(remembered::add);
        return new Memory(remembered, years(handle, siteCode, false), Optional.of(years(handle, siteCode, true)));
    }

    /** A column and what it led to; the district's own reports count first. */
    private record Led(
            String url, Optional<String> via, String anchor, SortedSet<Integer> years, int own, int reports) {

        Led and(Led other) {
            SortedSet<Integer> all = new TreeSet<>(years);
            all.addAll(other.years());
            return new Led(url, via, anchor, all, own + other.own(), reports + other.reports());
        }

        Memory.Column column(URI uri, int promise) {
            return new Memory.Column(uri, via.map(URI::create), anchor, promise);
        }

        /** A column of one year whose address names the year: by the same pattern, that of the year after. */
        Optional<Memory.Column> next() {
            if (years.size() != 1 || !url.contains(String.valueOf(years.first()))) {
                return Optional.empty();
            }
            String year = String.valueOf(years.first());
            String after = String.valueOf(years.first() + 1);
            Memory.Column next = column(URI.create(url.replace(year, after)), PATTERN);
            return Optional.of(
                    new Memory.Column(next.uri(), next.via(), next.anchor().replace(year, after), next.promise()));
        }
    }
}
