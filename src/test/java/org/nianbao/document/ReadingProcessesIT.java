package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nianbao.corpus.Papers;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Locator;
import org.nianbao.model.PagePicture;

/** Files are read in processes of their own: with the same answers, and whatever happens to one of them. */
class ReadingProcessesIT {
    private final Documents apart = Documents.apart(2, 96);

    @AfterEach
    void noProcessIsLeft() {
        apart.close();
        assertThat(children()).isEmpty();
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(ReadingProcess.class.getName()))
                .toList();
    }

    @Test
    void theAnswersAreThoseOfThisProcess() {
        Documents here = new Documents();
        for (String format : List.of("DOCX", "XLSX", "XLS", "PDF_RULED", "HTML_CLEAN", "TEXT_TABS")) {
            for (Papers.Paper paper : Papers.of(format, 3)) {
                assertThat(read(apart, paper)).as(paper.name()).isEqualTo(read(here, paper));
            }
        }
        assertThat(children()).as("one asks, one answers, again and again").hasSize(1);
        byte[] broken = "%PDF-1.7 and nothing more".getBytes(StandardCharsets.US_ASCII);
        assertThat(apart.read(broken, Optional.empty(), Optional.empty()))
                .isEqualTo(here.read(broken, Optional.empty(), Optional.empty()));
    }

    private static DocumentOutcome read(Documents by, Papers.Paper paper) {
        return by.read(paper.bytes(), Optional.of(paper.mediaType()), Optional.empty());
    }

    @Test
    void aFullHeapEndsTheProcessAndNothingElse() throws IOException {
        Papers.Paper sound = Papers.of("DOCX", 1).get(0);
        assertThat(read(apart, sound)).isInstanceOf(DocumentOutcome.Readable.class);
        assertThat(why(wordFile("<w:p><w:r><w:t>政</w:t></w:r></w:p>".repeat(900_000))))
                .isEqualTo("too_large");
        assertThat(read(apart, sound)).isInstanceOf(DocumentOutcome.Readable.class);
    }

    @Test
    void aProcessThatIsKilledIsReplacedAndTheDocumentReadAgain() {
        Papers.Paper sound = Papers.of("PDF_RULED", 1).get(0);
        DocumentOutcome expected = read(apart, sound);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> killOnce(enough));
        List<DocumentOutcome> all = new ArrayList<>();
        while (!killer.isDone() || all.isEmpty()) {
            all.add(read(apart, sound));
        }
        all.add(read(apart, sound));
        assertThat(all).containsOnly(expected);
    }

    private static void killOnce(AtomicBoolean enough) {
        while (!enough.get()) {
            children().stream().findFirst().ifPresent(child -> enough.set(child.destroyForcibly()));
        }
    }

    @Test
    void pagesAreDrawnInTheProcessesToo() {
        PagePicture.Wish wish = new PagePicture.Wish(1, Optional.of(new Locator.Box(1, 9, 9, 9, 9)), false);
        byte[] pdf = Papers.of("PDF_RULED", 1).get(0).bytes();
        PagePicture here = new Documents().picture(pdf, Optional.empty(), Optional.empty(), wish);
        PagePicture there = apart.picture(pdf, Optional.empty(), Optional.empty(), wish);
        assertThat(there).usingRecursiveComparison().isEqualTo(here);
        assertThat(there).isInstanceOf(PagePicture.Drawn.class);
        assertThat(children()).hasSize(1);
        assertThat(apart.picture(new byte[] {1}, Optional.empty(), Optional.empty(), wish))
                .isInstanceOf(PagePicture.Undrawn.class);
    }

    @Test
    void someAreReadSideBySide() {
        List<Papers.Paper> papers = Papers.of("XLS", 20);
        assertThat(papers.parallelStream().map(p -> read(apart, p)))
                .allMatch(outcome -> outcome instanceof DocumentOutcome.Readable);
        assertThat(children()).hasSizeBetween(1, 2);
    }

    @Test
    void oneWithoutWorkIsEndedAndAnotherStartedWhenWanted() throws Exception {
        Patience patience = new Patience(Documents.LIMIT);
        try (ReadingProcesses resting = new ReadingProcesses(1, 96, patience, Duration.ofMillis(50))) {
            for (int i = 0; i < 2; i++) {
                assertThat(resting.read(material())).isInstanceOf(DocumentOutcome.Readable.class);
                for (ProcessHandle child : children()) {
                    child.onExit().get(1, TimeUnit.MINUTES);
                }
            }
        }
    }

    private static Material material() {
        Papers.Paper sound = Papers.of("XLS", 1).get(0);
        return new Material(
                sound.bytes(),
                new Document.Source(Optional.empty(), sound.mediaType(), "", Optional.empty(), Optional.empty()),
                Optional.of(sound.mediaType()));
    }

    @Test
    void noneWantedMeansReadInThisProcess() {
        try (Documents here = Documents.apart(0, 96)) {
            assertThat(read(here, Papers.of("DOCX", 1).get(0))).isInstanceOf(DocumentOutcome.Readable.class);
            assertThat(children()).isEmpty();
        }
    }

    private String why(byte[] bytes) {
        return Reading.why(apart.read(bytes, Optional.empty(), Optional.empty()));
    }

    /** A Word file with a body. */
    static byte[] wordFile(String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                            + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                            + ".wordprocessingml.document.main+xml\"/></Types>");
            part(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                            + " Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            part(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + body + "</w:body></w:document>");
        }
        return out.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
