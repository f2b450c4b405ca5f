package org.nianbao.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.nianbao.document.Documents;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Memory;
import org.nianbao.model.Message;
import org.nianbao.model.Page;
import org.nianbao.model.Site;

/** The other stages in small: captures kept in memory, every link worth following unless told otherwise. */
final class KeptCaptures implements Crawl.Ports {
    /** A capture with its bytes, since files are gone once it is archived. */
    record Kept(Capture capture, byte[] request, byte[] response, byte[] entity) {}

    private final Documents documents = new Documents();
    final List<Kept> captures = new CopyOnWriteArrayList<>();
    final List<Page> judged = new CopyOnWriteArrayList<>();
    final Map<URI, Crawl.Validators> validators = new HashMap<>();
    final Map<String, Crawl.Payload> payloads = new HashMap<>();
    /** Pages of which nobody hears the first time. */
    final Set<String> deaf = new HashSet<>();
    /** What is known of the site. */
    Memory memory = Memory.none();

    /** Whether what was captured is an earlier answer at once, as in the archive. */
    boolean remembers;

    /** Hears of an address that is going to be asked for, before its turn is waited for. */
    Consumer<URI> asksFor = uri -> {};

    /** What an earlier process has archived; given once. */
    final Map<URI, Crawl.Archived> before = new HashMap<>();
    /** What keeps the archive from taking captures. */
    volatile Supplier<Optional<Message>> obstacle = Optional::empty;

    ToIntFunction<Link> promise = link -> 100;
    BiFunction<Page, Site, Judgement> judge = this::byPromise;

    @Override
    public ArchivedRecord archive(Capture c) {
        try {
            captures.add(new Kept(
                    c, c.request().all(), c.response().all(), c.entity().all()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArchivedRecord(
                "urn:uuid:" + captures.size(),
                c.status() == 304,
                c.uri(),
                c.begun(),
                c.status(),
                "unk",
                c.contentType(),
                c.entitySha256(),
                "kept",
                0,
                0,
                c.outcome(),
                c.origin());
    }

    @Override
    public Optional<Crawl.Archived> archived(String sweep, URI uri) {
        return Optional.ofNullable(before.remove(uri));
    }

    @Override
    public Optional<Message> obstacle(long bytes) {
        return obstacle.get();
    }

    @Override
    public DecodedText decode(byte[] bytes, Optional<String> contentType) {
        return documents.decode(bytes, contentType);
    }

    @Override
    public Judgement judge(Page page, Site site) {
        return judge.apply(page, site);
    }

    private Judgement byPromise(Page page, Site site) {
        List<Judgement.LinkJudgement> links = new ArrayList<>();
        for (Link link : page.links()) {
            int worth = promise.applyAsInt(link);
            if (worth > 0) {
                links.add(new Judgement.LinkJudgement(link, worth, List.of()));
            }
        }
        return new Judgement(Judgement.Kind.WAY, "", Optional.empty(), links, List.of());
    }

    @Override
    public void judged(ArchivedRecord record, Page page, Site site, Judgement judgement) {
        if (deaf.remove(page.uri().getPath())) {
            throw new IllegalStateException("nobody hears of " + page.uri());
        }
        judged.add(page);
    }

    @Override
    public Optional<Crawl.Validators> validators(URI uri) {
        asksFor.accept(uri);
        return Optional.ofNullable(validators.get(uri))
                .or(() -> remembers ? kept(uri).map(k -> remembered(k.capture())) : Optional.empty());
    }

    private Optional<Kept> kept(URI uri) {
        return captures.stream()
                .filter(k -> k.capture().uri().equals(uri) && k.capture().status() == 200)
                .reduce((a, b) -> b);
    }

    private Crawl.Validators remembered(Capture capture) {
        Kept kept = kept(capture.uri()).orElseThrow();
        payloads.put(capture.entitySha256(), new Crawl.Payload(kept.entity(), capture.contentType()));
        return new Crawl.Validators(Optional.empty(), Optional.empty(), capture.entitySha256());
    }

    @Override
    public Memory remembered(Site site) {
        return memory;
    }

    @Override
    public Optional<Crawl.Payload> payload(Crawl.Validators earlier) {
        return Optional.ofNullable(payloads.get(earlier.payloadSha256()));
    }

    /** The last capture of a path. */
    Kept of(String path) {
        return captures.stream()
                .filter(k -> k.capture().uri().getRawPath().equals(path))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no capture of " + path));
    }
}
