package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.archive.Captures.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Broken WARC and CDXJ files, each a good one with one small change, and what the validator calls the change. */
class ValidationTest {
    private static final int INFO = 0;
    private static final int RESPONSE = 1;
    private static final int REQUEST = 2;
    private static final int METADATA = 3;
    private static final int REVISIT = 4;

    @TempDir
    Path folder;

    /** The records of a good file as text, byte for byte. */
    private final List<String> good = new ArrayList<>();

    private String index = "";

    /**
     * A change.
     *
     * @param flaw the id it is called by
     * @param detail a part of the sentence, blank when the id says all
     */
    private record Broken(String name, Flaw flaw, String detail, UnaryOperator<List<String>> change) {}

    @BeforeEach
    void goodFile() throws IOException {
        Path root = folder.resolve("home");
        try (Archive archive = Captures.open(root)) {
            archive.store(page("http://www.erqi.example/zfxxgk/2024.html", "2024年政府信息公开工作年度报告"));
            archive.store(page("http://www.erqi.example/zfxxgk/2024b.html", "2024年政府信息公开工作年度报告"));
            archive.store(page("http://www.erqi.example/zfxxgk/2023.html", "2023年政府信息公开工作年度报告"));
            archive.store(Captures.notModified("http://www.erqi.example/zfxxgk/2024.html"));
        }
        Path warc = new WarcFolder(root.resolve("archive/warc")).files().get(0);
        index = Files.readString(root.resolve("archive/cdx/index.cdxj"));
        try (GzipMembers members = new GzipMembers(warc, Files.size(warc)).from(0)) {
            while (members.next()) {
                good.add(new String(members.content().readAllBytes(), ISO_8859_1));
            }
        }
        assertThat(Archive.validate(warc).defects()).isEmpty();
        assertThat(Archive.validate(warc).records()).isEqualTo(13);
        assertThat(Archive.validate(root.resolve("archive/cdx/index.cdxj")).defects())
                .isEmpty();
    }

    private static Broken broken(String name, Flaw flaw, String detail, int record, UnaryOperator<String> change) {
        return new Broken(name, flaw, detail, records -> {
            List<String> changed = new ArrayList<>(records);
            changed.set(record, change.apply(records.get(record)));
            return changed;
        });
    }

    private static Broken replaced(String name, Flaw flaw, int record, String what, String by) {
        return broken(name, flaw, "", record, text -> {
            assertThat(text).containsPattern(what);
            return text.replaceFirst(what, by);
        });
    }

    private static Broken without(String field, int record) {
        return broken("without " + field, Flaw.WARC_FIELD_MISSING, field, record, text -> {
            assertThat(text).contains("\r\n" + field + ":");
            return text.replaceFirst("(?m)^" + field + ": .*\r\n", "");
        });
    }

    private static Broken added(String name, Flaw flaw, int record, String line) {
        return broken(name, flaw, "", record, text -> text.replaceFirst("\r\n", "\r\n" + line + "\r\n"));
    }

    private static Broken forbidden(int record, String line) {
        return broken(
                "forbidden " + line,
                Flaw.WARC_FIELD_FORBIDDEN,
                line.substring(0, line.indexOf(':')),
                record,
                text -> text.replaceFirst("\r\n", "\r\n" + line + "\r\n"));
    }

    private static Stream<Broken> missing() {
        return Stream.of(
                without("WARC-Record-ID", RESPONSE),
                without("WARC-Date", REQUEST),
                without("WARC-Type", METADATA),
                without("Content-Length", METADATA),
                without("WARC-Target-URI", RESPONSE),
                without("WARC-Profile", REVISIT),
                without("WARC-Payload-Digest", REVISIT),
                without("Content-Type", RESPONSE));
    }

