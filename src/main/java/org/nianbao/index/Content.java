package org.nianbao.index;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.model.Cell;
import org.nianbao.model.Report;

/**
 * What is compared between two readings: the figures and the words, without white space and without all that stands
 * around them on a page, so that a hit counter or a new page frame makes no version.
 *
 * @param cells hash of the figures; blank when there are none
 * @param text hash of the normalised prose
 */
record Content(String cells, String text) {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");

    /**
     * The content of a report.
     *
     * @param payloadSha256 stands for the prose when nothing at all was read, for then only the bytes can tell
     */
    static Content of(Report report, String payloadSha256) {
        Map<String, Printed> figures =
                report.cells().stream().collect(Collectors.toMap(Cell::code, Printed::of, (a, b) -> a));
        String text = report.sections().stream()
                .map(s -> bare(s.heading()) + "\n" + bare(s.text()))
                .collect(Collectors.joining("\n"));
        boolean nothing = figures.isEmpty() && text.isBlank();
        return new Content(cells(figures), Hash.of(nothing ? payloadSha256 : text));
    }

    /** Hash of figures by code; blank when there are none. */
    static String cells(Map<String, Printed> figures) {
        String lines = figures.entrySet().stream()
                .map(f -> f.getKey()
                        + "\t"
                        + f.getValue().kind().id()
                        + "\t"
                        + f.getValue().compared())
                .sorted()
                .collect(Collectors.joining("\n"));
        return figures.isEmpty() ? "" : Hash.of(lines);
    }

    /** What a change of a cell is seen by: the number without its notation, otherwise the text. */
    static String printed(Cell cell) {
        return printed(cell.value(), cell.raw());
    }

    /** The same of a figure's number and text. */
    static String printed(Optional<BigDecimal> value, String raw) {
        return value.map(v -> v.signum() == 0 ? "0" : v.stripTrailingZeros().toPlainString())
                .orElseGet(() -> bare(raw));
    }

    private static String bare(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }
}
