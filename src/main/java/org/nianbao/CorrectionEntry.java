package org.nianbao;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.Withdrawal;

/** A correction as a ledger entry, and back: what a rebuild knows of corrections it takes from there. */
final class CorrectionEntry {
    /** The kind of the entry of a correction. */
    static final String CORRECTED = "figure.corrected";

    /** The kind of the entry that takes one back. */
    static final String WITHDRAWN = "figure.correction_withdrawn";

    private CorrectionEntry() {}

    /**
     * The data of an entry.
     *
     * @param by how it came: {@code web}, {@code api} or {@code command}
     */
    static Map<String, Object> data(Correction correction, String by) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("version", correction.version());
        data.put("sha256", correction.sha256());
        data.put("code", correction.code());
        data.put("corrected", value(correction.corrected()));
        data.put("read", correction.read().map(CorrectionEntry::value).orElse(Map.of()));
        data.put("author", correction.author());
        data.put("reason", correction.reason());
        data.put("by", by);
        return data;
    }

    private static Map<String, Object> value(Correction.Value value) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", value.kind().id());
        value.number().ifPresent(number -> data.put("number", number.toPlainString()));
        data.put("raw", value.raw());
        return data;
    }

    /** The correction of an entry. */
    static Correction correction(Ledger.Entry entry) {
        Map<String, Object> data = entry.data();
        return new Correction(
                entry.sequence(),
                entry.at(),
                entry.subject(),
                ((Number) data.get("version")).intValue(),
                (String) data.get("sha256"),
                (String) data.get("code"),
                value((Map<?, ?>) data.get("corrected")).orElseThrow(),
                value((Map<?, ?>) data.get("read")),
                (String) data.get("author"),
                (String) data.get("reason"),
                Optional.empty());
    }

    private static Optional<Correction.Value> value(Map<?, ?> data) {
        return Optional.ofNullable((String) data.get("kind"))
                .map(kind -> new Correction.Value(
                        Cell.Kind.of(kind),
                        Optional.ofNullable((String) data.get("number")).map(BigDecimal::new),
                        (String) data.get("raw")));
    }

    /** The data of an entry that takes a correction back. */
    static Map<String, Object> data(Correction correction, Testimony testimony, String by) {
        return Map.of(
                "correction",
                correction.entry(),
                "sha256",
                correction.sha256(),
                "code",
                correction.code(),
                "author",
                testimony.author(),
                "reason",
                testimony.reason(),
                "by",
                by);
    }

    /** Which correction an entry takes back. */
    static long takenBack(Ledger.Entry entry) {
        return ((Number) entry.data().get("correction")).longValue();
    }

    /** Who took it back, when and why. */
    static Withdrawal withdrawal(Ledger.Entry entry) {
        return new Withdrawal(
                entry.sequence(), entry.at(), (String) entry.data().get("author"), (String)
                        entry.data().get("reason"));
    }
}
