package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.HostilePapers.FORMATS;
import static org.nianbao.HostilePapers.paper;
import static org.nianbao.HostilePapers.sound;
import static org.nianbao.HostilePapers.utf8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.corpus.Papers;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.Hints;
import org.nianbao.model.Indicator;
import org.nianbao.model.PagePicture;
import org.nianbao.model.Reading;
import org.nianbao.validate.Relations;

/**
 * Whatever a document is, reading it to the end gives a result with a reason, in bounded time and a bounded heap. The
 * time of each is printed; the limit on work that ends it is part of the reading itself.
 */
class HostileDocumentsIT {
    private static final List<Indicator> INDICATORS = Indicators.read(Path.of("config/indicators.tsv"));
    private static ReportReader reader;

    @BeforeAll
    static void open() {
        reader = new ReportReader(Documents.apart(1, 256), new Extractor(INDICATORS), new Relations(), INDICATORS);
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    static Stream<String> formats() {
        return FORMATS.stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void truncated(String format) {
        Papers.Paper sound = sound(format);
        List<String> ends = new ArrayList<>();
        for (int part = 1; part < 8; part++) {
            ends.add(end(paper(sound.mediaType(), HostilePapers.truncated(sound.bytes(), part, 8))));
        }
        // what has no end of its own can be read as far as it goes
        if (!List.of("HTML", "TEXT", "RTF", "PDF").contains(format)) {
            assertThat(ends).containsAnyOf("corrupt", "unsupported_type");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void corrupt(String format) {
        Papers.Paper sound = sound(format);
        for (int part = 0; part < 12; part++) {
            assertThat(end(paper(sound.mediaType(), HostilePapers.corrupt(sound.bytes(), part, 12))))
                    .isNotBlank();
        }
    }

    static Stream<String> lockable() {
        return Stream.of("PDF", "DOCX", "XLSX", "XLS");
    }

    @ParameterizedTest
    @MethodSource("lockable")
    void withAPassword(String format) throws Exception {
        assertThat(end(paper(sound(format).mediaType(), HostilePapers.locked(format))))
                .isEqualTo("encrypted");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void empty(String format) {
        assertThat(end(paper(sound(format).mediaType(), new byte[0]))).isEqualTo("empty");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void threeHundredMegabytes(String format) {
        byte[] head = sound(format).bytes();
        byte[] large = java.util.Arrays.copyOf(head, 300_000_000);
        assertThat(end(paper(sound(format).mediaType(), large))).isEqualTo("too_large");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void underAWrongMediaType(String format) {
        byte[] bytes = sound(format).bytes();
        for (String other : FORMATS) {
            assertThat(end(paper(sound(other).mediaType(), bytes))).as(other).isNotBlank();
        }
        if (!format.equals("TEXT")) {
            assertThat(end(paper("image/jpeg", bytes)))
                    .as("the bytes say what they are")
                    .isEqualTo("report");
        }
    }

    static Stream<String> tabular() {
        return FORMATS.stream().filter(f -> !f.equals("DOC"));
    }

    @ParameterizedTest
    @MethodSource("tabular")
    void aTableOfAHundredThousandCells(String format) throws Exception {
        assertThat(end(paper(sound(format).mediaType(), HostilePapers.hugeTable(format))))
                .isNotBlank();
    }

    static Stream<String> nesting() {
        return Stream.of("HTML", "TEXT", "DOCX", "RTF", "PDF", "ZIP");
    }

    @ParameterizedTest
    @MethodSource("nesting")
    void nestedFiftyThousandDeep(String format) throws Exception {
        assertThat(end(paper(sound(format).mediaType(), HostilePapers.deep(format))))
                .isNotBlank();
    }

    static Stream<String> swelling() {
        return Stream.of("ZIP", "DOCX", "XLSX", "PDF");
    }

    @ParameterizedTest
    @MethodSource("swelling")
    void bombs(String format) throws Exception {
        assertThat(end(paper(sound(format).mediaType(), HostilePapers.bomb(format))))
                .isIn("too_large", "corrupt", "no_text", "timeout");
    }

    @Test
    void entitiesOfEntities() throws Exception {
        assertThat(end(paper(sound("DOCX").mediaType(), HostilePapers.laughs())))
                .isEqualTo("corrupt");
    }

    @Test
    void pagesThatHoldThemselves() throws Exception {
        assertThat(end(paper("application/pdf", HostilePapers.endlessPdf()))).isNotBlank();
    }

    static Stream<Arguments> pictured() throws IOException {
        return Stream.of(
                Arguments.of("a thousand pictures", HostilePapers.pictures(1_000)),
                Arguments.of("a huge picture", HostilePapers.hugePicture()),
                Arguments.of("endless content", HostilePapers.endlessContent()));
    }

    /** Read, where they are taken for scans, and drawn to be shown: in the processes of reading, within their bounds. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pictured")
    void pagesOfPictures(String name, byte[] bytes) {
        assertThat(end(paper("application/pdf", bytes))).isNotBlank();
        PagePicture.Wish wish = new PagePicture.Wish(1, Optional.empty(), false);
        long begun = System.nanoTime();
        PagePicture picture = reader.documents().picture(bytes, Optional.empty(), Optional.empty(), wish);
        String drawn = picture instanceof PagePicture.Undrawn none ? none.why().id() : "drawn";
        System.out.printf(
                Locale.ROOT,
                "HostileDocumentsIT: %s: %s after %.1f s%n",
                name,
                drawn,
                (System.nanoTime() - begun) / 1e9);
        assertThat(drawn).isIn("drawn", "too_large", "timeout", "corrupt");
        assertThat(end(sound("PDF"))).as("and the next one is read").isEqualTo("report");
    }

    static Stream<byte[]> wordy() {
        String row = "一、本年新收政府信息公开申请数量";
        return Stream.of(
                utf8("<table>" + ("<tr><td>" + row + "<td>1").repeat(40_000)),
                utf8("<table><tr>" + "<td>自然人".repeat(90_000)),
                utf8("<table><tr>" + "<td colspan=1000 rowspan=60000>1".repeat(2_000)),
                utf8("<p>" + "一、总体情况</p><p>".repeat(200_000)),
                utf8("<p>" + "2021年政府信息公开工作年度报告".repeat(300_000)),
                utf8("<title>" + "（".repeat(2_000_000) + "</title><p>年度报告"),
                utf8("<p>" + "<a href=a.pdf>年度报告</a>".repeat(100_000)),
                utf8(("第一" + "、".repeat(50) + "1 2 3 4 5 6 7 8\n").repeat(50_000)),
                utf8("1".repeat(20_000_000)),
                utf8(" \u3000".repeat(5_000_000) + "年"),
                utf8("<pre>" + "1\t".repeat(3_000_000)));
    }

    @ParameterizedTest
    @MethodSource("wordy")
    void moreOfTheSameThanAnyReportHas(byte[] bytes) {
        String type = bytes[0] == '<' ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
        assertThat(end(paper(type, bytes))).isNotBlank();
    }

    /** How reading ends: {@code report}, or the id of the reason. */
    private static String end(Papers.Paper paper) {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        Reading reading = reader.read(paper.bytes(), Optional.of(paper.mediaType()), Hints.none());
        String end = reading instanceof Reading.ReportRead
                ? "report"
                : reading.remarks().get(0).message().id();
        double extracting = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9;
        double elapsed = (System.nanoTime() - clock) / 1e9;
        if (elapsed > 1) {
            System.out.printf(
                    Locale.ROOT,
                    "HostileDocumentsIT: %s, %d bytes: %s after %.1f s, %.1f s of them in this thread%n",
                    paper.mediaType(),
                    paper.bytes().length,
                    end,
                    elapsed,
                    extracting);
        }
        return end;
    }
}
