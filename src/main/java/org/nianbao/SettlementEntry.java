package org.nianbao;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.Settlement;
import org.nianbao.model.Withdrawal;

/** A person's word on a district-year as a ledger entry, and back: what a rebuild knows of them it takes from there. */
final class SettlementEntry {
    /** The kind of the entry of a word; its subject is the division code. */
    static final String SETTLED = "district_year.settled";

    /** The kind of the entry that takes one back. */
    static final String WITHDRAWN = "district_year.settlement_withdrawn";

    private SettlementEntry() {}

    /** The data of an entry. */
    static Map<String, Object> data(Settlement said, String by) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("year", said.year());
        data.put("as", said.as().id());
        data.put("report", said.reportId().orElse(""));
        data.put("author", said.author());
        data.put("reason", said.reason());
        data.put("by", by);
        return data;
    }

    /** The word of an entry. */
    static Settlement settlement(Ledger.Entry entry) {
        Map<String, Object> data = entry.data();
        return new Settlement(
                entry.sequence(),
                entry.at(),
                entry.subject(),
                ((Number) data.get("year")).intValue(),
                Settlement.As.of((String) data.get("as")).orElseThrow(),
                Optional.of((String) data.get("report")).filter(id -> !id.isEmpty()),
                (String) data.get("author"),
                (String) data.get("reason"),
                Optional.empty());
    }

    /** The data of an entry that takes a word back. */
    static Map<String, Object> data(Settlement said, Testimony testimony, String by) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("settlement", said.entry());
        data.put("year", said.year());
        data.put("author", testimony.author());
        data.put("reason", testimony.reason());
        data.put("by", by);
        return data;
    }

    /** Which word an entry takes back. */
    static long takenBack(Ledger.Entry entry) {
        return ((Number) entry.data().get("settlement")).longValue();
    }

    /** Who took it back, when and why. */
    static Withdrawal withdrawal(Ledger.Entry entry) {
        return new Withdrawal(
                entry.sequence(), entry.at(), (String) entry.data().get("author"), (String)
                        entry.data().get("reason"));
    }
}
