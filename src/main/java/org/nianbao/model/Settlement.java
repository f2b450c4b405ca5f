package org.nianbao.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person's word on a district in a year, with a reason: why there is no report of its own.
 *
 * @param entry number of the ledger entry that holds it, by which it is cited
 * @param at when it was journalled
 * @param code division code
 * @param year report year
 * @param as what the person says
 * @param reportId the report of that district and year that was held at the time; empty when none was
 * @param author who says so, in words
 * @param reason why, in words
 * @param withdrawal who took it back, when and why; empty as long as it stands
 */
public record Settlement(
        long entry,
        Instant at,
        String code,
        int year,
        As as,
        Optional<String> reportId,
        String author,
        String reason,
        Optional<Withdrawal> withdrawal) {

    /** The same word, taken back. */
    public Settlement withdrawn(Withdrawal by) {
        return new Settlement(entry, at, code, year, as, reportId, author, reason, Optional.of(by));
    }

    /**
     * Whether it was said in view of what is held now: a report that was found since refutes it.
     *
     * @param now the report of the district and year that is held now
     */
    public boolean inViewOf(Optional<String> now) {
        return now.isEmpty() || now.equals(reportId);
    }

    /** What a person can say. */
    public enum As {
        /** There was a duty to report, and no report was made public. */
        ABSENT("没有公布报告", "no report was published"),
        /** Its figures are in the report of another body or year. */
        MERGED("已并入另一份报告", "merged into another report"),
        /** The district had been dissolved. */
        ABOLISHED("该区划已撤销", "the division had been abolished"),
        /** There was no duty to report. */
        NOT_REQUIRED("无须编制报告", "no report is required");

        private final String zh;
        private final String en;

        As(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** The stable name. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What an id says; empty when it is none. */
        public static Optional<As> of(String id) {
            return Stream.of(values()).filter(as -> as.id().equals(id)).findFirst();
        }

        /** In words. */
        public Message words() {
            return new Message(id(), zh, en);
        }
    }

    /** How a word stands to what is held now. */
    public enum Standing {
        /** It decides the state of the district-year. */
        HOLDS("有效", "holds"),
        /** A report that was not held at the time is held now, and decides the state. */
        REFUTED("其后找到了报告", "a report was found since"),
        /** A later word took its place. */
        REPLACED("已有更晚的确认", "replaced by a later word"),
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
            return name().toLowerCase(Locale.ROOT);
        }

        /** In words. */
        public Message words() {
            return new Message(id(), zh, en);
        }
    }
}
