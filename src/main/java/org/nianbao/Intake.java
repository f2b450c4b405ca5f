package org.nianbao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.discover.Discovery;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Judgement;
import org.nianbao.model.Memory;
import org.nianbao.model.Message;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;

/**
 * From an exchange to archive, judgement and index. The same steps serve a sweep, which has the exchange in hand, and a
 * rebuild, which takes it from the WARC files, so that both end with the same answers.
 */
final class Intake implements Crawl.Ports {
    /** Largest page that is parsed for links. */
    private static final long PAGE_LIMIT = 16L << 20;

    /** What pages are made up of and what is no page itself: nobody has to judge it. */
    private static final Pattern PART_OF_A_PAGE = Pattern.compile("text/css|image/.*|font/.*|audio/.*|video/.*");

    private static final Judgement NOTHING =
            new Judgement(Judgement.Kind.OTHER, "", Optional.empty(), List.of(), List.of());

    /** More than a process can have in flight, or a database lose, by far. */
    private static final int MOST_LEFT = 256;

    private final Archive archive;
    private final Index index;
    private final Documents documents;
    private final Discovery discovery;
    private final KeptJudgements kept;
    private final Function<String, Optional<Site>> sites;
    private final Supplier<Optional<Message>> trouble;
    /** What was archived last before this process began. */
    private final Map<Place, ArchivedRecord> before = new ConcurrentHashMap<>();

    private volatile Optional<Instant> forgotten = Optional.empty();

    /** An address in a sweep. */
    private record Place(String sweep, URI uri) {}

    /**
     * With the stages it hands between.
     *
     * @param sites finds a site by its code
     * @param trouble why the database cannot be used now
     */
    Intake(
            Archive archive,
            Index index,
            Documents documents,
            Discovery discovery,
            Function<String, Optional<Site>> sites,
            Supplier<Optional<Message>> trouble) {
        this.trouble = trouble;
        this.archive = archive;
        this.kept = new KeptJudgements(archive);
        this.index = index;
        this.documents = documents;
        this.discovery = discovery;
        this.sites = sites;
    }

    @Override
    public ArchivedRecord archive(Capture capture) {
        try {
            ArchivedRecord record = archive.store(capture);
            index.captured(record);
            return record;
        } catch (IOException failed) {
            throw new UncheckedIOException("the archive cannot keep " + capture.uri(), failed);
        }
    }

    /** Given once: what is asked for again later is wanted from the site. */
    @Override
    public Optional<Crawl.Archived> archived(String sweep, URI uri) {
        return Optional.ofNullable(before.remove(new Place(sweep, uri))).flatMap(this::archived);
    }

    private Optional<Crawl.Archived> archived(ArchivedRecord record) {
        try {
            Crawl.Payload payload = new Crawl.Payload(source(record), record.contentType());
            return Optional.of(
                    new Crawl.Archived(record, payload, header(record, "Location"), header(record, "Refresh")));
        } catch (UncheckedIOException damaged) {
            return Optional.empty(); // verification names it; the site is asked again
        }
    }

    @Override
    public Optional<Message> obstacle(long bytes) {
        return archive.obstacle(bytes);
    }

    @Override
    public Optional<Message> trouble() {
        return archive.trouble().or(trouble);
    }

    @Override
    public Optional<Instant> forgotten() {
        return forgotten;
    }

    @Override
    public long losses() {
        return index.losses();
    }

    @Override
    public DecodedText decode(byte[] bytes, Optional<String> contentType) {
        return documents.decode(bytes, contentType);
    }

    @Override
    public Judgement judge(Page page, Site site) {
        return PART_OF_A_PAGE.matcher(page.mediaType()).matches() ? NOTHING : discovery.judge(page, site);
    }

    @Override
    public void judged(ArchivedRecord record, Page page, Site site, Judgement judgement) {
        index.judged(record, page.anchor(), judgement, Extractor.VERSION);
        if (hasContent(record)) {
            kept.keep(record, site, judgement);
        }
    }

    @Override
    public Memory remembered(Site site) {
        return index.remembered(site.code()).wanting(site.beyond());
    }

