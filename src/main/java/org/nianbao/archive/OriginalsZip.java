package org.nianbao.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nianbao.model.ArchivedRecord;

/**
 * A ZIP of the payloads as files that people can open, each payload once, and {@code manifest.csv}: where each capture's
 * payload lies in it, its address, time, media type and digests.
 */
final class OriginalsZip {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    /** A body that becomes larger than this when its content coding is removed is put in as it was sent. */
    private static final long LARGEST_DECODED = 64L << 20;

    private static final int LONGEST_NAME = 60;

    private final Cdxj cdxj;
    private final RecordReading reading;
    private final StringBuilder manifest =
            new StringBuilder("path,url,captured_at,media_type,sha256,payload_sha256,content_coding,record_id\r\n");
    private final Map<String, Content> contents = new HashMap<>();

    OriginalsZip(Cdxj cdxj, RecordReading reading) {
        this.cdxj = cdxj;
        this.reading = reading;
    }

    /** A file that is in the ZIP. */
    private record Content(String path, String sha256, String coding) {}

    void write(Path target, List<CdxEntry> chosen) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target), StandardCharsets.UTF_8)) {
            for (CdxEntry entry : chosen) {
                if (!entry.record().payloadSha256().equals(Sha256.OF_NOTHING)) {
                    add(zip, entry);
                }
            }
            begin(zip, "manifest.csv");
            zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private void add(ZipOutputStream zip, CdxEntry entry) throws IOException {
        ArchivedRecord record = entry.record();
        Content content = contents.get(record.payloadSha256());
        if (content == null) {
            content = put(zip, entry);
            contents.put(record.payloadSha256(), content);
        }
        manifest.append(Stream.of(
                        content.path,
                        record.uri().toString(),
                        record.date().toString(),
                        record.mediaType(),
                        content.sha256,
                        record.payloadSha256(),
                        content.coding,
                        record.recordId())
                .map(OriginalsZip::cell)
                .collect(Collectors.joining(",", "", "\r\n")));
    }

    private Content put(ZipOutputStream zip, CdxEntry entry) throws IOException {
        ArchivedRecord holder = holder(entry);
        String path = path(entry.record());
        begin(zip, path);
        MessageDigest digest = Sha256.digest();
        OutputStream out = new DigestOutputStream(zip, digest);
        List<String> codings = reading.codings(holder);
        String coding = String.join(" ", codings);
        if (codings.isEmpty()) {
            reading.entity(holder, out);
        } else {
            coding = decoded(holder, coding, out);
        }
        zip.closeEntry();
        return new Content(path, Sha256.hex(digest), coding);
    }

    /** Returns the coding that the file still has. */
    private String decoded(ArchivedRecord holder, String coding, OutputStream out) throws IOException {
        byte[] payload;
        try {
            payload = reading.payload(holder, LARGEST_DECODED);
        } catch (IOException e) {
            reading.entity(holder, out); // proves the digest again, so that a damaged record still fails
            return coding;
        }
        out.write(payload);
        return "";
    }

    private ArchivedRecord holder(CdxEntry entry) throws IOException {
        if (!entry.record().revisit()) {
            return entry.record();
        }
        return cdxj.byId(entry.refersTo())
                .orElseThrow(() -> new IOException("the original " + entry.refersTo() + " is not in the archive"))
                .record();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    /**
     * A name that no file system takes for anything but a plain file in its folder: addresses are written by others.
     * The digest makes it unique, the end of the address lets people recognise it.
     */
    private static String path(ArchivedRecord record) {
        String path = record.uri().getPath() == null ? "" : record.uri().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^\\p{IsHan}A-Za-z0-9._-]", "_");
        String end = last.substring(Math.max(0, last.length() - LONGEST_NAME));
        String site = record.origin().siteCode().replaceAll("[^A-Za-z0-9-]", "");
        return "originals/" + (site.isEmpty() ? "other" : "site-" + site) + "/"
                + record.payloadSha256().substring(0, 16) + "-"
                + (end.isEmpty() ? "index" : end).replaceAll("\\.+$", "");
    }

    /** A CSV cell that spreadsheets do not take for a formula. */
    private static String cell(String value) {
        String safe = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
