package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.archive.Captures.bytes;
import static org.nianbao.archive.Captures.capture;
import static org.nianbao.archive.Captures.join;
import static org.nianbao.archive.Captures.notModified;
import static org.nianbao.archive.Captures.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRevisit;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Progress;

class RevisitTest {
    private static final String HERE = "http://www.erqi.example/report.html";
    private static final String THERE = "http://www.erqi.example/copy.html";
    private static final byte[] PAYLOAD = "年度报告".getBytes(UTF_8);

    @TempDir
    Path root;

    private static WarcRevisit record(Archive archive, ArchivedRecord record) throws IOException {
        ByteArrayOutputStream warc = new ByteArrayOutputStream();
        archive.warc(record, warc);
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(warc.toByteArray()))) {
            WarcRevisit revisit = (WarcRevisit) reader.next().orElseThrow();
            revisit.http(); // reads the block before the reader is closed
            return revisit;
        }
    }

    @Test
    void theSamePayloadIsStoredOnce() throws IOException {
        ArchivedRecord original;
        try (Archive archive = Captures.open(root)) {
            original = archive.store(page(HERE, "年度报告"));
        }
        try (Archive archive = Captures.open(root)) {
            ArchivedRecord second = archive.store(page(THERE, "年度报告"));
            ArchivedRecord third = archive.store(page(THERE, "年度报告"));
            for (ArchivedRecord revisit : List.of(second, third)) {
                assertThat(revisit.revisit()).isTrue();
                assertThat(revisit.payloadSha256()).isEqualTo(original.payloadSha256());
                assertThat(archive.payload(revisit, 100)).isEqualTo(PAYLOAD);
                assertThat(archive.headers(revisit)).hasSize(3);
                WarcRevisit warc = record(archive, revisit);
                assertThat(warc.profile())
                        .isEqualTo(URI.create("http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"));
                assertThat(warc.refersTo()).contains(URI.create(original.recordId()));
                assertThat(warc.refersToTargetURI()).contains(URI.create(HERE));
                assertThat(warc.refersToDate()).contains(original.date());
                assertThat(warc.headers().first("WARC-Truncated")).contains("length");
            }
            assertThat(archive.original(original.payloadSha256())).contains(original);
            assertThat(archive.captures(URI.create(THERE))).containsExactly(second, third);
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
        checkFiles();
    }

    @Test
    void notModifiedRefersToTheNewestOriginalOfTheAddress() throws IOException {
        ArchivedRecord confirmed;
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.store(notModified(HERE)).revisit())
                    .as("nothing is known that could be unmodified")
                    .isFalse();
            archive.store(page(HERE, "旧"));
            ArchivedRecord there = archive.store(page(THERE, "年度报告"));
            ArchivedRecord here = archive.store(page(HERE, "年度报告"));
            assertThat(here.revisit()).isTrue();
            confirmed = archive.store(notModified(HERE));
            assertThat(confirmed.revisit()).isTrue();
            assertThat(confirmed.status()).isEqualTo(304);
            assertThat(confirmed.payloadSha256()).isEqualTo(there.payloadSha256());
            WarcRevisit warc = record(archive, confirmed);
            assertThat(warc.profile())
                    .isEqualTo(URI.create("http://netpreserve.org/warc/1.1/revisit/server-not-modified"));
            assertThat(warc.refersTo()).as("an original, never a revisit").contains(URI.create(there.recordId()));
            assertThat(archive.payload(confirmed, 100)).isEqualTo(PAYLOAD);
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.captures(URI.create(HERE)).get(3)).isEqualTo(confirmed);
            assertThat(archive.payload(confirmed, 100)).isEqualTo(PAYLOAD);
        }
        checkFiles();
    }

    @Test
    void onlySuccessesAreOriginals() throws IOException {
        byte[] missing = join(bytes("HTTP/1.1 404 Not Found\r\n\r\n"), PAYLOAD);
        try (Archive archive = Captures.open(root)) {
            ArchivedRecord first = archive.store(capture(HERE, missing, PAYLOAD));
            assertThat(first.revisit()).isFalse();
            assertThat(archive.original(first.payloadSha256())).contains(first);
            assertThat(archive.store(capture(HERE, missing, PAYLOAD)).revisit()).isFalse();
            ArchivedRecord page = archive.store(page(THERE, "年度报告"));
            assertThat(page.revisit()).isFalse();
            assertThat(archive.original(first.payloadSha256())).contains(page);
            assertThat(archive.store(capture(HERE, missing, PAYLOAD)).revisit()).isTrue();
        }
        checkFiles();
    }

    private void checkFiles() throws IOException {
        List<Path> files = new WarcFolder(root.resolve("archive/warc")).files();
        Validators.jwat(files);
        Validators.jwarc(files);
    }
}
