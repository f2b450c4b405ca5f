package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.archive.format.warc.WARCConstants.WARCRecordType;
import org.archive.io.warc.WARCRecordInfo;
import org.archive.io.warc.WARCWriter;
import org.archive.io.warc.WARCWriterPoolSettingsData;
import org.archive.uid.UUIDGenerator;
import org.archive.util.anvl.ANVLRecord;

/** A WARC file written by the very classes with which Heritrix writes its own (webarchive-commons). */
final class HeritrixFile implements Closeable {
    private static final String SOFTWARE = "software: Heritrix/3.4.0\r\nformat: WARC File Format 1.0\r\n";

    private final Path folder;
    private final String date;
    private final UUIDGenerator ids = new UUIDGenerator();
    private final WARCWriter writer;

    HeritrixFile(Path folder, String date) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.date = date;
        this.writer = new WARCWriter(
                new AtomicInteger(),
                new WARCWriterPoolSettingsData(
                        "heritrix",
                        "${prefix}-${timestamp17}-${serialno}",
                        1 << 30,
                        true,
                        List.of(folder.toFile()),
                        List.of(SOFTWARE),
                        ids));
        writer.checkSize();
    }

    /**
     * Writes a record.
     *
     * @param fields names and values of further fields in turn
     * @return its id
     */
    String add(WARCRecordType type, String url, String mediaType, byte[] block, String... fields) throws IOException {
        WARCRecordInfo record = new WARCRecordInfo();
        URI id = ids.getRecordID();
        record.setRecordId(id);
        record.setType(type);
        record.setUrl(url);
        record.setCreate14DigitDate(date);
        record.setMimetype(mediaType);
        ANVLRecord extra = new ANVLRecord();
        for (int i = 0; i < fields.length; i += 2) {
            extra.addLabelValue(fields[i], fields[i + 1]);
        }
        record.setExtraHeaders(extra);
        record.setContentStream(new ByteArrayInputStream(block));
        record.setContentLength(block.length);
        record.setEnforceLength(true);
        writer.writeRecord(record);
        return id.toString();
    }

    /** Adds what Heritrix knows of a fetch. */
    String metadata(String url, String of, String facts) throws IOException {
        return add(
                WARCRecordType.metadata,
                url,
                "application/warc-fields",
                facts.getBytes(UTF_8),
                "WARC-Concurrent-To",
                "<" + of + ">");
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** The one file that was written. */
    Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
