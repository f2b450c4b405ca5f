package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.corpus.Corpus.Entry;

/**
 * Clean scans: pages of the corpus as pictures, recognised again. Every build reads a few where {@code tesseract} with
 * {@code chi_sim} is installed; {@code mvn test -Dtest=ScanIT -Dscans.write=true} reads all of them and writes
 * {@code docs/scan-quality.md}.
 */
class ScanIT {
    private static final Path PAGE = Path.of("docs/scan-quality.md");
    private static final Pattern ALL = Pattern.compile(".*-(none|dashes|minus|real-.*)");
    private static final Pattern FEW = Pattern.compile("2021-dashes|2014-none");
    private static final Map<String, Score> SCORES = new LinkedHashMap<>();
    private static final boolean WRITE = Boolean.getBoolean("scans.write");

    /** How a page becomes a picture. */
    private enum Kind {
        PDF_200("application/pdf", essay -> ScanForms.pdf(essay, 200)),
        PDF_300("application/pdf", essay -> ScanForms.pdf(essay, 300)),
        TIFF_200("image/tiff", essay -> ScanForms.tiff(essay, 200));

        private final String mediaType;
        private final Function<Essay, byte[]> writer;

        Kind(String mediaType, Function<Essay, byte[]> writer) {
            this.mediaType = mediaType;
            this.writer = writer;
        }
    }

    @BeforeAll
    static void readAll() throws IOException, InterruptedException {
        Assumptions.assumeTrue(installed(), "tesseract with chi_sim is not installed: scans are not read");
        for (Kind kind : WRITE ? List.of(Kind.values()) : List.of(Kind.PDF_200)) {
            Pattern which = WRITE ? ALL : FEW;
            List<Entry> entries = Corpus.entries().stream()
                    .filter(e -> e.format() == Format.PDF_RULED
                            && which.matcher(e.specimen().name()).matches())
                    .toList();
            List<Score> scores = entries.parallelStream()
                    .map(e -> new Corpus().score(e.specimen(), kind.writer.apply(e.essay()), kind.mediaType))
                    .toList();
            for (int i = 0; i < entries.size(); i++) {
                SCORES.put(kind + "\t" + entries.get(i).specimen().name(), scores.get(i));
            }
        }
        if (WRITE) {
            Files.writeString(PAGE, page());
        }
    }

    private static boolean installed() throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("tesseract", "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor(10, TimeUnit.SECONDS) && said.contains("chi_sim");
        } catch (IOException missing) {
            return false;
        }
    }

    private static String page() {
        StringBuilder out = new StringBuilder(
                """
                # Quality of reading scans

                Made by `mvn -o -q -B -Dtest=ScanIT -Dscans.write=true -Dsurefire.failIfNoSpecifiedTests=false test` where \
                `tesseract` 5 with `chi_sim` is installed. Pages of the [corpus](extraction-quality.md), letters of seven \
                points, are drawn at 200 or 300 dots an inch, kept as JPEG pictures in a PDF or as a TIFF, and recognised: \
                clean scans, without dust and without skew, which is not corrected.

                | pictures | documents | places printed | exact | missing | flagged | silently wrong |
                |---|---|---|---|---|---|---|
                """);
        for (Kind kind : Kind.values()) {
            out.append(line(kind.name().replace('_', ' ') + " dpi", kind + "\t"));
        }
        out.append(line("all", ""));
        out.append(
                "\n| document | places printed | exact | missing | flagged | silently wrong |\n|---|---|---|---|---|---|\n");
        SCORES.forEach((name, s) -> out.append("| " + name.replace("\t", " · ") + " | " + s.printed() + " | "
                + s.exact() + " | " + s.missing() + " | " + s.flagged() + " | " + s.silent() + " |\n"));
        return out.toString();
    }

    private static String line(String words, String prefix) {
        List<Score> scores = SCORES.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
        Score sum = scores.stream().reduce(Score.NONE, Score::plus);
        long hundredths = 10_000L * sum.exact() / Math.max(1, sum.printed());
        return String.format(
                java.util.Locale.ROOT,
                "| %s | %d | %d | %d (%d.%02d %%) | %d | %d | %d |%n",
                words,
                scores.size(),
                sum.printed(),
                sum.exact(),
                hundredths / 100,
                hundredths % 100,
                sum.missing(),
                sum.flagged(),
                sum.silent());
    }

    @Test
    void noFigureOfAScanIsSilentlyWrong() {
        assertThat(SCORES)
                .isNotEmpty()
                .allSatisfy((name, score) -> assertThat(score.silent()).as(name).isZero());
    }

    @Test
    void nearlyAllFiguresOfCleanScansAreExact() {
        Score all = SCORES.values().stream().reduce(Score.NONE, Score::plus);
        assertThat(all.exact() / (double) all.printed()).isGreaterThanOrEqualTo(0.97);
    }
}
