package org.nianbao.archive;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.nianbao.model.Capture;

/**
 * Writes captures, one WARC file after the other. Many threads do so at once; whoever needs them all to have ended asks
 * for {@link #alone}.
 */
final class Writing implements Closeable {
    private final WarcFolder folder;
    private final Cdxj cdxj;
    private final Clock clock;
    private final Map<String, String> warcinfo;
    private final long largestFile;
    private final ReadWriteLock stores = new ReentrantReadWriteLock();
    private final ReentrantLock payloads = new ReentrantLock();
    private final Condition written = payloads.newCondition();
    private final Set<String> beingWritten = new HashSet<>();
    private final Queue<ExchangeWriter> idle = new ConcurrentLinkedQueue<>();
    private final Object turn = new Object();
    private Optional<WarcVolume> volume = Optional.empty();
    /** Files that are full or broken and do not have their final names yet. */
    private final List<WarcVolume> ended = new ArrayList<>();

    private int serial = 1;
    private boolean closed;

    Writing(WarcFolder folder, Cdxj cdxj, Clock clock, Map<String, String> warcinfo, long largestFile) {
        this.folder = folder;
        this.cdxj = cdxj;
        this.clock = clock;
        this.warcinfo = new LinkedHashMap<>(warcinfo);
        this.largestFile = largestFile;
    }

    /** Does something. */
    @FunctionalInterface
    interface Piece<T> {
        T done() throws IOException;
    }

    /** Does something while nothing is being stored. */
    <T> T alone(Piece<T> piece) throws IOException {
        stores.writeLock().lock();
        try {
            return piece.done();
        } finally {
            stores.writeLock().unlock();
        }
    }

    /** The files that have not their final names; to be asked {@link #alone}. */
    List<WarcVolume> open() {
        synchronized (turn) {
            List<WarcVolume> open = new ArrayList<>(ended);
            volume.ifPresent(open::add);
            return open;
        }
    }

    /** Writes a capture and forces it to disk before it is known to the index. */
    CdxEntry store(Capture given) throws IOException {
        return store(given, Optional.empty(), Optional.empty());
    }

    /**
     * The same for what another tool has archived.
     *
     * @param original what a revisit record refers to
     * @param foreign where it comes from
     */
    CdxEntry store(Capture given, Optional<CdxEntry> original, Optional<ExchangeWriter.Foreign> foreign)
            throws IOException {
        Capture capture = Measurement.held(given);
        Optional<String> resource = foreign.flatMap(ExchangeWriter.Foreign::resource);
        Measurement measured =
                resource.isPresent() ? Measurement.ofResource(capture, resource.get()) : Measurement.of(capture);
        return store(new ExchangeWriter.Exchange(capture, measured, original, foreign));
    }

    /** Appends a note to the file being written; where there is none, it is not kept. */
    void note(Note note) throws IOException {
        stores.readLock().lock();
        try {
            Optional<WarcVolume> present;
            synchronized (turn) {
                present = volume;
            }
            if (present.isPresent() && !closed) {
                note(present.get(), note);
            }
        } finally {
            stores.readLock().unlock();
        }
    }

    private void note(WarcVolume present, Note note) throws IOException {
        ExchangeWriter writer = Optional.ofNullable(idle.poll()).orElseGet(() -> new ExchangeWriter(warcinfo));
        try {
            present.note(writer, note, clock.instant());
        } finally {
            idle.add(writer);
        }
    }

    private CdxEntry store(ExchangeWriter.Exchange exchange) throws IOException {
        stores.readLock().lock();
        try {
            if (closed) {
                throw new IOException("the archive is closed");
            }
            return exchange.measured().hasPayload() ? oneByOne(exchange) : indexed(exchange);
        } finally {
            stores.readLock().unlock();
        }
    }

    /** Two exchanges with the same payload wait for one another, so that the later can refer to the earlier. */
    private CdxEntry oneByOne(ExchangeWriter.Exchange exchange) throws IOException {
        String payload = exchange.measured().payloadSha256();
        begin(payload);
        try {
            return indexed(exchange);
        } finally {
            end(payload);
        }
    }

    private void begin(String payload) {
        payloads.lock();
        try {
            while (!beingWritten.add(payload)) {
                written.awaitUninterruptibly();
            }
        } finally {
            payloads.unlock();
        }
    }

    private void end(String payload) {
        payloads.lock();
        try {
            beingWritten.remove(payload);
            written.signalAll();
        } finally {
            payloads.unlock();
        }
    }

    private CdxEntry indexed(ExchangeWriter.Exchange given) throws IOException {
        // A resource has no head that a revisit record could keep.
        boolean resource =
                given.foreign().flatMap(ExchangeWriter.Foreign::resource).isPresent();
        Optional<CdxEntry> original =
                resource ? Optional.empty() : given.original().or(() -> earlier(given.capture(), given.measured()));
        ExchangeWriter.Exchange exchange =
                new ExchangeWriter.Exchange(given.capture(), given.measured(), original, given.foreign());
        ExchangeWriter writer = Optional.ofNullable(idle.poll()).orElseGet(() -> new ExchangeWriter(warcinfo));
        try {
            CdxEntry entry = written(writer, exchange);
            cdxj.add(entry);
            return entry;
        } finally {
            idle.add(writer);
        }
    }

    private CdxEntry written(ExchangeWriter writer, ExchangeWriter.Exchange exchange) throws IOException {
        Optional<CdxEntry> entry = Optional.empty();
        while (entry.isEmpty()) {
            entry = volumeFor(exchange.measured()).write(writer, exchange);
        }
        return entry.get();
    }

    private WarcVolume volumeFor(Measurement measured) throws IOException {
        synchronized (turn) {
            if (volume.isPresent() && volume.get().full(measured, largestFile)) {
                endVolume();
            }
            nameEnded();
            if (volume.isEmpty()) {
                String name = folder.freshName(clock.instant(), serial);
                volume = Optional.of(new WarcVolume(folder.path(), name, clock.instant(), warcinfo));
                serial++;
            }
            return volume.get();
        }
    }

    private void endVolume() {
        ended.add(volume.orElseThrow());
        volume = Optional.empty();
    }

    /** A disk that has become read-only takes no names either; then it is tried again with the next capture. */
    private void nameEnded() throws IOException {
        while (!ended.isEmpty()) {
            ended.get(0).close();
            ended.remove(0);
        }
    }

    /** The original that stands for the payload of a capture. */
    private Optional<CdxEntry> earlier(Capture capture, Measurement measured) {
        if (capture.truncated().isPresent()) {
            return Optional.empty();
        }
        return measured.status() == 304
                ? cdxj.newestOriginal(capture.uri())
                : cdxj.holder(measured.payloadSha256()).filter(CdxEntry::serves);
    }

    /** Ends the file being written; nothing can be stored afterwards. To be called {@link #alone}. */
    @Override
    public void close() throws IOException {
        closed = true;
        idle.forEach(ExchangeWriter::close);
        idle.clear();
        synchronized (turn) {
            if (volume.isPresent()) {
                endVolume();
            }
            nameEnded();
        }
    }
}
