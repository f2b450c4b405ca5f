package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/** Counts in = counts out, found out from what the sites have sent: each address met ended, was left aside or waits. */
final class Balance {
    private static final Pattern LOCATION = Pattern.compile("(?im)^Location:[ ]*(.*?)\\s*$");

    private Balance() {}

    /** Asserts it of a sweep that has ended. */
    static void holds(Bench bench, SweepAccount account) {
        holds(bench, account, 0);
    }

    /** Asserts it of a sweep of which addresses wait. */
    static void holds(Bench bench, SweepAccount account, int waiting) {
        int ended =
                account.counts().values().stream().mapToInt(Integer::intValue).sum();
        Set<Identity> met = met(bench);
        assertThat(ended + waiting)
                .as("of " + met.size() + " addresses met these have ended: " + account.counts() + ", and " + waiting
                        + " wait")
                .isEqualTo(met.size());
    }

    /** The seeds, the links of the pages read, and where answers and pages send on. */
    private static Set<Identity> met(Bench bench) {
        Set<Identity> met = new HashSet<>();
        met.add(Identity.of(URI.create(Bench.HOME)));
        bench.lists.forEach(list -> met.add(Identity.of(list)));
        for (Page page : bench.ports.judged) {
            for (Link link : page.links()) {
                met.add(link.kind() == 'R' ? Identity.ofRedirect(page.uri(), link.uri()) : Identity.of(link.uri()));
            }
        }
        Map<URI, KeptCaptures.Kept> last = new HashMap<>();
        bench.ports.captures.forEach(kept -> last.put(kept.capture().uri(), kept));
        last.remove(URI.create(Bench.HOME).resolve("/robots.txt"));
        last.values().forEach(kept -> sentOn(kept, met));
        return met;
    }

    private static void sentOn(KeptCaptures.Kept kept, Set<Identity> met) {
        Matcher location = LOCATION.matcher(new String(kept.response(), StandardCharsets.ISO_8859_1));
        URI from = kept.capture().uri();
        if (kept.capture().outcome().reason() == Reason.REDIRECT && location.find()) {
            Address.location(from, location.group(1)).ifPresent(to -> met.add(Identity.ofRedirect(from, to)));
        }
    }
}
