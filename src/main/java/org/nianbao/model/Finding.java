package org.nianbao.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one relation (勾稽关系) says about one report.
 *
 * @param rule stable id, for instance {@code requests.balance}
 * @param severity how bad a failure is
 * @param verdict how it ended
 * @param failIfBlankIsZero how a relation that is not assessable would end if blanks counted as zero
 * @param where row or column it was applied to, for instance {@code total}; blank when there is only one place
 * @param expected what the relation demands, in words or as a number
 * @param printed what the document prints
 * @param cells codes of the cells involved, the printed one first
 * @param message what it means, for people
 */
public record Finding(
        String rule,
        Severity severity,
        Verdict verdict,
        Optional<Boolean> failIfBlankIsZero,
        String where,
        String expected,
        String printed,
        List<String> cells,
        Message message) {

    /** Copies the list. */
    public Finding {
        cells = List.copyOf(cells);
    }

    /** How bad a failure is. */
    public enum Severity {
        /** A relation that the form itself prints or that must hold. */
        ERROR,
        /** Suspicious. */
        WARNING,
        /** Worth a look. */
        INFO;

        /** The name in the contract. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a relation ended. */
    public enum Verdict {
        /** It holds. */
        PASS,
        /** It does not. */
        FAIL,
        /** An operand is not a number. */
        NOT_ASSESSABLE;

        /** The name in the contract. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it fails. */
    public boolean fails() {
        return verdict == Verdict.FAIL;
    }
}
