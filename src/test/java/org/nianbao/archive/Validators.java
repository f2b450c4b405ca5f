package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jwat.common.Diagnosis;
import org.jwat.warc.WarcReader;
import org.jwat.warc.WarcReaderFactory;
import org.jwat.warc.WarcRecord;

/** What others say of our files. */
public final class Validators {
    private static final long LARGEST_KEPT = 20L << 20;

    private Validators() {}

    /** Every record of every file, read by JWAT with all checks on: no errors, all digests right. Returns their types. */
    public static List<String> jwat(List<Path> files) throws IOException {
        return jwat(files, d -> false);
    }

    /**
     * The same for responses with a transfer coding or with interim responses before them: JWAT takes all that follows
     * the first head for the payload, chunk sizes included, while the digest is over the entity body (RFC 2616 §7.2).
     */
    static List<String> jwatWithoutPayloads(List<Path> files) throws IOException {
        return jwat(files, d -> d.startsWith("INVALID_EXPECTED Incorrect payload digest"));
    }

    private static List<String> jwat(List<Path> files, Predicate<String> excused) throws IOException {
        List<String> types = new ArrayList<>();
        for (Path file : files) {
            types.addAll(jwat(file, excused));
            keep(file);
        }
        return types;
    }

    /** Leaves a copy for the tools that take long to start: {@code OtherToolsIT} runs them over all of them at once. */
    private static void keep(Path file) throws IOException {
        if (Files.size(file) <= LARGEST_KEPT) {
            byte[] bytes = Files.readAllBytes(file);
            Path folder = Files.createDirectories(Path.of("target/archives"));
            Files.write(folder.resolve(Sha256.of(bytes).substring(0, 24) + ".warc.gz"), bytes);
        }
    }

    private static List<String> jwat(Path file, Predicate<String> excused) throws IOException {
        List<String> types = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                WarcReader reader = WarcReaderFactory.getReaderCompressed(in, 8192)) {
            reader.setBlockDigestEnabled(true);
            reader.setPayloadDigestEnabled(true);
            for (WarcRecord record = reader.getNextRecord(); record != null; record = reader.getNextRecord()) {
                record.close();
                types.add(record.header.warcTypeStr);
                check(record, file, excused);
            }
        }
        return types;
    }

    private static String text(Diagnosis d) {
        return d.type + " " + d.entity + " " + Arrays.toString(d.information);
    }

    private static void check(WarcRecord record, Path file, Predicate<String> excused) {
        assertThat(record.diagnostics.getErrors().stream().map(Validators::text).filter(excused.negate()))
                .as("%s at %d of %s", record.header.warcTypeStr, record.getStartOffset(), file)
                .isEmpty();
        assertThat(record.isValidBlockDigest).isTrue();
    }

    /** The same with jwarc, block digests only: it wants Base32 for the others. */
    public static int jwarc(List<Path> files) throws IOException {
        int records = 0;
        for (Path file : files) {
            try (org.netpreserve.jwarc.WarcReader reader = new org.netpreserve.jwarc.WarcReader(file)) {
                reader.calculateBlockDigest();
                List<String> warnings = new ArrayList<>();
                reader.onWarning(warnings::add);
                for (org.netpreserve.jwarc.WarcRecord record : reader) {
                    records++;
                    record.body().consume();
                    assertThat(record.calculatedBlockDigest()).isEqualTo(record.blockDigest());
                }
                assertThat(warnings).isEmpty();
            }
        }
        return records;
    }
}
