package org.nianbao.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files {@code ledger-<yyyy>.jsonl} of a folder, read as one sequence of lines. */
final class LedgerFiles {
    private static final Pattern NAME = Pattern.compile("ledger-(\\d{4,})\\.jsonl");

    private final Path folder;

    LedgerFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * A line.
     *
     * @param file where it stands
     * @param number from 1
     * @param bytes without line end
     * @param ended whether it has one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(Path file, long number, byte[] bytes, boolean ended) {}

    Path ofYear(int year) {
        return folder.resolve("ledger-" + year + ".jsonl");
    }

    /** The file of a name. */
    Path named(String name) {
        return folder.resolve(name);
    }

    /** Oldest first; none where the folder is missing. */
    List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> NAME.matcher(f.getFileName().toString()).matches())
                    .sorted((a, b) -> Integer.compare(year(a), year(b)))
                    .toList();
        }
    }

    static int year(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    /** All lines from the first; the caller closes the iterator. */
    Lines lines() throws IOException {
        return new Lines(all());
    }

    /** How many lines there are, entries or not. */
    long count() throws IOException {
        long count = 0;
        try (Lines lines = lines()) {
            while (lines.hasNext()) {
                lines.next();
                count++;
            }
        }
        return count;
    }

    /**
     * Cuts off the last line of the last file when it is not whole, as a killed run or a power cut leaves it, and keeps
     * it in a file beside it.
     */
    void repair() throws IOException {
        List<Path> files = all();
        if (files.isEmpty()) {
            return;
        }
        Path last = files.get(files.size() - 1);
        long start = 0;
        Optional<Line> line = Optional.empty();
        try (Lines lines = new Lines(List.of(last))) {
            while (lines.hasNext()) {
                start += line.map(l -> l.bytes().length + 1L).orElse(0L);
                line = Optional.of(lines.next());
            }
        }
        if (line.isPresent() && torn(line.get())) {
            cut(last, start, line.get().bytes());
        }
    }

    private static boolean torn(Line line) {
        if (!line.ended()) {
            return true;
        }
        try {
            LedgerLine.parse(line.bytes());
            return false;
        } catch (IOException e) {
            return true; // the line end reached the disk, something before it did not
        }
    }

    private void cut(Path file, long start, byte[] line) throws IOException {
        Path torn = file.resolveSibling(file.getFileName() + ".torn");
        byte[] ended = Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        Files.write(torn, ended, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(start);
            open.getFD().sync();
        }
        force();
    }

    /** Makes new names in the folder survive a power cut, where the system has a way to do so. */
    void force() throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        // An interrupt would close the channel; whoever interrupts may wait for these few milliseconds.
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Reads files line by line, as bytes. */
    static final class Lines implements Iterator<Line>, AutoCloseable {
        private final Iterator<Path> files;
        private Optional<InputStream> in = Optional.empty();
        private Path file = Path.of("");
        private long number;
        private Optional<Line> next = Optional.empty();

        Lines(List<Path> files) {
            this.files = files.iterator();
        }

        @Override
        public boolean hasNext() {
            try {
                while (next.isEmpty() && (in.isPresent() || files.hasNext())) {
                    advance();
                }
                return next.isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void advance() throws IOException {
            if (in.isEmpty()) {
                file = files.next();
                number = 0;
                in = Optional.of(new BufferedInputStream(Files.newInputStream(file)));
            }
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b = in.get().read();
            while (b >= 0 && b != '\n') {
                line.write(b);
                b = in.get().read();
            }
            if (b < 0) {
                close();
            }
            if (b >= 0 || line.size() > 0) {
                number++;
                next = Optional.of(new Line(file, number, line.toByteArray(), b >= 0));
            }
        }

        @Override
        public Line next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Line line = next.orElseThrow();
            next = Optional.empty();
            return line;
        }

        @Override
        public void close() {
            try {
                if (in.isPresent()) {
                    in.get().close();
                    in = Optional.empty();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
