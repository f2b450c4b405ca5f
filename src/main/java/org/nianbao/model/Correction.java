package org.nianbao.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A second value for a figure, given by a person with a reason; the value that was read is never replaced. It belongs to one
 * document (by digest) and to what was read there at the time.
 *
 * @param entry number of the ledger entry that holds it, by which it is cited
 * @param at when it was journalled
 * @param reportId the report for which it was made
 * @param version the version of the report at that time
 * @param sha256 digest of the document that prints the figure
 * @param code {@link Indicator#code()}
 * @param corrected what the person says belongs there
 * @param read what had been read there; empty when the place had not been found
 * @param author who says so, in words
 * @param reason why, in words
 * @param withdrawal who took it back, when and why; empty as long as it stands
 */
public record Correction(
        long entry,
        Instant at,
        String reportId,
        int version,
        String sha256,
        String code,
        Value corrected,
        Optional<Value> read,
        String author,
        String reason,
        Optional<Withdrawal> withdrawal) {

    /** The same correction, taken back. */
    public Correction withdrawn(Withdrawal by) {
        return new Correction(
                entry, at, reportId, version, sha256, code, corrected, read, author, reason, Optional.of(by));
    }

    /** Whether what is read at the place now is what had been read when the correction was made. */
    public boolean madeFor(Optional<Value> now) {
        return read.isPresent() == now.isPresent()
                && read.map(then -> then.same(now.orElseThrow())).orElse(true);
    }

    /**
     * What stands at a place.
     *
     * @param kind what it is
     * @param number the number in the indicator's own unit; present exactly when {@code kind} is a number
     * @param raw as printed or as typed
     */
    public record Value(Cell.Kind kind, Optional<BigDecimal> number, String raw) {

        /** Holds number and kind together. */
        public Value {
            if (number.isPresent() != (kind == Cell.Kind.NUMBER)) {
                throw new IllegalArgumentException("there is a number exactly when it is one");
            }
        }

        /** What a cell holds. */
        public static Value of(Cell cell) {
            return new Value(cell.kind(), cell.value(), cell.raw());
        }

        /** Whether both say the same; the notation of a number, a blank or a dash makes no difference. */
        public boolean same(Value other) {
            boolean words = kind != Cell.Kind.TEXT || raw.strip().equals(other.raw.strip());
            boolean numbers = number.isEmpty()
                    || other.number.filter(n -> n.compareTo(number.get()) == 0).isPresent();
            return kind == other.kind && words && numbers;
        }

        /** The number without its notation, otherwise what was printed or typed. */
        public String text() {
            return number.map(BigDecimal::toPlainString).orElse(raw);
        }
    }

    /** How a correction stands to what is held now. */
    public enum Standing {
        /** The document is read as it was then: the second value stands beside the read one. */
        HOLDS("有效", "holds"),
        /** Made for another value than is read in the document now. */
        EARLIER_VALUE("针对先前读出的值", "made for an earlier value"),
        /** Made for another document or version of the report. */
        OTHER_DOCUMENT("针对另一版本的文件", "made for the document of another version"),
        /** A later correction of the same figure took its place. */
        REPLACED("已有更晚的更正", "replaced by a later correction"),
        /** Taken back. */
        WITHDRAWN("已撤回", "withdrawn");

        private final String zh;
        private final String en;

        Standing(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** The stable name. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** In words. */
        public Message words() {
            return new Message(id(), zh, en);
        }
    }
}
