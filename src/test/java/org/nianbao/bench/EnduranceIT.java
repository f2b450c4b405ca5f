package org.nianbao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nianbao.corpus.Papers;
import org.nianbao.document.Documents;

/**
 * Report after report in one process with a heap of 256 megabytes. {@code -Dnianbao.reports=10000} for the whole length.
 */
class EnduranceIT {
    private static final int REPORTS = Integer.getInteger("nianbao.reports", 300);

    /** Reads so many papers of every format in turn, each with the same result as the first time. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] words) {
            Desk desk = new Desk(new Documents());
            List<Papers.Paper> papers = new ArrayList<>();
            for (String format : List.of("HTML", "PDF", "DOCX", "DOC", "XLSX", "XLS", "RTF", "TEXT")) {
                Papers.of(format, 4).stream().filter(desk::isReport).forEach(papers::add);
            }
            Map<Papers.Paper, Integer> figures = new HashMap<>();
            int reports = Integer.parseInt(words[0]);
            for (int i = 0; i < reports; i++) {
                Papers.Paper paper = papers.get(i % papers.size());
                int read = desk.read(paper);
                if (figures.merge(paper, read, (first, now) -> first) != read) {
                    throw new IllegalStateException(paper.name() + " was read otherwise before");
                }
            }
            System.out.println(
                    "read " + reports + ", heap " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB");
        }
    }

    @Test
    void reportsInARowWithinASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        String.valueOf(REPORTS))
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(said).anyMatch(line -> line.startsWith("read " + REPORTS + ","));
        System.out.println("EnduranceIT: " + said.get(said.size() - 1));
    }
}
