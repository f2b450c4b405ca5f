package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/** Whatever texts come in: fields and index lines give back what they were given. */
class RoundTripTest {

    /** Any text at all: control characters, line ends, quotes, Chinese, halves of surrogate pairs. */
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars("\r\n\t\u0000\u0085\u2028\u3000 :\"\\{}年报abc\uD83D\uDE00")
                        .ofMaxLength(30));
    }

    @Property(tries = 400)
    void warcFields(@ForAll("text") String one, @ForAll("text") String other) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("anchor", one);
        fields.put("outcomeDetail", other);
        fields.put("site", "410103");
        Map<String, String> clean = WarcFields.clean(fields);
        assertThat(WarcFields.parse(WarcFields.format(clean))).containsExactlyInAnyOrderEntriesOf(clean);
        clean.values().forEach(v -> assertThat(v).doesNotContain("\r", "\n").isNotBlank());
        assertThat(WarcFields.clean(clean)).as("cleaning twice changes nothing").isEqualTo(clean);
    }

    @Property(tries = 400)
    void cdxLines(
            @ForAll("text") String anchor,
            @ForAll("text") String detail,
            @ForAll @LongRange(min = 0) long offset,
            @ForAll @LongRange(min = 0, max = 253_402_300_799_999_999L) long micros,
            @ForAll boolean revisit) {
        CdxEntry entry = entry(WarcFields.clean(anchor), WarcFields.clean(detail), offset, instant(micros), revisit);
        String line = CdxLine.format(entry);
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(CdxLine.parse(line)).contains(entry);
        assertThat(line).matches("\\S+ \\d{14} \\{.*");
        IntStream.of(1, line.length() / 3, line.length() - 1)
                .forEach(
                        cut -> assertThat(CdxLine.parse(line.substring(0, cut))).isEmpty());
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    private static CdxEntry entry(String anchor, String detail, long offset, Instant date, boolean revisit) {
        String digest = Sha256.of(new byte[] {(byte) offset});
        ArchivedRecord record = new ArchivedRecord(
                "urn:uuid:00000000-0000-4000-8000-000000000000",
                revisit,
                URI.create("http://www.erqi.example:8080/%E5%B9%B4?a=%20&b"),
                date,
                200,
                "text/html",
                Optional.of(detail).filter(t -> !t.isEmpty()),
                digest,
                "nianbao-1.warc.gz",
                offset,
                77,
                new Outcome.SoftError(Reason.MAINTENANCE, detail),
                new Capture.Origin(
                        "410103", "s", revisit ? Optional.empty() : Optional.of(URI.create("http://v/")), "L", anchor));
        return new CdxEntry(record, digest, 99, revisit ? "urn:uuid:x" : "", !revisit);
    }

    @Property(tries = 200)
    void chunksOfAnySize(@ForAll byte[] body, @ForAll @IntRange(min = 1, max = 50) int size) throws IOException {
        byte[] chunked = Captures.chunked(body, size);
        assertThat(new ChunkedBody(new ByteArrayInputStream(chunked)).readAllBytes())
                .isEqualTo(body);
    }

    @Property(tries = 300)
    void anyBytesAreReadAsSomeResponse(@ForAll @Size(max = 200) byte[] rest) throws IOException {
        byte[] response = Captures.join(Captures.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"), rest);
        ByteArrayInputStream in = new ByteArrayInputStream(response);
        HttpHead head = HttpHead.read(in).orElseThrow();
        assertThat(head.length()).isLessThanOrEqualTo(response.length);
        assertThat(head.entity(in).readAllBytes().length).isLessThanOrEqualTo(rest.length);
    }
}
