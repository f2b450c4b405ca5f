package org.nianbao.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Hints;
import org.nianbao.model.Remark;

/**
 * The day of publication: page metadata, then a labelled date in the text or in the metadata table, then the address. All
 * are asked, and that they disagree is remarked.
 */
final class PublicationDates {
    private static final List<String> META = List.of(
            "pubdate",
            "publishdate",
            "publishtime",
            "publish_time",
            "article:published_time",
            "dc.date",
            "ucappublishtime");
    private static final String DATE = "(20\\d{2})[-/.年](\\d{1,2})[-/.月](\\d{1,2})";
    private static final Pattern PLAIN = Pattern.compile(DATE);
    private static final Pattern LABELLED = Pattern.compile("(?:发布|公开|发文|发稿|公布)(?:日期|时间)[】\\]]?[::]?" + DATE);
    private static final Pattern LABEL = Pattern.compile("[【\\[]?(?:发布|公开|发文|公布)(?:日期|时间)[】\\]]?[::]?");
    private static final Pattern TRS = Pattern.compile("/t(20\\d{2})(\\d{2})(\\d{2})_");
    private static final Pattern HANWEB = Pattern.compile("/art/(20\\d{2})/(\\d{1,2})/(\\d{1,2})/");

    private final Map<String, LocalDate> witnesses = new LinkedHashMap<>();

    private PublicationDates() {}

    /** What each witness says: {@code meta}, {@code text}, {@code table}, {@code url}, in order of trust. */
    static PublicationDates of(Document document, Hints hints) {
        PublicationDates dates = new PublicationDates();
        dates.say("meta", inMeta(document));
        dates.say("text", inText(document));
        dates.say("table", inGrids(document));
        dates.say("url", inAddress(document, hints));
        return dates;
    }

    private void say(String witness, Optional<LocalDate> date) {
        date.ifPresent(d -> witnesses.put(witness, d));
    }

    /** The day that the most trusted witness names. */
    Optional<LocalDate> published() {
        return witnesses.values().stream().findFirst();
    }

    /** That the witnesses disagree, with what each of them says. */
    Optional<Remark> remark() {
        boolean agree = witnesses.values().stream().distinct().count() < 2;
        return published()
                .filter(d -> !agree)
                .map(d -> Remarks.publishedDisagreement(
                        d,
                        witnesses.entrySet().stream()
                                .map(w -> w.getKey() + " " + w.getValue())
                                .collect(Collectors.joining(", "))));
    }

    private static Optional<LocalDate> inMeta(Document document) {
        return META.stream()
                .flatMap(name -> Stream.ofNullable(document.meta().get(name)))
                .flatMap(value -> date(PLAIN, value).stream())
                .findFirst();
    }

    private static Optional<LocalDate> inText(Document document) {
        return document.blocks().stream()
                .filter(b -> b.text().length() < 400)
                .flatMap(b -> date(LABELLED, Wording.folded(b.text())).stream())
                .findFirst();
    }

    private static Optional<LocalDate> inGrids(Document document) {
        for (Grid grid : document.grids()) {
            List<Grid.Cell> cells = grid.cells();
            for (int i = 0; i < cells.size(); i++) {
                String text = Wording.folded(cells.get(i).text());
                if (!text.contains("日期") && !text.contains("时间")) {
                    continue;
                }
                Optional<LocalDate> here = date(LABELLED, text);
                boolean label = LABEL.matcher(text).matches() && i + 1 < cells.size();
                Optional<LocalDate> next = label ? date(PLAIN, cells.get(i + 1).text()) : Optional.empty();
                if (here.or(() -> next).isPresent()) {
                    return here.or(() -> next);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> inAddress(Document document, Hints hints) {
        return hints.uri()
                .or(() -> document.source().uri())
                .map(u -> String.valueOf(u.getPath()))
                .flatMap(path -> date(TRS, path).or(() -> date(HANWEB, path)));
    }

    private static Optional<LocalDate> date(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
