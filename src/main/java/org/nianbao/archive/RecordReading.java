package org.nianbao.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.model.ArchivedRecord;

/** Reads one exchange back from its WARC file. */
final class RecordReading {
    private static final int LARGEST_METADATA = 1 << 20;

    private final WarcFolder folder;

    RecordReading(WarcFolder folder) {
        this.folder = folder;
    }

    /** Does something with the head and body of a record. */
    @FunctionalInterface
    private interface Use<T> {
        T of(WarcMember record, HttpHead head, InputStream body) throws IOException;
    }

    /** The payload of a record that is no revisit, content coding removed. */
    byte[] payload(ArchivedRecord record, long limit) throws IOException {
        return open(record, (warc, head, body) -> {
            MessageDigest digest = Sha256.digest();
            InputStream entity = new DigestInputStream(head.entity(body), digest);
            boolean cut = !warc.field("WARC-Truncated").isEmpty();
            byte[] decoded = ContentCoding.decode(entity, head.tokens("Content-Encoding"), cut, limit);
            entity.transferTo(OutputStream.nullOutputStream());
            prove(record, digest);
            return decoded;
        });
    }

    void entity(ArchivedRecord record, OutputStream to) throws IOException {
        open(record, (warc, head, body) -> {
            MessageDigest digest = Sha256.digest();
            new DigestInputStream(head.entity(body), digest).transferTo(to);
            prove(record, digest);
            return head;
        });
    }

    List<Map.Entry<String, String>> headers(ArchivedRecord record) throws IOException {
        return open(record, (warc, head, body) -> head.fields());
    }

    private static void prove(ArchivedRecord record, MessageDigest digest) throws IOException {
        String found = Sha256.hex(digest);
        if (!found.equals(record.payloadSha256())) {
            throw new IOException("the payload at " + place(record) + " has the SHA-256 " + found + " instead of "
                    + record.payloadSha256());
        }
    }

    private static String place(ArchivedRecord record) {
        return record.warcFile() + ":" + record.offset();
    }

    private <T> T open(ArchivedRecord record, Use<T> use) throws IOException {
        try (GzipMembers members = members(record, record.length())) {
            WarcMember warc = WarcMember.of(members);
            if (!warc.id().equals(record.recordId())) {
                throw new IOException("at " + place(record) + " lies " + warc.id() + ", not " + record.recordId());
            }
            InputStream body = new BufferedInputStream(warc.block());
            HttpHead head = HttpHead.read(warc.type(), warc.field("Content-Type"), body)
                    .orElseThrow(() -> new IOException("the record at " + place(record) + " holds no HTTP response"));
            return use.of(warc, head, body);
        }
    }

    private GzipMembers members(ArchivedRecord record, long length) throws IOException {
        Path file = folder.path(record.warcFile());
        GzipMembers members = new GzipMembers(file, record.offset() + length).from(record.offset());
        if (!members.next()) {
            members.close();
            throw new IOException("the file " + record.warcFile() + " ends before " + record.offset());
        }
        return members;
    }

    /** Copies the gzip members of an exchange. */
    void copy(CdxEntry entry, OutputStream to) throws IOException {
        copy(folder.path(entry.record().warcFile()), entry.record().offset(), entry.exchangeLength(), to);
    }

    private static void copy(Path path, long offset, long length, OutputStream to) throws IOException {
        try (RandomAccessFile file = WarcFolder.reading(path)) {
            file.seek(offset);
            byte[] buffer = new byte[1 << 16];
            long left = length;
            while (left > 0) {
                int n = file.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new IOException("the file " + path.getFileName() + " ends within the exchange");
                }
                to.write(buffer, 0, n);
                left -= n;
            }
        }
    }

    /** The tokens of Content-Encoding, {@code identity} left out. */
    List<String> codings(ArchivedRecord record) throws IOException {
        return open(record, (warc, head, body) -> head.tokens("Content-Encoding").stream()
                .filter(coding -> !coding.equals("identity"))
                .toList());
    }

    /**
     * Copies the gzip member of the warcinfo record of a record's file.
     *
     * @return its length, 0 when the file begins with something else
     */
    long copyWarcinfo(ArchivedRecord record, OutputStream to) throws IOException {
        Path file = folder.path(record.warcFile());
        long length;
        try (GzipMembers members = new GzipMembers(file, record.offset() + record.length())) {
            if (!members.next() || !WarcMember.of(members).type().equals("warcinfo")) {
                return 0;
            }
            members.finish();
            length = members.position();
        }
        copy(file, 0, length, to);
        return length;
    }

    /** What the records of an exchange and the warcinfo record of its file say. */
    Map<String, String> provenance(CdxEntry entry) throws IOException {
        ArchivedRecord record = entry.record();
        Map<String, String> all = new LinkedHashMap<>();
        try (GzipMembers members = members(record, entry.exchangeLength())) {
            do {
                tell(WarcMember.of(members), all);
            } while (members.next());
        }
        all.put("file", record.warcFile());
        all.put("offset", Long.toString(record.offset()));
        all.put("length", Long.toString(record.length()));
        all.put("recordDigest", Sha256.LABEL + entry.recordDigest());
        warcinfo(record).forEach(all::putIfAbsent);
        return all;
    }

    private static void tell(WarcMember member, Map<String, String> all) throws IOException {
        switch (member.type()) {
            case "response", "revisit", "resource" ->
                member.headers().map().forEach((name, values) -> all.put(name, String.join(", ", values)));
            case "request" -> {
                all.put("request-WARC-Record-ID", member.field("WARC-Record-ID"));
                all.put("request-WARC-Block-Digest", member.field("WARC-Block-Digest"));
            }
            case "metadata" -> {
                all.put("metadata-WARC-Record-ID", member.field("WARC-Record-ID"));
                all.putAll(WarcFields.parse(member.block().readNBytes(LARGEST_METADATA)));
            }
            default -> {
                // Records of other makers may stand between; they say nothing of this exchange.
            }
        }
    }

    private Map<String, String> warcinfo(ArchivedRecord record) throws IOException {
        try (GzipMembers members = new GzipMembers(folder.path(record.warcFile()), record.offset() + 1)) {
            if (!members.next()) {
                return Map.of();
            }
            WarcMember first = WarcMember.of(members);
            return first.type().equals("warcinfo")
                    ? WarcFields.parse(first.block().readNBytes(LARGEST_METADATA))
                    : Map.of();
        }
    }
}
