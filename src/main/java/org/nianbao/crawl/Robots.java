package org.nianbao.crawl;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.WebURL;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Capture;
import org.nianbao.model.Outcome;
import org.nianbao.model.PostAddress;
import org.nianbao.model.Reason;

/**
 * robots.txt by RFC 9309: what cannot be found allows all, what cannot be reached allows nothing for now. Asked through
 * the same fetcher as every page and kept in the archive; checked before each request, not when a link is found.
 */
final class Robots extends RobotstxtServer {
    private static final String TOKEN = "nianbao";
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_BYTES = 500 * 1024;
    private static final int MOST_FAILURES = 3;
    private static final int MOST_SITEMAPS = 20;
    private static final Duration KEPT = Duration.ofHours(24);
    /** With these the host itself gives no answer, whatever is asked of it. */
    private static final Set<Reason> HOST_AWAY =
            EnumSet.of(Reason.HOST_NOT_FOUND, Reason.CONNECTION_REFUSED, Reason.TLS_FAILED, Reason.PRIVATE_ADDRESS);

    private final Run run;
    private final Visitor visitor;
    private final Map<String, Rules> known = new HashMap<>();

    /**
     * The rules of one origin.
     *
     * @param rules as parsed; {@code null} never
     * @param refusal why nothing may be asked for now
     * @param at when they were had
     * @param failures how often in a row they could not be had
     */
    private record Rules(SimpleRobotRules rules, Optional<Outcome> refusal, Instant at, int failures) {}

    Robots(Run run, Visitor visitor, PageFetcher fetcher) {
        super(new RobotstxtConfig(), fetcher, () -> {
            throw new IllegalStateException("robots.txt is not asked for by crawler4j");
        });
        this.run = run;
        this.visitor = visitor;
    }

    /** Takes over what an earlier part of the same sweep has learnt. */
    void knowing(Robots earlier) {
        known.putAll(earlier.known);
    }

    @Override
    public boolean allows(WebURL url) {
        return true;
    }

    @Override
    public boolean allows(WebURL url, boolean seed) {
        return true;
    }

    /**
     * Why an address may not be asked for, or nothing when it may. A refusal while the rules are not known (see
     * {@link #knows}) says nothing of the address: the sweep is not to ask any more.
     *
     * @throws IOException when the disk fails
     */
    Optional<Outcome> refusal(URI uri) throws IOException {
        String origin = origin(uri);
        Rules rules = known.get(origin);
        if (rules == null || stale(rules)) {
            Optional<Rules> had = fetch(URI.create(origin + "/robots.txt"), rules == null ? 0 : rules.failures());
            if (had.isEmpty()) {
                known.remove(origin);
                return Optional.of(new Outcome.Skipped(Reason.ROBOTS_UNREACHABLE, Address.host(uri)));
            }
            rules = had.get();
            known.put(origin, rules);
            long delay = rules.rules().getCrawlDelay();
            if (delay > 0) {
                run.politeness().crawlDelay(Address.host(uri), Duration.ofMillis(delay));
            }
        }
        URI asked = PostAddress.of(uri).map(PostAddress::uri).orElse(uri);
        boolean allowed = rules.refusal().isEmpty() && rules.rules().isAllowed(asked.toString());
        return allowed
                ? Optional.empty()
                : rules.refusal().or(() -> Optional.of(new Outcome.Skipped(Reason.ROBOTS, Address.host(uri))));
    }

    /** Whether it is known what may be asked of the host of an address. */
    boolean knows(URI uri) {
        return known.containsKey(origin(uri));
    }

    private boolean stale(Rules rules) {
        return rules.at().plus(KEPT).isBefore(run.clock().instant())
                || (rules.refusal().isPresent() && rules.failures() < MOST_FAILURES);
    }

    /** The sitemaps that the robots.txt of an address names, as far as it is known; at most {@value #MOST_SITEMAPS}. */
    List<URI> sitemaps(URI uri) {
        Rules rules = known.get(origin(uri));
        return rules == null
                ? List.of()
                : rules.rules().getSitemaps().stream()
                        .limit(MOST_SITEMAPS)
                        .flatMap(s -> Address.resolve(uri, s, StandardCharsets.UTF_8).stream())
                        .toList();
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    /** Asks for them; empty when the sweep is not to ask any more. */
    private Optional<Rules> fetch(URI address, int failures) throws IOException {
        URI at = address;
        String hops = "P";
        Optional<URI> via = Optional.empty();
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            Capture.Origin origin =
                    new Capture.Origin(run.site().code(), run.sweep().id(), via, hops, "");
            Optional<Visit> visit = visitor.visit(at, origin, Optional.empty());
            if (visit.isEmpty()) {
                return Optional.empty();
            }
            if (visit.get().outcome().reason() != Reason.REDIRECT
                    || visit.get().location().isEmpty()) {
                return Optional.of(read(address, visit.get(), failures));
            }
            via = Optional.of(at);
            at = visit.get().location().get();
            hops += "R";
        }
        // RFC 9309 §2.3.1.2: after five redirects a crawler may take it as not found.
        return Optional.of(rules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL, Optional.empty(), 0));
    }

    private Rules read(URI address, Visit visit, int failures) {
        Outcome outcome = visit.outcome();
        if (visit.status() >= 200 && visit.status() < 300 && !(outcome instanceof Outcome.Unreachable)) {
            byte[] body = Arrays.copyOf(visit.body(), Math.min(visit.body().length, MOST_BYTES));
            SimpleRobotRules parsed = new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                    .parseContent(address.toString(), body, "text/plain", List.of(TOKEN));
            return new Rules(parsed, Optional.empty(), run.clock().instant(), 0);
        }
        if (visit.status() >= 300 && visit.status() < 500 && visit.status() != 429) {
            return rules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL, Optional.empty(), 0);
        }
        return rules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE, Optional.of(away(address, outcome)), failures + 1);
    }

    private static Outcome away(URI address, Outcome outcome) {
        if (HOST_AWAY.contains(outcome.reason())) {
            return outcome;
        }
        String detail = Address.host(address) + ": " + outcome.reason().id();
        return new Outcome.Skipped(Reason.ROBOTS_UNREACHABLE, detail);
    }

    private Rules rules(SimpleRobotRules.RobotRulesMode mode, Optional<Outcome> refusal, int failures) {
        return new Rules(new SimpleRobotRules(mode), refusal, run.clock().instant(), failures);
    }
}
