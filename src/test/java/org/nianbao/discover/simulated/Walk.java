package org.nianbao.discover.simulated;

import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.nianbao.crawl.Crawl;
import org.nianbao.discover.Discovery;
import org.nianbao.document.Documents;
import org.nianbao.model.Coverage;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** A sweep without network: best link first, within the budget of a sweep, read and parsed as the crawl does. */
final class Walk {
    static final int BUDGET = 300;
    private static final int HOME_PROMISE = 500;

    private final Simulated simulated;
    private final Discovery discovery = new Discovery();
    private final Documents documents = new Documents();
    private final Map<String, Judgement> judged = new LinkedHashMap<>();
    private Coverage coverage = Coverage.none(2026);
    private int requests = 1; // robots.txt

    private record Waiting(URI uri, Optional<URI> via, String anchor, int promise, int order) {}

    Walk(Simulated simulated) {
        this.simulated = simulated;
    }

    /** Judgements by address in the order of the requests. */
    Map<String, Judgement> judged() {
        return judged;
    }

    int requests() {
        return requests;
    }

    Walk run() {
        PriorityQueue<Waiting> frontier = new PriorityQueue<>(
                Comparator.comparingInt(Waiting::promise).reversed().thenComparingInt(Waiting::order));
        Set<String> known = new HashSet<>();
        URI home = simulated.site().homeUrl().orElseThrow();
        frontier.add(new Waiting(home, Optional.empty(), "", HOME_PROMISE, 0));
        known.add(key(home));
        while (!frontier.isEmpty() && requests < BUDGET && frontier.element().promise() >= coverage.least()) {
            visit(frontier.remove(), frontier, known);
        }
        return this;
    }

    private void visit(Waiting next, PriorityQueue<Waiting> frontier, Set<String> known) {
        requests++;
        Optional<Resource> answer = simulated.get(next.uri().toString());
        if (answer.isEmpty()) {
            coverage = coverage.after(Optional.empty(), next.promise());
            return;
        }
        Page page = page(next, answer.get());
        Judgement judgement = discovery.judge(page, simulated.site());
        judged.put(next.uri().toString(), judgement);
        coverage = coverage.after(Optional.of(judgement), next.promise());
        for (Link link : page.links()) {
            if (link.kind() == 'R') {
                add(next, link, next.promise(), frontier, known);
            }
        }
        judgement.links().forEach(link -> add(next, link.link(), link.promise(), frontier, known));
    }

    private void add(Waiting from, Link link, int promise, PriorityQueue<Waiting> frontier, Set<String> known) {
        if (simulated.site().hasHost(link.uri().getHost()) && known.add(key(link.uri()))) {
            String anchor = link.kind() == 'R' && link.text().isBlank() ? from.anchor() : link.text();
            frontier.add(new Waiting(link.uri(), Optional.of(from.uri()), anchor, promise, known.size()));
        }
    }

    /** The page as discovery gets it. */
    private Page page(Waiting at, Resource answer) {
        String type = answer.contentType().replaceFirst(";.*", "");
        Optional<DecodedText> decoded = Crawl.source(type, answer.body())
                .map(source -> documents.decode(source, Optional.of(answer.contentType())));
        return Crawl.page(at.uri(), at.via(), at.anchor(), type, decoded);
    }

    private static String key(URI uri) {
        return uri.toString().replaceFirst("/index\\.html$", "/");
    }
}