    private static Stream<Broken> misplaced() {
        String urn = "<urn:uuid:7c7f0c5e-7e4f-4a80-9a3e-0e3b2a1d0f11>";
        return Stream.of(
                forbidden(INFO, "WARC-Target-URI: http://www.erqi.example/"),
                forbidden(INFO, "WARC-Concurrent-To: " + urn),
                forbidden(INFO, "WARC-Warcinfo-ID: " + urn),
                forbidden(INFO, "WARC-IP-Address: 127.0.0.1"),
                forbidden(RESPONSE, "WARC-Refers-To: " + urn),
                forbidden(RESPONSE, "WARC-Refers-To-Target-URI: http://www.erqi.example/"),
                forbidden(RESPONSE, "WARC-Refers-To-Date: 2026-03-31T08:15:31Z"),
                forbidden(REQUEST, "WARC-Filename: a.warc.gz"),
                forbidden(METADATA, "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified"),
                forbidden(METADATA, "WARC-Segment-Total-Length: 7"));
    }

    private static Stream<Broken> malformed() {
        return Stream.of(
                replaced("version", Flaw.WARC_VERSION, RESPONSE, "WARC/1.1", "WARC/2.7"),
                replaced("line feed only", Flaw.WARC_LINE_END, RESPONSE, "\r\nWARC-Date", "\nWARC-Date"),
                replaced("folded", Flaw.WARC_FIELD_FOLDED, INFO, "WARC-Date: ", "WARC-Date:\r\n "),
                added("no colon", Flaw.WARC_FIELD_MALFORMED, METADATA, "a line without sense"),
                added("twice", Flaw.WARC_FIELD_REPEATED, RESPONSE, "WARC-Date: 2026-03-31T08:15:31Z"),
                added("blank", Flaw.WARC_FIELD_BLANK, RESPONSE, "WARC-Identified-Payload-Type:"),
                added("encoded word", Flaw.WARC_FIELD_ENCODED_WORD, METADATA, "X-Note: =?UTF-8?Q?=E5=B9=B4?="),
                added("not UTF-8", Flaw.WARC_FIELD_NOT_UTF8, METADATA, "X-Note: \u00c4\u00ea\u00b1\u00a8"),
                replaced("type", Flaw.WARC_TYPE_UNKNOWN, RESPONSE, "WARC-Type: response", "WARC-Type: responce"),
                replaced("length", Flaw.WARC_LENGTH_FORM, METADATA, "Content-Length: ", "Content-Length: -"),
                replaced("local date", Flaw.WARC_DATE_FORM, RESPONSE, "(WARC-Date: .*)Z", "$1+08:00"),
                replaced("no such day", Flaw.WARC_DATE_FORM, INFO, "WARC-Date: 2026-03-31", "WARC-Date: 2026-02-31"),
                replaced("14 digits", Flaw.WARC_DATE_FORM, INFO, "WARC-Date: .*Z", "WARC-Date: 20260331081530"),
                replaced("bare id", Flaw.WARC_ID_FORM, REQUEST, "WARC-Record-ID: <(.*)>", "WARC-Record-ID: $1"),
                replaced(
                        "in brackets", Flaw.WARC_TARGET_BRACKETS, RESPONSE, "Target-URI: (.*)\r", "Target-URI: <$1>\r"),
                replaced("relative", Flaw.WARC_TARGET_FORM, REQUEST, "Target-URI: .*\r", "Target-URI: /zfxxgk/\r"),
                replaced("address", Flaw.WARC_IP_FORM, RESPONSE, "IP-Address: .*\r", "IP-Address: 127.0.0.1:80\r"),
                replaced("profile", Flaw.WARC_PROFILE_UNKNOWN, REVISIT, "identical-payload-digest", "same"),
                added("cut", Flaw.WARC_TRUNCATED_UNKNOWN, RESPONSE, "WARC-Truncated: yes"),
                replaced("msgtype", Flaw.WARC_CONTENT_TYPE_WRONG, RESPONSE, "msgtype=response", "msgtype=request"),
                replaced("warcinfo type", Flaw.WARC_CONTENT_TYPE_WRONG, INFO, "application/warc-fields", "text/plain"));
    }

