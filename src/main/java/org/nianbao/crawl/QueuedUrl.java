package org.nianbao.crawl;

import edu.uci.ics.crawler4j.url.AbstractWebURL;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.nianbao.model.Capture;
import org.nianbao.model.Judgement;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;

/** An address on its way through crawler4j's loop: what the frontier knows of it and, step by step, what came of it. */
final class QueuedUrl extends AbstractWebURL {
    private static final long serialVersionUID = 1L;

    private final transient Found found;
    private final transient long row;
    private final transient int attempts;
    private transient Visit visit;
    private transient Outcome outcome;
    private transient Page page;
    private transient Judgement judgement;
    private transient List<URI> sitemaps = List.of();

    /**
     * An address worth a request.
     *
     * @param uri as published
     * @param identity tells it from other pages
     * @param promise from 1 to 1000
     * @param home whether it is the home page or what that redirects to
     * @param via the page that linked here, blank for a seed
     * @param hops hop path from the seed
     * @param anchor text of the link
     */
    record Found(URI uri, Identity identity, int promise, boolean home, String via, String hops, String anchor) {
        /** The same with another promise. */
        Found promising(int other) {
            return other == promise ? this : new Found(uri, identity, other, home, via, hops, anchor);
        }
    }

    QueuedUrl(Found found, long row, int attempts) {
        this.found = found;
        this.row = row;
        this.attempts = attempts;
        setURL(found.uri().toString());
    }

    Found found() {
        return found;
    }

    long row() {
        return row;
    }

    /** How often it has been tried, this time included. */
    int attempts() {
        return attempts;
    }

    Capture.Origin origin(String site, String sweep) {
        Optional<URI> via = found.via().isEmpty() ? Optional.empty() : Optional.of(URI.create(found.via()));
        return new Capture.Origin(site, sweep, via, found.hops(), found.anchor());
    }

    void visited(Visit made) {
        visit = made;
        outcome = made.outcome();
    }

    void ended(Outcome how) {
        outcome = how;
    }

    /** What became of it could not be kept: it is to be dealt with once more. */
    void unheard() {
        outcome = null;
    }

    void judged(Page read, Judgement made) {
        page = read;
        judgement = made;
    }

    /**
     * Lets go of what came of it, once that has been dealt with. The collector has moved it among what lives long while it
     * waited, and would keep a page that only the dead there refer to.
     */
    void letGo() {
        visit = null;
        page = null;
        judgement = null;
        sitemaps = List.of();
    }

    void sitemaps(List<URI> named) {
        sitemaps = named;
    }

    /** The sitemaps that robots.txt of its origin names. */
    List<URI> sitemaps() {
        return sitemaps;
    }

    Optional<Visit> visit() {
        return Optional.ofNullable(visit);
    }

    /** How it ended; empty when it was broken off. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<Page> page() {
        return Optional.ofNullable(page);
    }

    Optional<Judgement> judgement() {
        return Optional.ofNullable(judgement);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QueuedUrl that && found.uri().equals(that.found.uri());
    }

    @Override
    public int hashCode() {
        return found.uri().hashCode();
    }
}
