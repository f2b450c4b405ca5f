package org.nianbao.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.parser.HtmlParseData;
import edu.uci.ics.crawler4j.parser.HtmlParser;
import edu.uci.ics.crawler4j.parser.Parser;
import edu.uci.ics.crawler4j.url.TLDList;
import edu.uci.ics.crawler4j.url.WebURL;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** The parser behind crawler4j's seam: reads the page, has it judged, and hands on the links worth a request. */
final class SiteParser extends Parser {
    private final Run run;

    SiteParser(Run run, CrawlConfig config, BasicURLNormalizer normalizer, TLDList tlds) throws IOException {
        super(config, normalizer, new HtmlParser() {}, tlds, () -> {
            throw new IllegalStateException("links are not made by crawler4j");
        });
        this.run = run;
    }

    @Override
    public void parse(edu.uci.ics.crawler4j.crawler.Page fetched) {
        QueuedUrl url = (QueuedUrl) fetched.getWebURL();
        Visit visit = url.visit().orElseThrow();
        QueuedUrl.Found found = url.found();
        Optional<URI> via = found.via().isEmpty() ? Optional.empty() : Optional.of(URI.create(found.via()));
        Page page = visit.page()
                .orElseGet(() -> Crawl.page(found.uri(), via, found.anchor(), visit.mediaType(), Optional.empty()));
        Judgement judgement = run.ports().judge(page, run.site());
        url.judged(page, judgement);
        HtmlParseData data = new HtmlParseData();
        data.setMetaTags(Map.of());
        data.setOutgoingUrls(outgoing(found, visit, page, judgement));
        fetched.setParseData(data);
    }

    private static Set<WebURL> outgoing(QueuedUrl.Found from, Visit visit, Page page, Judgement judgement) {
        Map<URI, QueuedUrl.Found> best = new LinkedHashMap<>();
        visit.location().ifPresent(to -> keep(best, next(from, page, new Link(to, "", 'R'), from.promise())));
        for (Link link : page.links()) {
            boolean follows = link.kind() == 'R' || (link.kind() == 'M' && isSitemap(from));
            if (follows) {
                keep(best, next(from, page, link, from.promise()));
            }
        }
        judgement.links().stream()
                .sorted(Comparator.comparingInt(Judgement.LinkJudgement::promise)
                        .reversed())
                .forEach(l -> keep(best, next(from, page, l.link(), l.promise())));
        Set<WebURL> urls = new LinkedHashSet<>();
        best.values().forEach(f -> urls.add(new QueuedUrl(f, 0, 0)));
        return urls;
    }

    /** A sitemap may name sitemaps, and those no more: an index does not list indexes (sitemaps.org 0.9). */
    private static boolean isSitemap(QueuedUrl.Found from) {
        return from.hops().endsWith("M") && !from.hops().endsWith("MM");
    }

    private static void keep(Map<URI, QueuedUrl.Found> best, QueuedUrl.Found found) {
        best.merge(found.uri(), found, (a, b) -> a.promise() >= b.promise() ? a : b);
    }

    private static QueuedUrl.Found next(QueuedUrl.Found from, Page page, Link link, int promise) {
        boolean redirect = link.kind() == 'R';
        Identity identity = redirect ? Identity.ofRedirect(from.uri(), link.uri()) : Identity.of(link.uri());
        return new QueuedUrl.Found(
                link.uri(),
                identity,
                promise,
                redirect && from.home(),
                page.uri().toString(),
                from.hops() + link.kind(),
                // Who is only sent on still comes for what the first link said.
                redirect && link.text().isBlank() ? from.anchor() : link.text());
    }
}