    private static Stream<Broken> contents() {
        return Stream.of(
                replaced("upper case", Flaw.WARC_DIGEST_FORM, RESPONSE, "Block-Digest: sha256", "Block-Digest: SHA256"),
                replaced("no label", Flaw.WARC_DIGEST_FORM, RESPONSE, "Payload-Digest: sha256:", "Payload-Digest: "),
                replaced("block digest", Flaw.WARC_BLOCK_DIGEST_WRONG, REQUEST, "nianbao/0.1", "nianbao/0.2"),
                replaced("payload", Flaw.WARC_PAYLOAD_DIGEST_WRONG, RESPONSE, "2024\u00e5", "2025\u00e5"),
                replaced("no HTTP", Flaw.WARC_HTTP_HEAD_MISSING, RESPONSE, "HTTP/1.1 200", "ICY/1.10 200"),
                replaced("no request", Flaw.WARC_HTTP_HEAD_MISSING, REQUEST, "GET /", "GET?/"),
                replaced("fields", Flaw.WARC_FIELDS_MALFORMED, METADATA, "fetchTimeMs:", "fetchTimeMs="),
                broken("too long", Flaw.WARC_RECORD_END, "", RESPONSE, t -> length(t, 3)),
                broken("too short", Flaw.WARC_RECORD_END, "", RESPONSE, t -> length(t, -3)),
                broken("no end", Flaw.WARC_RECORD_END, "", REQUEST, t -> t.substring(0, t.length() - 4)),
                broken("half an end", Flaw.WARC_RECORD_END, "", METADATA, t -> t.substring(0, t.length() - 2)));
    }

    private static String length(String record, int more) {
        String field = "\r\nContent-Length: ";
        int at = record.indexOf(field) + field.length();
        int end = record.indexOf('\r', at);
        return record.substring(0, at) + (Integer.parseInt(record.substring(at, end)) + more) + record.substring(end);
    }

    private static Stream<Broken> between() {
        return Stream.of(
                new Broken("no warcinfo", Flaw.WARC_WARCINFO_MISSING, "response", all -> all.subList(1, all.size())),
                new Broken("twice the same", Flaw.WARC_ID_REPEATED, "", all -> {
                    List<String> more = new ArrayList<>(all);
                    more.add(all.get(RESPONSE));
                    return more;
                }),
                new Broken("revisit of a revisit", Flaw.WARC_REVISIT_OF_REVISIT, "", all -> {
                    List<String> more = new ArrayList<>(all);
                    more.add(all.get(REVISIT)
                            .replace(
                                    "WARC-Refers-To: <" + id(all.get(RESPONSE)),
                                    "WARC-Refers-To: <" + id(all.get(REVISIT)))
                            .replaceFirst("WARC-Record-ID: <.*>", "WARC-Record-ID: <urn:uuid:" + "0".repeat(8) + ">"));
                    return more;
                }),
                replaced(
                        "other original",
                        Flaw.WARC_REFERS_TO_DIFFERS,
                        REVISIT,
                        "(Refers-To-Target-URI: .*)\r",
                        "$1x\r"),
                replaced("other date", Flaw.WARC_CONCURRENT_DATE, REQUEST, "WARC-Date: 2026", "WARC-Date: 2027"));
    }

    private static String id(String record) {
        int at = record.indexOf("WARC-Record-ID: <") + "WARC-Record-ID: <".length();
        return record.substring(at, record.indexOf('>', at));
    }

    private static List<Broken> corpus() {
        return Stream.of(missing(), misplaced(), malformed(), contents(), between())
                .flatMap(Function.identity())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyBrokenWarcIsNamedCompressedAndNot() {
        return corpus().stream()
                .map(broken -> DynamicTest.dynamicTest(broken.name, () -> {
                    List<String> records = broken.change.apply(good);
                    named(write("plain.warc", bytes(String.join("", records))), broken.flaw, broken.detail);
                    named(write("packed.warc.gz", members(records)), broken.flaw, broken.detail);
                }));
    }

    private static void named(Path file, Flaw flaw, String detail) throws IOException {
        List<Archive.Defect> defects = Archive.validate(file).defects();
        assertThat(defects).as("%s", file.getFileName()).anySatisfy(d -> {
            assertThat(d.message().id()).isEqualTo(flaw.id());
            assertThat(d.message().en()).contains(detail);
            assertThat(d.offset()).isBetween(0L, Files.size(file));
        });
        assertThat(defects).allSatisfy(d -> {
            assertThat(d.message().zh()).endsWith("。").doesNotContain("%s");
            assertThat(d.message().en()).endsWith(".").doesNotContain("%s");
        });
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(ISO_8859_1);
    }

    private static byte[] members(List<String> records) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        records.forEach(record -> all.writeBytes(Captures.gzip(bytes(record))));
        return all.toByteArray();
    }

