package org.nianbao.serve.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.document.Documents;
import org.nianbao.model.ArchivedRecord;

/** Adds to a selection what its pages need to be looked at, as captured nearest to them. */
final class WholeSelection {
    private static final long LARGEST_PAGE = 16L << 20;
    private static final int MOST = 20_000;

    private final Archive archive;
    private final Documents documents = new Documents();

    WholeSelection(Archive archive) {
        this.archive = archive;
    }

    /** The selection, and what its pages, their frames and style sheets need, as far as the archive has it. */
    Set<ArchivedRecord> of(Collection<ArchivedRecord> selection) throws IOException {
        Set<ArchivedRecord> whole = new LinkedHashSet<>(selection);
        Deque<ArchivedRecord> left = new ArrayDeque<>(selection);
        while (!left.isEmpty() && whole.size() < MOST) {
            ArchivedRecord page = left.poll();
            for (URI need : needs(page)) {
                nearest(need, page).filter(whole::add).ifPresent(left::add);
            }
        }
        return whole;
    }

    private List<URI> needs(ArchivedRecord page) throws IOException {
        boolean read = page.mediaType().matches("text/html|application/xhtml\\+xml|text/css") && page.status() < 400;
        if (!read) {
            return List.of();
        }
        byte[] bytes = archive.payload(page, LARGEST_PAGE);
        return Crawl.requisites(page.uri(), page.mediaType(), documents.decode(bytes, page.contentType()));
    }

    private Optional<ArchivedRecord> nearest(URI need, ArchivedRecord page) {
        return archive.captures(need).stream()
                .filter(c -> c.status() < 400)
                .min(Comparator.comparing(
                        c -> Duration.between(c.date(), page.date()).abs()));
    }
}
