package org.nianbao.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Site;

/** Makes pages for discovery out of HTML, and sites to judge them for. */
final class Pages {
    private Pages() {}

    static Site site(String name, String home) {
        return new Site(
                "990101",
                name,
                "区",
                "示例市",
                Optional.of(URI.create(home)),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    static Page html(String uri, String html) {
        return html(URI.create(uri), Optional.empty(), "", html);
    }

    static Page html(URI uri, Optional<URI> via, String anchor, String html) {
        Document document = Jsoup.parse(html, uri.toString());
        Map<String, String> meta = new HashMap<>();
        for (Element tag : document.select("meta[name]")) {
            meta.putIfAbsent(tag.attr("name").toLowerCase(Locale.ROOT), tag.attr("content"));
        }
        List<Link> links = new ArrayList<>();
        for (Element anchor2 : document.select("a[href]")) {
            String title = anchor2.text().isBlank() ? anchor2.attr("title") : anchor2.text();
            Addresses.resolve(uri, anchor2.attr("href")).ifPresent(u -> links.add(new Link(u, title, 'L')));
        }
        return new Page(uri, via, anchor, "text/html", document.title(), meta, document.text(), links, html);
    }

    static Page document(String uri, String via, String anchor, String mediaType) {
        Optional<URI> from = via.isEmpty() ? Optional.empty() : Optional.of(URI.create(via));
        return new Page(URI.create(uri), from, anchor, mediaType, "", Map.of(), "", List.of(), "");
    }
}
