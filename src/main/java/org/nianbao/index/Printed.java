package org.nianbao.index;

import java.util.Set;
import org.nianbao.model.Cell;

/**
 * A figure as one document prints it.
 *
 * @param kind what the cell holds
 * @param compared the number without its notation, otherwise the text; see {@link Content#printed}
 * @param raw as printed
 * @param by how it was assigned
 */
record Printed(Cell.Kind kind, String compared, String raw, Cell.By by) {
    private static final Set<Cell.Kind> NOTHING = Set.of(Cell.Kind.BLANK, Cell.Kind.DASH);

    static Printed of(Cell cell) {
        return new Printed(cell.kind(), Content.printed(cell), cell.raw(), cell.by());
    }

    /**
     * Whether two documents of one report contradict each other: two different numbers, or a number where the other has
     * a blank or a dash. A zero contradicts neither of these, and words or what cannot be read claim nothing.
     */
    boolean contradicts(Printed other) {
        boolean numbers = kind == Cell.Kind.NUMBER && other.kind == Cell.Kind.NUMBER;
        return numbers ? !compared.equals(other.compared) : missedBy(other) || other.missedBy(this);
    }

    private boolean missedBy(Printed other) {
        return kind == Cell.Kind.NUMBER && !compared.equals("0") && NOTHING.contains(other.kind);
    }
}
