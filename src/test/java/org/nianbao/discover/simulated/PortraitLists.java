package org.nianbao.discover.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pages of columns of a site of the seventh set, and how one comes from one to the next. */
final class PortraitLists {
    private static final int CUT = 18;

    private final PortraitSite s;
    private final Template.Listing t;
    /** The section's menu. */
    private final PortraitMenu side;

    PortraitLists(PortraitSite site, PortraitMenu side) {
        this.s = site;
        this.t = site.t.listing();
        this.side = side;
    }

    /** Puts a column's pages. */
    void put(PortraitColumn column, List<Line> lines) {
        int pages = Math.max(1, (lines.size() + t.most() - 1) / t.most());
        for (int n = 1; n <= pages; n++) {
            String path = page(column, n, pages);
            List<Line> some = lines.subList((n - 1) * t.most(), Math.min(lines.size(), n * t.most()));
            put(column, path, rows(column, path, some, lines.size()) + turn(column, path, n, pages, lines.size()));
        }
    }

    /** Puts a column of one body's yearly reports. */
    void yearly(PortraitColumn column, List<Line> lines) {
        if (t.years().isEmpty()) {
            put(column, lines);
            return;
        }
        String path = column.address();
        String rows = lines.stream().map(l -> row(t.year(), path, l, 0)).collect(Collectors.joining("\n"));
        put(column, path, Places.filled(t.years(), Map.of("rows", rows)));
    }

    /** Puts a page of a column. */
    void put(PortraitColumn column, String path, String body) {
        s.page(
                path,
                column.name(),
                s.meta("SiteName", s.name + "人民政府")
                        + s.meta("ColumnName", column.name())
                        + s.meta("ColumnType", column.name()),
                side.of(path) + "<div class=\"position\">当前位置：" + s.crumbs(path, column) + "</div><div class=\"main\">"
                        + body + "</div>");
    }

    /** Puts a column of news and other things that are no reports. */
    void news(PortraitColumn column, int pages, int from) {
        put(
                column,
                IntStream.range(0, pages * t.most())
                        .map(i -> from + i)
                        .mapToObj(i -> new Line(
                                0,
                                s.name,
                                s.newsTitle(i),
                                s.newsTitle(i),
                                PortraitSite.newsDate(i % s.filler),
                                s.newsPath(i),
                                false))
                        .toList());
    }

    private String rows(PortraitColumn column, String from, List<Line> lines, int count) {
        String rows = IntStream.range(0, lines.size())
                .mapToObj(i -> row(t.row(), from, lines.get(i), i + 1))
                .collect(Collectors.joining("\n"));
        Map<String, String> places = column.places();
        places.put("rows", rows);
        places.put("count", String.valueOf(count));
        return Places.filled(t.list(), places);
    }

    private String row(String pattern, String from, Line l, int number) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("href", s.href(from, l.address()));
        places.put("title", l.title());
        places.put("cut", l.title().length() > CUT ? l.title().substring(0, CUT) + "..." : l.title());
        places.put("date", l.date());
        places.put("day", l.date().substring(5));
        places.put("year", String.valueOf(l.year()));
        places.put("body", l.body());
        places.put("no", String.valueOf(number));
        places.put(
                "index",
                l.date().replace("-", "") + "-" + Math.floorMod(l.address().hashCode(), 10_000));
        return Places.filled(pattern, places);
    }

    private String page(PortraitColumn column, int n, int pages) {
        if (n == 1) {
            return column.address();
        }
        Map<String, String> places = column.places();
        places.put("n", String.valueOf(n));
        places.put("k", String.valueOf(n - 1));
        places.put("r", String.valueOf(pages - n + 1));
        places.put("o", String.valueOf((n - 1) * t.most()));
        places.put("pages", String.valueOf(pages));
        return Places.filled(t.page(), places);
    }

    private String turn(PortraitColumn column, String from, int at, int pages, int count) {
        Map<String, String> places = column.places();
        places.put("pages", String.valueOf(pages));
        places.put("count", String.valueOf(count));
        places.put("most", String.valueOf(t.most()));
        places.put("n", String.valueOf(at));
        places.put("k", String.valueOf(at - 1));
        return Places.filled(t.turn(), (place, word) -> switch (place) {
            case "first" -> to(column, from, at == 1 ? 0 : 1, pages, word);
            case "prev" -> to(column, from, at - 1, pages, word);
            case "next" -> to(column, from, at + 1, pages, word);
            case "last" -> to(column, from, at == pages ? 0 : pages, pages, word);
            case "numbers" -> numbers(column, from, at, pages);
            default -> places.get(place);
        });
    }

    private String numbers(PortraitColumn column, String from, int at, int pages) {
        return IntStream.rangeClosed(1, pages)
                .mapToObj(
                        n -> n == at ? "<span class=\"current\">" + n + "</span>" : to(column, from, n, pages, "" + n))
                .collect(Collectors.joining(" "));
    }

    private String to(PortraitColumn column, String from, int n, int pages, String word) {
        return n < 1 || n > pages ? "<span>" + word + "</span>" : s.anchor(from, page(column, n, pages), word);
    }
}