    @Test
    void brokenCompressionIsNamed() throws IOException {
        byte[] whole = members(good);
        int second = Captures.gzip(bytes(good.get(INFO))).length;
        named(write("one.warc.gz", Captures.gzip(bytes(String.join("", good)))), Flaw.GZIP_MANY_RECORDS, "");
        named(write("torn.warc.gz", Arrays.copyOf(whole, whole.length - 20)), Flaw.GZIP_TORN, "");
        byte[] damaged = whole.clone();
        damaged[second - 6] ^= 0x55; // the checksum of the first member
        named(write("crc.warc.gz", damaged), Flaw.GZIP_DAMAGED, "");
        damaged = whole.clone();
        damaged[second] ^= 0x55;
        named(write("magic.warc.gz", damaged), Flaw.GZIP_MISSING, "");
        named(write("plain.warc.gz", bytes(String.join("", good))), Flaw.NAME_MISLEADS, "plain.warc.gz");
        named(write("packed.warc", whole), Flaw.NAME_MISLEADS, "");
        named(write("empty.warc.gz", new byte[0]), Flaw.FILE_EMPTY, "");
        named(write("torn.warc", bytes(String.join("", good).substring(0, 1000))), Flaw.WARC_HEADER_TORN, "");
        named(write("what.txt", bytes("nothing")), Flaw.FILE_KIND_UNKNOWN, "");
        byte[] cut = bytes(String.join("", good));
        named(write("cut.warc", Arrays.copyOf(cut, cut.length - 10)), Flaw.WARC_BLOCK_SHORT, "");
    }

    @Test
    void whatStandsBehindDamageIsStillRead() throws IOException {
        byte[] damaged = members(good);
        damaged[Captures.gzip(bytes(good.get(INFO))).length + 60] ^= 0x55;
        Archive.Validation found = Archive.validate(write("middle.warc.gz", damaged));
        assertThat(found.records()).isGreaterThanOrEqualTo(12);
        List<String> twice = new ArrayList<>(good);
        twice.set(2, good.get(2).substring(0, good.get(2).length() - 4));
        Archive.Validation plain = Archive.validate(write("middle.warc", bytes(String.join("", twice))));
        assertThat(plain.records()).isEqualTo(13);
        assertThat(plain.defects()).hasSize(1);
    }

    @Test
    void brokenIndexLinesAreNamed() throws IOException {
        List<String> lines = index.lines().toList();
        String last = lines.get(lines.size() - 1);
        cdxj(lines.get(1) + "\n" + lines.get(0) + "\n", Flaw.CDXJ_UNSORTED, "");
        cdxj(last + "\n" + last + "\n", Flaw.CDXJ_REPEATED, "");
        cdxj("example,erqi)/ " + last.substring(last.indexOf('{')), Flaw.CDXJ_LINE_FORM, "");
        cdxj(last.replaceFirst(" 2026\\d+ ", " 2026-03-31 "), Flaw.CDXJ_TIME_FORM, "");
        cdxj(last.replaceFirst(" 2026", " 2025"), Flaw.CDXJ_TIME_WRONG, "");
        cdxj(last.replace("\"}", "\""), Flaw.CDXJ_JSON, "");
        for (String field : List.of("url", "digest", "mime", "filename", "offset", "length", "status")) {
            cdxj(last.replace("\"" + field + "\":", "\"x-" + field + "\":"), Flaw.CDXJ_FIELD_MISSING, field);
        }
        cdxj(last.replaceFirst("\"offset\":\"", "\"offset\":\"-"), Flaw.CDXJ_NUMBER_FORM, "offset");
        cdxj(last.replaceFirst("\"offset\":\"", "\"offset\":\"1"), Flaw.CDXJ_PLACE_WRONG, "");
        cdxj(last.replaceFirst("\"offset\":\"\\d+", "\"offset\":\"0"), Flaw.CDXJ_URL_WRONG, "");
        cdxj(last.replaceFirst("\"length\":\"", "\"length\":\"1"), Flaw.CDXJ_LENGTH_WRONG, "");
        cdxj(last.replaceFirst("\"status\":\"\\d+", "\"status\":\"500"), Flaw.CDXJ_STATUS_WRONG, "500");
        cdxj(last.replaceFirst("\"digest\":\"sha256:\\w{4}", "\"digest\":\"sha256:0000"), Flaw.CDXJ_DIGEST_WRONG, "");
        cdxj(
                last.replaceFirst("Digest\":\"sha256:\\w{4}", "Digest\":\"sha256:0000"),
                Flaw.CDXJ_RECORD_DIGEST_WRONG,
                "");
        cdxj(last.replaceFirst("\"filename\":\"", "\"filename\":\"x"), Flaw.CDXJ_FILE_MISSING, "");
        cdxj(last.replaceFirst("\"filename\":\"", "\"filename\":\"../warc/"), Flaw.CDXJ_FILE_MISSING, "");
        cdxj(last.replaceFirst("example,erqi", "example,jinhe"), Flaw.CDXJ_KEY_WRONG, "");
        cdxj("", Flaw.FILE_EMPTY, "CDXJ");
    }

