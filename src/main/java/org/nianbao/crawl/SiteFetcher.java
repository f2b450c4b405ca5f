package org.nianbao.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.fetcher.PageFetchResult;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.url.WebURL;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.PostAddress;
import org.nianbao.model.Reason;

/** The fetcher behind crawler4j's seam: robots, politeness, wire and archive in the place of its own client. */
final class SiteFetcher extends PageFetcher {
    private static final Pattern DOCUMENT = Pattern.compile(".*\\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)");

    private final Run run;
    private final Wire wire;
    private final Visitor visitor;
    private final Robots robots;

    SiteFetcher(Run run, CrawlConfig config, BasicURLNormalizer normalizer, Wire wire) throws GeneralSecurityException {
        super(config, normalizer, run.politeness());
        // Its own client is never used: with many sweeps at once its threads and pools would be a burden.
        super.shutDown();
        this.run = run;
        this.wire = wire;
        this.visitor = new Visitor(run, wire);
        this.robots = new Robots(run, visitor, this);
    }

    Robots robots() {
        return robots;
    }

    @Override
    public PageFetchResult fetchPage(WebURL webUrl) throws IOException {
        QueuedUrl url = (QueuedUrl) webUrl;
        URI uri = url.found().uri();
        Optional<Outcome> refusal = robots.refusal(uri);
        url.sitemaps(robots.sitemaps(uri));
        if (!run.stop().asked() && robots.knows(uri)) {
            if (refusal.isPresent()) {
                url.ended(refusal.get());
            } else {
                fetch(url);
            }
        }
        return result(url);
    }

    private void fetch(QueuedUrl url) throws IOException {
        URI uri = url.found().uri();
        // An answer to POST is not conditional (RFC 9110 §13.1).
        Optional<Crawl.Validators> validators =
                PostAddress.is(uri) ? Optional.empty() : run.ports().validators(uri);
        Optional<Crawl.Payload> earlier = validators.flatMap(run.ports()::payload);
        boolean leaf = DOCUMENT.matcher(uri.getPath().toLowerCase(Locale.ROOT)).matches();
        // "Not modified" says nothing of a page's links, so a page is only asked for so when its earlier bytes are
        // here.
        Optional<Crawl.Validators> used = validators.filter(v -> leaf || earlier.isPresent());
        Capture.Origin origin = url.origin(run.site().code(), run.sweep().id());
        visit(uri, origin, used, earlier).ifPresent(url::visited);
    }

    /** Asks for something that a page needs, whether or not it may have changed. */
    Optional<Visit> visit(URI uri, Capture.Origin origin) throws IOException {
        Optional<Crawl.Validators> validators = run.ports().validators(uri);
        return visit(uri, origin, validators, validators.flatMap(run.ports()::payload));
    }

    /** From the archive what an earlier process of this sweep has put there, from the site all else. */
    private Optional<Visit> visit(
            URI uri, Capture.Origin origin, Optional<Crawl.Validators> validators, Optional<Crawl.Payload> earlier)
            throws IOException {
        Optional<Visit> archived = fromArchive(uri, origin);
        archived.ifPresent(this::count);
        Optional<URI> walled = archived.filter(Visitor::insisted).flatMap(Visit::location);
        if (walled.isPresent()) {
            return behindCookies(uri, origin, walled.get());
        }
        if (archived.isPresent()) {
            return archived;
        }
        return visitor.visit(uri, origin, validators)
                .map(v -> earlier.map(e -> withEarlier(uri, origin, v, e)).orElse(v));
    }

    private Optional<Visit> fromArchive(URI uri, Capture.Origin origin) {
        return run.ports()
                .archived(run.sweep().id(), uri)
                .map(a -> archived(uri, origin, a))
                .filter(v -> !Endings.passing(v.outcome()) && !v.location().equals(Optional.of(uri)));
    }

    /** The database has not heard of what it cost. */
    private void count(Visit archived) {
        run.spending().request(archived.record().orElseThrow().length());
    }

    /**
     * What an earlier process was going to ask for with cookies, or has asked for. They have ended with it: where the page
     * itself is not in the archive, they are fetched again from where they were set, as the first time.
     */
    private Optional<Visit> behindCookies(URI uri, Capture.Origin origin, URI back) throws IOException {
        Capture.Origin sentBack = Visitor.sentOn(origin, uri);
        Optional<Visit> before =
                fromArchive(back, sentBack).filter(v -> v.outcome().reason() != Reason.REDIRECT);
        before.ifPresent(this::count);
        Optional<Visit> answer = before.isPresent() ? before : visitor.visit(back, sentBack, Optional.empty());
        boolean sentOn =
                answer.filter(v -> v.outcome().reason() == Reason.REDIRECT).isPresent();
        return sentOn ? visitor.visit(uri, origin, Optional.empty()) : answer;
    }

    private Visit archived(URI uri, Capture.Origin origin, Crawl.Archived archived) {
        ArchivedRecord record = archived.record();
        return new Visit(
                record.outcome(),
                Optional.of(record),
                record.status(),
                record.mediaType(),
                page(uri, origin, record.mediaType(), archived.payload()),
                archived.payload().bytes(),
                Visitor.location(uri, record.status(), archived.location())
                        .or(() -> Visitor.refresh(uri, record.status(), archived.refresh())),
                Optional.empty());
    }

    private Optional<Page> page(URI uri, Capture.Origin origin, String mediaType, Crawl.Payload payload) {
        return Crawl.source(mediaType, payload.bytes())
                .filter(source -> source.length > 0)
                .map(source -> run.ports().decode(source, payload.contentType()))
                .map(text -> Crawl.page(uri, origin.via(), origin.anchor(), mediaType, Optional.of(text)));
    }

    /** A 304 with the page it stands for. */
    private Visit withEarlier(URI uri, Capture.Origin origin, Visit visit, Crawl.Payload earlier) {
        if (visit.outcome().reason() != Reason.UNCHANGED) {
            return visit;
        }
        String mediaType = earlier.mediaType();
        Page page = page(uri, origin, mediaType, earlier)
                .orElseGet(() -> Crawl.page(uri, origin.via(), origin.anchor(), mediaType, Optional.empty()));
        return new Visit(
                visit.outcome(),
                visit.record(),
                visit.status(),
                mediaType,
                Optional.of(page),
                earlier.bytes(),
                visit.location(),
                visit.retryAfter());
    }

    /** crawler4j only has to know whether there is something to read; the real status is in the capture. */
    private static PageFetchResult result(QueuedUrl url) {
        PageFetchResult result = new PageFetchResult(false);
        boolean readable = url.visit()
                .filter(v ->
                        v.outcome().reason() == Reason.CONTENT || v.outcome().reason() == Reason.UNCHANGED)
                .isPresent();
        result.setFetchedUrl(url.getURL());
        result.setResponseHeaders(new Header[0]);
        result.setStatusCode(readable ? HttpStatus.SC_OK : HttpStatus.SC_NOT_FOUND);
        // The parser reads the decoded text of the visit; the loop only insists on an entity.
        result.setEntity(new ByteArrayEntity(new byte[] {' '}, ContentType.APPLICATION_OCTET_STREAM));
        return result;
    }

    @Override
    public synchronized void shutDown() {
        wire.close();
    }
}
