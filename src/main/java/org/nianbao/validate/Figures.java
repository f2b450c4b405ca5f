package org.nianbao.validate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.model.Cell;
import org.nianbao.model.Report;

/** The figures of one report by code. */
final class Figures {
    private final Map<String, Cell> cells;

    Figures(Report report) {
        cells = report.cells().stream().collect(Collectors.toMap(Cell::code, Function.identity(), (a, b) -> a));
    }

    /** Whether the document prints the place of a code. */
    boolean has(String code) {
        return cells.containsKey(code);
    }

    /** The cells whose code begins so. */
    List<Cell> beginning(String prefix) {
        return cells.values().stream()
                .filter(c -> c.code().startsWith(prefix))
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }

    /** The sum of codes; empty when one of them is not a number. */
    Optional<BigDecimal> sum(List<String> codes) {
        return sum(codes, false);
    }

    /** The sum of codes with blanks and dashes as zero; empty when one of them holds anything else, or is missing. */
    Optional<BigDecimal> sumWithZeros(List<String> codes) {
        return sum(codes, true);
    }

    private Optional<BigDecimal> sum(List<String> codes, boolean zeros) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String code : codes) {
            Optional<BigDecimal> value = value(code, zeros);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(value.get());
        }
        return Optional.of(sum);
    }

    private Optional<BigDecimal> value(String code, boolean zeros) {
        Cell cell = cells.get(code);
        if (cell == null) {
            return Optional.empty();
        }
        boolean empty = cell.kind() == Cell.Kind.BLANK || cell.kind() == Cell.Kind.DASH;
        return zeros && empty ? Optional.of(BigDecimal.ZERO) : cell.value();
    }

    /** A side of a relation as printed: the raw texts joined, or the sum when all are numbers. */
    String printed(List<String> codes) {
        return sum(codes).map(Figures::plain).orElseGet(() -> codes.stream()
                .map(c -> has(c) ? shown(cells.get(c)) : "?")
                .collect(Collectors.joining(" + ")));
    }

    private static String shown(Cell cell) {
        return cell.kind() == Cell.Kind.BLANK ? "（空）" : cell.raw();
    }

    static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
