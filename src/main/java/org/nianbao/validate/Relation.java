package org.nianbao.validate;

import java.util.List;
import org.nianbao.model.Finding;
import org.nianbao.model.Message;

/**
 * One relation between the figures of a report: {@code Σ left  sign  Σ right}.
 *
 * @param rule stable id
 * @param severity how bad a failure is
 * @param where row or column it is applied to, blank when there is only one place
 * @param left codes of the printed side
 * @param right codes of the side that it must agree with
 * @param sign how the two sides compare
 * @param words what it demands, in both tongues
 */
record Relation(
        String rule,
        Finding.Severity severity,
        String where,
        List<String> left,
        List<String> right,
        Sign sign,
        Message words) {

    /** How the two sides of a relation compare. */
    enum Sign {
        /** Both are the same. */
        EQUAL,
        /** The left side is not more than the right. */
        AT_MOST,
        /** The left side is not less than the right. */
        AT_LEAST;

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case AT_MOST -> comparison <= 0;
                case AT_LEAST -> comparison >= 0;
            };
        }

        String before(String number) {
            return switch (this) {
                case EQUAL -> number;
                case AT_MOST -> "≤ " + number;
                case AT_LEAST -> "≥ " + number;
            };
        }
    }
}
