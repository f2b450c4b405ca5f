package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of {@code docs/discovery-quality.md} between two comments: renewed on demand, otherwise held to. */
record QualityTable(String begin, String end) {
    private static final Path PAGE = Path.of("docs/discovery-quality.md");

    /** Whether there is a row of that name. */
    boolean has(String row) throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(page.indexOf(begin), page.indexOf(end)).contains("| " + row + " |");
    }

    void holds(String table) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        if (Boolean.getBoolean("nianbao.quality.renew")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            return;
        }
        assertThat(table)
                .as("a better table is renewed with -Dnianbao.quality.renew=true, a worse one is a step back")
                .isEqualTo(page.substring(from, to));
    }
}
