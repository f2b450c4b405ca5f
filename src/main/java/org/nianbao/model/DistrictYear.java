package org.nianbao.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One district in one report year: there is always exactly one, and its states add up to districts × years.
 *
 * @param code division code
 * @param district name
 * @param parent name of the parent division, may be blank
 * @param year report year
 * @param state where it stands
 * @param why the evidence in a sentence
 * @param reportId the report, when there is one
 * @param forms forms of the report, comma separated, blank when none
 * @param version its newest version, 0 when none
 * @param cells number of its cells
 * @param failedRules number of relations that fail in it
 * @param lastLooked when the site was last looked at with an answer
 * @param settlement the person's word that settles it; empty when the seed file does, and when it is not settled
 */
public record DistrictYear(
        String code,
        String district,
        String parent,
        int year,
        State state,
        Message why,
        Optional<String> reportId,
        String forms,
        int version,
        int cells,
        int failedRules,
        Optional<Instant> lastLooked,
        Optional<Settlement> settlement) {

    /** States of a district-year (design §8). */
    public enum State {
        /** The deadline has not passed. */
        NOT_DUE("未到期", "not due yet"),
        /** Due, and the search is not finished. */
        SEARCHING("检索中", "searching"),
        /** The deadline has passed and we have not found it; never "not published". */
        OVERDUE("逾期未找到", "not found by us after the deadline"),
        /** The site gives no answer. */
        UNREACHABLE("网站无法访问", "site unreachable"),
        /** The site answers with a challenge or a refusal. */
        BLOCKED("网站受阻", "site blocked"),
        /** A candidate is known, its bytes are not here. */
        FOUND("已发现，未存档", "found, not captured"),
        /** The bytes are here and cannot be read. */
        UNREADABLE("已存档，无法读取", "captured, unreadable"),
        /** Read, and some relation fails. */
        FINDINGS("已提取，有疑点", "extracted, with findings"),
        /** Read, and no relation fails. */
        CLEAN("已提取，通过校验", "extracted, checks passed"),
        /** A person settled it ({@link Settlement.As}), or the seed file says that the division was not in force. */
        SETTLED("人工确认", "settled by a person");

        private final String zh;
        private final String en;

        State(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** The stable name. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of an id. */
        public static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        /** The Chinese words. */
        public String zh() {
            return zh;
        }

        /** The English words. */
        public String en() {
            return en;
        }
    }
}
