package org.nianbao;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.document.Documents;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;

/** Says whose pages the exchanges of an imported file are, and what each answer is, as a sweep would have said. */
final class Importer implements Archive.Reviewer {
    private final String id;
    private final List<Site> sites;
    private final Documents documents;

    /**
     * For one import.
     *
     * @param id under which its captures are known
     */
    Importer(String id, List<Site> sites, Documents documents) {
        this.id = id;
        this.sites = sites;
        this.documents = documents;
    }

    @Override
    public String site(URI uri) {
        String host = host(uri);
        return sites.stream()
                .filter(site -> hosts(site).anyMatch(host::equals))
                .findFirst()
                .map(Site::code)
                .orElse("");
    }

    private static Stream<String> hosts(Site site) {
        return Stream.concat(
                site.hosts().stream().map(h -> h.toLowerCase(Locale.ROOT)),
                Stream.concat(site.homeUrl().stream(), site.listUrls().stream()).map(Importer::host));
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public String sweep() {
        return id;
    }

    @Override
    public Outcome outcome(Archive.Answer answer) {
        Optional<String> type = header(answer, "Content-Type");
        Optional<Page> page = Crawl.source(answer.mediaType(), answer.body())
                .filter(source -> source.length > 0)
                .map(source -> page(answer, documents.decode(source, type)));
        return Crawl.nature(answer.status(), answer.body().length == 0, page, header(answer, "Location"));
    }

    private static Page page(Archive.Answer answer, DecodedText text) {
        return Crawl.page(answer.uri(), answer.origin().via(), "", answer.mediaType(), Optional.of(text));
    }

    private static Optional<String> header(Archive.Answer answer, String name) {
        return answer.headers().stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public Outcome unchanged() {
        return new Outcome.Captured(Reason.CONTENT, "");
    }
}
