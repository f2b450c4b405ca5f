package org.nianbao;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Remembered;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/** The account of a sweep as a ledger entry, and back: what a rebuild knows of sweeps it takes from there. */
final class Accounts {
    /** The kind of the ledger entry. */
    static final String KIND = "sweep.ended";

    private Accounts() {}

    static Map<String, Object> data(SweepAccount account, Map<String, String> settings) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("sweep", account.sweep().id());
        data.put("name", account.sweep().site().name());
        data.put("parent", account.sweep().site().parent());
        data.put("years", new TreeSet<>(account.sweep().years()).stream().toList());
        data.put("requested", account.sweep().requested().toString());
        data.put("by", account.sweep().by());
        data.put("begun", account.begun().toString());
        data.put("ended", account.ended().toString());
        data.put("state", account.state().name());
        data.put("reason", account.reason().id());
        data.put("detail", account.detail());
        data.put("requests", account.requests());
        data.put("requisites", account.requisites());
        data.put("bytes", account.bytes());
        data.put("counts", new TreeMap<>(account.counts()));
        account.remembered().ifPresent(r -> data.put("remembered", remembered(r)));
        data.put("notable", account.notable().stream().map(Accounts::ended).toList());
        data.put("settings", new TreeMap<>(settings));
        return data;
    }

    private static Map<String, Object> remembered(Remembered remembered) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("alive", remembered.alive());
        map.put("dead", remembered.dead());
        map.put("sufficed", remembered.sufficed());
        return map;
    }

    /** Entries of earlier versions have it among the counts. */
    private static Optional<Remembered> remembered(Map<String, Object> d) {
        return d.get("remembered") instanceof Map<?, ?> map
                ? Optional.of(new Remembered(
                        ((Number) map.get("alive")).intValue(), ((Number) map.get("dead")).intValue(), (Boolean)
                                map.get("sufficed")))
                : Remembered.of(counts(d));
    }

    private static Map<String, Object> ended(SweepAccount.Ended ended) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("uri", ended.uri());
        map.put("outcome", ended.outcome().kind());
        map.put("reason", ended.outcome().reason().id());
        map.put("detail", ended.outcome().detail());
        return map;
    }

    static SweepAccount account(Ledger.Entry entry) {
        Map<String, Object> d = entry.data();
        return new SweepAccount(
                sweep(entry),
                Instant.parse(text(d, "begun")),
                Instant.parse(text(d, "ended")),
                SweepAccount.State.valueOf(text(d, "state")),
                Reason.of(text(d, "reason")),
                text(d, "detail"),
                Remembered.outcomes(counts(d)),
                remembered(d),
                ((Number) d.get("requests")).intValue(),
                ((Number) d.getOrDefault("requisites", 0)).intValue(),
                ((Number) d.get("bytes")).longValue(),
                ((List<?>) d.get("notable"))
                        .stream().map(e -> ended((Map<?, ?>) e)).toList());
    }

    private static Sweep sweep(Ledger.Entry entry) {
        Map<String, Object> d = entry.data();
        return new Sweep(
                text(d, "sweep"),
                siteOf(entry.subject(), text(d, "name"), text(d, "parent")),
                ((List<?>) d.get("years"))
                        .stream().map(y -> ((Number) y).intValue()).collect(Collectors.toSet()),
                Instant.parse(text(d, "requested")),
                text(d, "by"));
    }

    /** A site of which only the ledger knows; seed files say more of those that still stand in them. */
    private static Site siteOf(String code, String name, String parent) {
        return new Site(
                code,
                name,
                "",
                parent,
                Optional.<URI>empty(),
                List.of(),
                List.of(),
                false,
                Optional.<LocalDate>empty(),
                Optional.<LocalDate>empty(),
                "");
    }

    private static Map<String, Integer> counts(Map<String, Object> d) {
        Map<String, Integer> counts = new TreeMap<>();
        ((Map<?, ?>) d.get("counts")).forEach((k, v) -> counts.put((String) k, ((Number) v).intValue()));
        return counts;
    }

    private static SweepAccount.Ended ended(Map<?, ?> map) {
        return new SweepAccount.Ended(
                (String) map.get("uri"),
                Outcome.of((String) map.get("outcome"), Reason.of((String) map.get("reason")), (String)
                        map.get("detail")));
    }

    private static String text(Map<String, Object> d, String key) {
        return (String) d.get(key);
    }
}