    private void cdxj(String lines, Flaw flaw, String detail) throws IOException {
        Path file = folder.resolve("home/archive/cdx/broken.cdxj");
        Files.writeString(file, lines);
        named(file, flaw, detail);
    }

    /**
     * Others look at the same files. What they tell we tell too, since each of these is named above; that they pass over
     * many of them is why this validator exists.
     */
    @Test
    void jwatAndJwarcAgreeWhereTheyCanTell() throws IOException {
        Path whole = write("good.warc", bytes(String.join("", good)));
        assertThat(jwat(whole)).isFalse();
        assertThat(jwarc(whole)).isFalse();
        Set<String> jwat = new TreeSet<>();
        Set<String> jwarc = new TreeSet<>();
        for (Broken broken : corpus()) {
            Path file = write("broken.warc", bytes(String.join("", broken.change.apply(good))));
            if (jwat(file)) {
                jwat.add(broken.name);
            }
            if (jwarc(file)) {
                jwarc.add(broken.name);
            }
        }
        assertThat(jwat)
                .hasSizeGreaterThanOrEqualTo(33)
                .contains("without WARC-Record-ID", "without WARC-Profile", "block digest", "no end", "local date");
        assertThat(jwarc).hasSizeGreaterThanOrEqualTo(13).contains("too long", "no colon", "line feed only");
        Set<String> both = new TreeSet<>(jwat);
        both.addAll(jwarc);
        assertThat(both).as("neither sees all").hasSizeLessThan(corpus().size());
    }

    private static boolean jwat(Path file) {
        try (InputStream in = Files.newInputStream(file);
                org.jwat.warc.WarcReader reader = org.jwat.warc.WarcReaderFactory.getReader(in)) {
            reader.setBlockDigestEnabled(true);
            reader.setPayloadDigestEnabled(true);
            boolean told = false;
            for (var record = reader.getNextRecord(); record != null; record = reader.getNextRecord()) {
                record.close();
                told |= !record.diagnostics.getErrors().isEmpty();
            }
            return told || !reader.diagnostics.getErrors().isEmpty();
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    private static boolean jwarc(Path file) {
        List<String> warnings = new ArrayList<>();
        try (var reader = new org.netpreserve.jwarc.WarcReader(file)) {
            reader.calculateBlockDigest();
            reader.onWarning(warnings::add);
            for (var record : reader) {
                record.body().consume();
                boolean said = record.headers().first("WARC-Block-Digest").isPresent();
                if (said && !record.calculatedBlockDigest().equals(record.blockDigest())) {
                    warnings.add("block digest");
                }
            }
            return !warnings.isEmpty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | java.time.DateTimeException e) {
            return true;
        }
    }

    @Test
    void everyRuleOfWarcAndCdxjHasItsCase() {
        Set<Flaw> named = new TreeSet<>(corpus().stream().map(Broken::flaw).toList());
        assertThat(corpus()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(named).hasSizeGreaterThanOrEqualTo(30);
    }
}
