package org.nianbao.corpus;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.Cell;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;

/**
 * A report that the corpus prints: its form, what is irregular in it, and what it prints for every figure.
 *
 * @param name of the report, unique for form, irregularity and figures
 * @param form of its tables
 * @param irregularity what is irregular
 * @param prints every printed place of a figure, by code
 * @param untold of these, the ones that the document does not tell, because a number or a header is missing
 */
record Specimen(String name, Form form, Irregularity irregularity, Map<String, Print> prints, Set<String> untold) {
    private static final List<String> MINUSES = List.of("-", "－", "—", "−", "减", "–");
    private static final List<String> DASHES = List.of("-", "—", "/", "无", "－", "——");

    /** A random report with one irregularity. */
    static Specimen of(Form form, Irregularity irregularity, List<Indicator> indicators) {
        Random random = new Random(31L * form.ordinal() + irregularity.ordinal());
        int scale = irregularity.name().startsWith("THOUSANDS") ? 1213 : 1;
        Map<String, Print> prints = Figures.random(form, indicators, random, scale);
        if (irregularity == Irregularity.MIXTURE) {
            prints.keySet().removeIf(c -> c.startsWith("requests."));
            Figures.random(Form.F2019, indicators, random, scale).forEach((code, print) -> {
                if (code.startsWith("requests.")) {
                    prints.put(code, print);
                }
            });
        }
        if (irregularity == Irregularity.MISSING_ROW) {
            prints.keySet()
                    .removeIf(c -> c.startsWith("requests.declined.publication")
                            || c.startsWith("proactive.penalties")
                            || c.equals("statistics.responses.by_other"));
        }
        return new Specimen(
                form.id() + "-" + irregularity.name().toLowerCase(java.util.Locale.ROOT),
                form,
                irregularity,
                changed(prints, irregularity),
                untold(prints.keySet(), irregularity));
    }

    /** A report with the figures of a real one. */
    static Specimen real(Form form, String seed) {
        return new Specimen(form.id() + "-real-" + seed, form, Irregularity.REAL, Figures.real(seed), Set.of());
    }

    private static Set<String> untold(Set<String> codes, Irregularity irregularity) {
        return codes.stream()
                .filter(c -> irregularity == Irregularity.NO_HEADER && c.startsWith("proactive.")
                        || irregularity == Irregularity.SIX_NUMBERS
                                && (c.startsWith("requests.handled_total.") || c.startsWith("requests.carried_out.")))
                .collect(Collectors.toSet());
    }

    /** The same report with other figures. */
    Specimen printing(Map<String, Print> others) {
        return new Specimen(name, form, irregularity, others, untold);
    }

    /** Places that the document tells. */
    int told() {
        return prints.size() - untold.size();
    }

    /** The form of table 三. */
    Form requestsForm() {
        return irregularity == Irregularity.MIXTURE ? Form.F2019 : form;
    }

    boolean has(Irregularity other) {
        return irregularity == other;
    }

    private static Map<String, Print> changed(Map<String, Print> prints, Irregularity irregularity) {
        Map<String, Print> changed = new LinkedHashMap<>();
        int[] place = {0};
        prints.forEach((code, print) -> changed.put(code, change(code, print, irregularity, place[0]++)));
        return changed;
    }

    private static Print change(String code, Print print, Irregularity irregularity, int place) {
        return switch (irregularity) {
            case THOUSANDS -> print.whole() ? Print.number(grouped(print, ","), print.value()) : print;
            case THOUSANDS_WIDE -> print.whole() ? Print.number(grouped(print, "，"), print.value()) : print;
            case THOUSANDS_BLANK -> print.whole() ? Print.number(grouped(print, " "), print.value()) : print;
            case FULL_WIDTH -> Print.number(wide(print.text()), print.value());
            case UNIT_IN_CELL -> Print.number(print.text() + (print.whole() ? "件" : "万元"), print.value());
            case YUAN ->
                print.whole()
                        ? print
                        : Print.number(print.value().movePointRight(4).toBigInteger() + "元", print.value());
            case NOTES ->
                code.contains("normative") ? Print.number(print.text() + "（其中本年" + place + "件）", print.value()) : print;
            case MINUS ->
                code.endsWith("items_change")
                        ? Print.number(
                                MINUSES.get(place % MINUSES.size()) + print.text(),
                                print.value().negate())
                        : print;
            case BLANKS -> print.zero() ? new Print("", Cell.Kind.BLANK, null) : print;
            case DASHES -> print.zero() ? new Print(DASHES.get(place % DASHES.size()), Cell.Kind.DASH, null) : print;
            default -> print;
        };
    }

    private static String grouped(Print print, String separator) {
        return print.text().replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", separator);
    }

    private static String wide(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append((char) (c >= '0' && c <= '9' || c == '.' ? c + 0xFEE0 : c)));
        return out.toString();
    }

    /** What is printed at the place of a code. */
    String text(String code) {
        return prints.get(code).text();
    }

    /** Whether the printed value is what was read. */
    static boolean same(Print print, Cell.Kind kind, BigDecimal value) {
        return print.kind() == kind
                && (kind != Cell.Kind.NUMBER || print.value().compareTo(value) == 0);
    }
}
