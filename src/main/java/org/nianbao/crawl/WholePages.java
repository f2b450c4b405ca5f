package org.nianbao.crawl;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Capture;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/**
 * After a sweep: fetches what its report pages, and the pages that led to them, need to be looked at. As polite as the
 * sweep, within what is left of its budget and a limit of its own; what cannot be had is left out, tried once and never
 * the reason for how the sweep ended. It is held, stopped and kept to the visiting hours like the sweep; what is left then
 * is fetched when the sweep goes on.
 */
final class WholePages {
    /** A style sheet imports another one, that one a third; longer chains serve nobody. */
    private static final int DEEPEST = 4;

    private static final int MOST_FAILURES = 3;

    private final Run run;
    private final NeedTable table;
    private final SiteFetcher fetcher;
    private final SweepFrontier frontier;
    private final Map<String, Integer> failures = new HashMap<>();

    /** For one sweep. */
    WholePages(Run run, SiteFetcher fetcher, SweepFrontier frontier) {
        this.run = run;
        this.table = run.table().needs();
        this.fetcher = fetcher;
        this.frontier = frontier;
    }

    /**
     * Works until nothing is left, the limit is reached or the sweep is over.
     *
     * @return how the sweep is interrupted, when it is; a budget that is spent only leaves the rest out
     */
    Optional<Endings.End> fetch() throws IOException {
        String sweep = run.sweep().id();
        int before = run.spending().soFar().requests() - table.requests(sweep);
        pages(sweep);
        for (Optional<NeedTable.Need> next = next(before); next.isPresent(); next = next(before)) {
            NeedTable.Need need = next.get();
            Optional<Endings.End> over = frontier.before();
            if (over.isPresent()) {
                return over.filter(end -> end.state() == SweepAccount.State.INTERRUPTED);
            }
            boolean ended = one(sweep, need);
            frontier.after(need, ended, made(before));
        }
        return Optional.empty();
    }

    /** What is to be asked for next, within the limit; who watches is told. */
    private Optional<NeedTable.Need> next(int before) {
        int most = run.settings().budget().requisites() - made(before);
        String sweep = run.sweep().id();
        Optional<NeedTable.Need> next = most > 0 ? table.next(sweep, false) : Optional.empty();
        frontier.needs(next, next.isPresent() ? Math.min(most, table.left(sweep)) : 0, made(before));
        return next;
    }

    /** How many requests were made for what pages need. */
    private int made(int before) {
        return run.spending().soFar().requests() - before;
    }

    /** Reads the pages out of the archive, where the sweep has put them. */
    private void pages(String sweep) {
        for (Optional<NeedTable.Need> page = table.next(sweep, true);
                page.isPresent() && !run.stop().asked();
                page = table.next(sweep, true)) {
            NeedTable.Need at = page.get();
            run.ports()
                    .validators(at.uri())
                    .flatMap(run.ports()::payload)
                    .ifPresent(payload -> needs(sweep, at, read(at.uri(), payload)));
            table.end(at);
        }
    }

    private List<Link> read(URI uri, Crawl.Payload payload) {
        String type = payload.mediaType();
        return Source.html(type, payload.bytes())
                ? Requisites.ofPage(uri, run.ports().decode(payload.bytes(), payload.contentType()))
                : List.of();
    }

    private void needs(String sweep, NeedTable.Need from, List<Link> needs) {
        for (Link link : needs) {
            if (frontier.serves(Address.host(link.uri())) && !table.fetched(sweep, link.uri())) {
                String hops = from.hops() + link.kind();
                table.add(sweep, new NeedTable.Need(0, link.uri(), from.uri().toString(), hops, link.text()), false);
            }
        }
    }

    /** Asks for one; false when the sweep was asked to stop meanwhile, or its hours or minutes ended in a long wait. */
    private boolean one(String sweep, NeedTable.Need need) throws IOException {
        if (failures.getOrDefault(Address.host(need.uri()), 0) >= MOST_FAILURES) {
            return true;
        }
        if (fetcher.robots().refusal(need.uri()).isPresent()) {
            return fetcher.robots().knows(need.uri()) && !run.stop().asked();
        }
        Optional<URI> via = need.via().isEmpty() ? Optional.empty() : Optional.of(URI.create(need.via()));
        Capture.Origin origin = new Capture.Origin(run.site().code(), sweep, via, need.hops(), need.anchor());
        Optional<Visit> visit = fetcher.visit(need.uri(), origin);
        visit.ifPresent(v -> taken(sweep, need, v));
        return visit.isPresent();
    }

    private void taken(String sweep, NeedTable.Need need, Visit visit) {
        failures.merge(Address.host(need.uri()), failed(visit.outcome()), (had, more) -> more == 0 ? 0 : had + more);
        visit.location()
                .filter(to -> visit.outcome().reason() == Reason.REDIRECT)
                .ifPresent(to -> {
                    if (need.hops().length() - need.hops().replace("R", "").length() < DEEPEST) {
                        needs(sweep, need, List.of(new Link(to, need.anchor(), 'R')));
                    }
                });
        if (visit.outcome().reason() == Reason.CONTENT || visit.outcome().reason() == Reason.UNCHANGED) {
            judge(need, visit);
            if (depth(need.hops()) < DEEPEST) {
                needs(sweep, need, inner(need.uri(), visit));
            }
        }
    }

    /** A host that challenges or asks for quiet is left alone at once, one that fails after a few times. */
    private static int failed(Outcome outcome) {
        if (outcome instanceof Outcome.Blocked) {
            return outcome.reason() == Reason.FORBIDDEN ? 1 : MOST_FAILURES;
        }
        return outcome instanceof Outcome.Unreachable ? 1 : 0;
    }

    private static int depth(String hops) {
        return hops.length() - hops.replaceFirst("E+$", "").length();
    }

    /** Judged like everything that is archived, so that a rebuild, which knows no difference, ends alike. */
    private void judge(NeedTable.Need need, Visit visit) {
        Optional<URI> via = need.via().isEmpty() ? Optional.empty() : Optional.of(URI.create(need.via()));
        Page page = visit.page()
                .orElseGet(() -> Crawl.page(need.uri(), via, need.anchor(), visit.mediaType(), Optional.empty()));
        Judgement judgement = run.ports().judge(page, run.site());
        visit.record().ifPresent(record -> run.ports().judged(record, page, run.site(), judgement));
    }

    private List<Link> inner(URI uri, Visit visit) {
        Optional<String> type = Optional.of(visit.mediaType());
        if ("text/css".equals(visit.mediaType())) {
            DecodedText css = run.ports().decode(visit.body(), type);
            return Requisites.ofStyleSheet(uri, css.text());
        }
        boolean html = visit.page().isPresent() && Source.html(visit.mediaType(), visit.body());
        return html ? Requisites.ofPage(uri, run.ports().decode(visit.body(), type)) : List.of();
    }
}
