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
 * @param suspect who is likely wrong, where an error or a warning says that somebody is
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
        Message message,
        Optional<Suspect> suspect) {

    /** Copies the list. */
    public Finding {
        cells = List.copyOf(cells);
    }

    /** A finding that suspects nobody. */
    public Finding(
            String rule,
            Severity severity,
            Verdict verdict,
            Optional<Boolean> failIfBlankIsZero,
            String where,
            String expected,
            String printed,
            List<String> cells,
            Message message) {
        this(rule, severity, verdict, failIfBlankIsZero, where, expected, printed, cells, message, Optional.empty());
    }

    /** The same finding with the one who is likely wrong; only a failing error or warning says that somebody is. */
    public Finding suspecting(Suspect one) {
        Optional<Suspect> suspect = fails() && severity != Severity.INFO ? Optional.of(one) : Optional.empty();
        return new Finding(
                rule, severity, verdict, failIfBlankIsZero, where, expected, printed, cells, message, suspect);
    }

    /** Who is likely wrong. */
    public enum Suspect {
        /** The document: every figure was read under its own labels, and nothing had to be decided. */
        SOURCE("可能是原文有误", "the source is likely wrong"),
        /** Our reading: a figure was recognised, placed by order or sums, converted, or could be read otherwise. */
        READING("可能是识读有误", "our reading is likely wrong");

        private final String zh;
        private final String en;

        Suspect(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** The name in the contract. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** In words, without a stop. */
        public Message words() {
            return new Message(id(), zh, en);
        }
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
