package org.nianbao.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.ledger.Ledger.Restoration;

/**
 * The ledger and a copy of it, held against each other. What the copy has and we lost comes back; what we have and the
 * copy does not goes on behind it; where both have entries of their own nothing is done.
 */
final class LedgerCopy {
    private final LedgerFiles ours;
    private final LedgerFiles theirs;
    private final Chain own;
    private final Chain other;

    LedgerCopy(LedgerFiles ours, LedgerFiles theirs, Optional<X509Certificate> trusted) throws IOException {
        this.ours = ours;
        this.theirs = theirs;
        this.own = Chain.of(ours, trusted);
        this.other = Chain.of(theirs, trusted);
    }

    /** Why our ledger must not take the place of the copy's: ours is broken, or the copy has what we have not. */
    Optional<String> notToBeCopied() throws IOException {
        if (own.broken().isPresent()) {
            Ledger.Break at = own.broken().get();
            return Optional.of(at.file() + ", line " + at.line() + ": " + at.why());
        }
        long lines = theirs.count();
        boolean goesOn = lines <= own.size() && other.head().equals(own.digest(other.size()));
        return goesOn
                ? Optional.empty()
                : Optional.of("the copy has " + lines + " entries of which this ledger, with " + own.size()
                        + ", does not have all");
    }

    /** Makes ours whole from the copy, if it is not. */
    Restoration restore() throws IOException {
        if (own.broken().isEmpty()) {
            return other.broken().isPresent() ? done(Restoration.State.WHOLE) : extended();
        }
        if (other.size() == 0 && other.broken().isEmpty()) {
            return done(Restoration.State.NO_COPY);
        }
        return other.broken().isPresent() ? done(Restoration.State.COPY_BROKEN) : mended();
    }

    private static Restoration done(Restoration.State state) {
        return new Restoration(state, List.of(), 0);
    }

    /** Ours holds, but its end may have been lost. */
    private Restoration extended() throws IOException {
        int both = Math.min(own.size(), other.size());
        if (!own.digest(both).equals(other.digest(both))) {
            return done(Restoration.State.DIFFERS);
        }
        return own.size() >= other.size() ? done(Restoration.State.WHOLE) : replaced(List.of());
    }

    /** Ours is broken: the copy's entries, and ours from there on where they follow on them. */
    private Restoration mended() throws IOException {
        Tail tail = tail();
        boolean whole = tail.chain().broken().isEmpty();
        if (!whole || other.size() + tail.lines().size() < tail.entries()) {
            return done(Restoration.State.COPY_SHORT);
        }
        return tail.vouched() ? done(Restoration.State.DIFFERS) : replaced(tail.lines());
    }

    /**
     * What ours has behind the last entry of the copy.
     *
     * @param chain the copy's, gone on with these
     * @param lines these
     * @param entries how many lines of ours are entries at all
     * @param vouched whether ours has an entry that the copy has not and that its neighbour bears out
     */
    private record Tail(Chain chain, List<LedgerFiles.Line> lines, int entries, boolean vouched) {}

    private Tail tail() throws IOException {
        Set<String> known = new HashSet<>();
        for (int i = 0; i <= other.size(); i++) {
            known.add(other.digest(i));
        }
        Chain chain = other.copy();
        List<LedgerFiles.Line> tail = new ArrayList<>();
        int entries = 0;
        boolean vouched = false;
        boolean follows = false;
        String before = LedgerLine.NONE;
        try (LedgerFiles.Lines lines = ours.lines()) {
            while (lines.hasNext()) {
                LedgerFiles.Line line = lines.next();
                Optional<Ledger.Entry> entry = entry(line);
                String previous = entry.map(Ledger.Entry::previous).orElse("");
                entries += entry.isPresent() ? 1 : 0;
                if (!tail.isEmpty() || previous.equals(other.head())) {
                    tail.add(line);
                    chain.take(line);
                }
                vouched |= tail.isEmpty() && !known.contains(before) && previous.equals(before);
                follows = previous.equals(before);
                before = LedgerLine.digest(line.bytes());
            }
        }
        boolean last = tail.isEmpty() && follows && !known.contains(before);
        return new Tail(chain, tail, entries, vouched || last);
    }

    private static Optional<Ledger.Entry> entry(LedgerFiles.Line line) {
        try {
            return Optional.of(LedgerLine.parse(line.bytes()));
        } catch (IOException notOne) {
            return Optional.empty();
        }
    }

    /** Each file is made whole beside the old one and takes its place in one step; the old one stays under another name. */
    private Restoration replaced(List<LedgerFiles.Line> tail) throws IOException {
        List<String> files = new ArrayList<>();
        for (Map.Entry<Path, Path> one : made(tail).entrySet()) {
            if (put(one.getValue(), one.getKey())) {
                files.add(one.getKey().getFileName().toString());
            }
        }
        ours.force();
        return new Restoration(Restoration.State.RESTORED, files, other.size() + tail.size());
    }

    /** By the file that each is to replace: the copy's entries, and these behind them. */
    private Map<Path, Path> made(List<LedgerFiles.Line> tail) throws IOException {
        try (Making making = new Making(ours);
                LedgerFiles.Lines lines = theirs.lines()) {
            for (int i = 0; i < other.size(); i++) {
                making.add(lines.next());
            }
            for (LedgerFiles.Line line : tail) {
                making.add(line);
            }
            return making.files;
        }
    }

    /** Writes lines into files beside those they belong to, one after the other. */
    private static final class Making implements AutoCloseable {
        private final LedgerFiles ours;
        private final Map<Path, Path> files = new LinkedHashMap<>();
        private OutputStream out = OutputStream.nullOutputStream();

        Making(LedgerFiles ours) {
            this.ours = ours;
        }

        void add(LedgerFiles.Line line) throws IOException {
            Path target = ours.named(line.file().getFileName().toString());
            if (!files.containsKey(target)) {
                out.close();
                Path fresh = target.resolveSibling(target.getFileName() + ".restoring");
                files.put(target, fresh);
                out = new BufferedOutputStream(Files.newOutputStream(fresh));
            }
            out.write(line.bytes());
            out.write('\n');
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private static boolean put(Path fresh, Path target) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(fresh.toFile(), "rw")) {
            file.getFD().sync();
        }
        boolean there = Files.exists(target);
        if (there && Files.mismatch(fresh, target) < 0) {
            Files.delete(fresh);
            return false;
        }
        if (there) {
            Files.copy(target, aside(target));
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static Path aside(Path file) {
        int n = 1;
        while (Files.exists(file.resolveSibling(file.getFileName() + ".damaged-" + n))) {
            n++;
        }
        return file.resolveSibling(file.getFileName() + ".damaged-" + n);
    }
}
