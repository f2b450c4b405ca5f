package org.nianbao.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** Reads the records that index lines name and compares the two. */
final class IndexedRecords implements Closeable {
    private static final Pattern NO_DIGITS = Pattern.compile("\\D");

    private final Files files;
    private String name = "";
    private Optional<Path> path = Optional.empty();
    private Optional<GzipMembers> members = Optional.empty();

    IndexedRecords(Files files) {
        this.files = files;
    }

    /** Finds WARC files. */
    @FunctionalInterface
    interface Files {
        Optional<Path> file(String name);
    }

    /** What a record is, as far as an index line speaks of it. */
    private record Found(RawHeader header, Optional<HttpHead> head, String payload, long length, String recordDigest) {}

    /** Compares a complete line with its record. */
    void check(JsonNode line, String time, RawHeader.Tell tell) throws IOException {
        String file = line.path("filename").asText();
        if (!open(file)) {
            tell.of(Flaw.CDXJ_FILE_MISSING, file);
            return;
        }
        long offset = line.path("offset").asLong();
        try {
            Optional<Found> found = members.isPresent() ? member(members.get(), offset) : plain(offset);
            if (found.isPresent()) {
                compare(line, time, found.get(), tell);
            } else {
                tell.of(Flaw.CDXJ_PLACE_WRONG, file + "@" + offset);
            }
        } catch (EOFException | ZipException e) {
            tell.of(Flaw.CDXJ_PLACE_WRONG, file + "@" + offset);
        }
    }

    private boolean open(String file) throws IOException {
        if (!file.equals(name)) {
            close();
            name = file;
            path = files.file(file);
            members = Optional.empty();
            if (path.isPresent() && FileKind.gzip(path.get())) {
                members = Optional.of(new GzipMembers(path.get(), java.nio.file.Files.size(path.get())));
            }
        }
        return path.isPresent();
    }

    private static Optional<Found> member(GzipMembers members, long offset) throws IOException {
        if (!members.from(offset).next()) {
            return Optional.empty();
        }
        Optional<Found> found = read(new CountedInput(members.content()));
        members.finish();
        long length = members.position() - offset;
        String digest = members.memberSha256();
        return found.map(f -> new Found(f.header, f.head, f.payload, length, digest));
    }

    private Optional<Found> plain(long offset) throws IOException {
        try (RandomAccessFile file = WarcFolder.reading(path.orElseThrow())) {
            file.seek(Math.min(offset, file.length()));
            MessageDigest digest = Sha256.digest();
            CountedInput in = new CountedInput(Channels.newInputStream(file.getChannel()));
            Optional<Found> found = read(in);
            if (found.isEmpty()) {
                return found;
            }
            long length = in.count() + 4;
            file.seek(offset);
            new DigestInputStream(new LimitedBody(Channels.newInputStream(file.getChannel()), length), digest)
                    .transferTo(OutputStream.nullOutputStream());
            return found.map(f -> new Found(f.header, f.head, f.payload, length, Sha256.hex(digest)));
        }
    }

    private static Optional<Found> read(CountedInput in) throws IOException {
        Optional<RawHeader> header = RawHeader.read(in, (flaw, detail) -> {});
        if (header.isEmpty() || header.get().length().isEmpty()) {
            return Optional.empty();
        }
        InputStream block = new BufferedInputStream(
                new LimitedBody(in, header.get().length().get()));
        Optional<HttpHead> head = Optional.empty();
        String payload = "";
        if (header.get().first("Content-Type").startsWith("application/http")) {
            head = HttpHead.read(block);
            if (head.isPresent()) {
                payload = Sha256.ofAll(head.get().entity(block));
            }
        }
        block.transferTo(OutputStream.nullOutputStream());
        return Optional.of(new Found(header.get(), head, payload, 0, ""));
    }

    private static void compare(JsonNode line, String time, Found found, RawHeader.Tell tell) {
        if (!line.path("url").asText().equals(found.header.target())) {
            tell.of(Flaw.CDXJ_URL_WRONG, line.path("url").asText());
        }
        String date = NO_DIGITS.matcher(found.header.first("WARC-Date")).replaceAll("");
        if (!date.startsWith(time.substring(0, Math.min(14, time.length())))) {
            tell.of(Flaw.CDXJ_TIME_WRONG, time + ", " + found.header.first("WARC-Date"));
        }
        if (line.path("length").asLong() != found.length) {
            tell.of(Flaw.CDXJ_LENGTH_WRONG, line.path("length").asText() + ", " + found.length);
        }
        String status = found.head.map(h -> Integer.toString(h.status())).orElse("");
        if (!status.isEmpty() && !status.equals(line.path("status").asText())) {
            tell.of(Flaw.CDXJ_STATUS_WRONG, line.path("status").asText() + ", " + status);
        }
        digests(line, found, tell);
    }

    private static void digests(JsonNode line, Found found, RawHeader.Tell tell) {
        String said = LabelledDigest.bare(line.path("digest").asText());
        String written = LabelledDigest.bare(found.header.first("WARC-Payload-Digest"));
        boolean response = found.header.type().equals("response");
        boolean computed = response && said.length() == 64 && !said.equals(found.payload);
        if (computed || (!response && !written.isEmpty() && !said.equalsIgnoreCase(written))) {
            tell.of(Flaw.CDXJ_DIGEST_WRONG, said);
        }
        String record = LabelledDigest.bare(line.path("recordDigest").asText());
        if (record.length() == 64 && !record.equals(found.recordDigest)) {
            tell.of(Flaw.CDXJ_RECORD_DIGEST_WRONG, record);
        }
    }

    @Override
    public void close() throws IOException {
        if (members.isPresent()) {
            members.get().close();
        }
        name = "";
        members = Optional.empty();
    }
}