    @Override
    public Optional<Crawl.Validators> validators(URI uri) {
        return newestContent(uri).map(this::validators);
    }

    private Crawl.Validators validators(ArchivedRecord record) {
        return new Crawl.Validators(header(record, "ETag"), header(record, "Last-Modified"), record.payloadSha256());
    }

    private Optional<ArchivedRecord> newestContent(URI uri) {
        List<ArchivedRecord> captures = archive.captures(uri);
        for (int i = captures.size() - 1; i >= 0; i--) {
            if (captures.get(i).status() == 200 && captures.get(i).outcome() instanceof Outcome.Captured) {
                return Optional.of(captures.get(i));
            }
        }
        return Optional.empty();
    }

    private Optional<String> header(ArchivedRecord record, String name) {
        try {
            return archive.headers(record).stream()
                    .filter(h -> h.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the archive cannot read " + record.uri(), unreadable);
        }
    }

    @Override
    public Optional<Crawl.Payload> payload(Crawl.Validators validators) {
        return archive.original(validators.payloadSha256())
                .map(record -> new Crawl.Payload(payload(record), record.contentType()));
    }

    /**
     * Takes in what a killed process has archived and not brought into the index any more: a capture is forced to disk
     * before the database hears of it, and the database may lose its last words. Where the index knows nothing of what was
     * archived last, and that is not all there is, it is to be rebuilt as a whole, and is told so.
     *
     * @param now the time
     * @return whether the index now has all that the archive has
     */
    boolean catchUp(Instant now) {
        List<ArchivedRecord> latest = archive.latest(MOST_LEFT);
        latest.forEach(record -> before.put(new Place(record.origin().sweepId(), record.uri()), record));
        List<ArchivedRecord> left = index.unknown(latest);
        if (!left.isEmpty()) {
            forgotten = Optional.of(now);
        }
        boolean some = left.size() < latest.size()
                || (latest.size() < MOST_LEFT && index.learnt().isPresent());
        if (!some && !left.isEmpty()) {
            index.toBeRebuilt();
        }
        boolean whole = (some || left.isEmpty()) && index.rebuilding().isEmpty();
        if (whole) {
            left.forEach(this::again);
        }
        return whole;
    }

    /** Takes in what the archive has got otherwise than by a sweep. */
    void again(ArchivedRecord record) {
        index.captured(record);
        site(record).ifPresent(site -> {
            Page page = page(record);
            judged(record, page, site, judge(page, site));
        });
    }

    /**
     * What is known of what the archive holds: judged as the sweep did, or as it has been judged. Changes nothing; safe
     * for many threads.
     */
    Index.Known known(ArchivedRecord record, Archive.Notes notes) {
        Optional<Judgement> judgement =
                site(record).map(site -> kept.of(record, site, notes).orElseGet(() -> judge(page(record), site)));
        return new Index.Known(record, judgement, Extractor.VERSION);
    }

    /** Whose page it is that is to be judged. */
    private Optional<Site> site(ArchivedRecord record) {
        return hasContent(record) ? sites.apply(record.origin().siteCode()) : Optional.empty();
    }

    private static boolean hasContent(ArchivedRecord record) {
        boolean content = record.outcome() instanceof Outcome.Captured captured && captured.reason() == Reason.CONTENT;
        return content || record.outcome() instanceof Outcome.NotModified;
    }

    private Page page(ArchivedRecord record) {
        Optional<DecodedText> text = Crawl.source(record.mediaType(), source(record))
                .map(source -> documents.decode(source, record.contentType()));
        Capture.Origin origin = record.origin();
        return Crawl.page(record.uri(), origin.via(), origin.anchor(), record.mediaType(), text);
    }

    /** The payload where links may be read in it; where surely none are, it is not read. */
    private byte[] source(ArchivedRecord record) {
        return Crawl.mayHaveSource(record.mediaType()) ? payload(record) : new byte[0];
    }

    private byte[] payload(ArchivedRecord record) {
        try {
            return archive.payload(record, PAGE_LIMIT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the archive cannot read " + record.uri(), unreadable);
        }
    }
}
