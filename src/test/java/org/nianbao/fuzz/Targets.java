package org.nianbao.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nianbao.corpus.Papers;
import org.nianbao.discover.simulated.ScriptedPages;

/** The fuzz targets by name, and what fuzzing them begins with. */
public final class Targets {
    private static final int PAPERS = 6;
    /** With scripts, for each paper of another target. */
    private static final int PAGES = 20;

    private static final String SCRIPTS = "ScriptFuzz";

    private Targets() {}

    static Map<String, Consumer<byte[]>> all() {
        Map<String, Consumer<byte[]>> all = new LinkedHashMap<>();
        all.put("HtmlFuzz", HtmlFuzz::fuzzerTestOneInput);
        all.put("PdfFuzz", PdfFuzz::fuzzerTestOneInput);
        all.put("DocxFuzz", DocxFuzz::fuzzerTestOneInput);
        all.put("XlsxFuzz", XlsxFuzz::fuzzerTestOneInput);
        all.put("XlsFuzz", XlsFuzz::fuzzerTestOneInput);
        all.put("DocFuzz", DocFuzz::fuzzerTestOneInput);
        all.put("RtfFuzz", RtfFuzz::fuzzerTestOneInput);
        all.put("TextFuzz", TextFuzz::fuzzerTestOneInput);
        all.put(SCRIPTS, ScriptFuzz::fuzzerTestOneInput);
        return all;
    }

    /** Sound inputs of a target, at most so many of each way to print it. */
    static List<byte[]> seeds(String target, int most) {
        if (target.equals(SCRIPTS)) {
            return ScriptedPages.some(most * PAGES);
        }
        String format = target.replace("Fuzz", "").toUpperCase(java.util.Locale.ROOT);
        List<byte[]> seeds = new ArrayList<>();
        for (Papers.Paper paper : Papers.of(format, most)) {
            boolean packed = format.equals("DOCX") || format.equals("XLSX");
            seeds.add(packed ? Containers.part(paper.bytes(), format) : paper.bytes());
        }
        return seeds;
    }

    /**
     * Writes the seeds of a target.
     *
     * @param words the folder, the target
     */
    public static void main(String[] words) throws IOException {
        Path folder = Files.createDirectories(Path.of(words[0]));
        int i = 0;
        for (byte[] seed : seeds(words[1], PAPERS)) {
            Files.write(folder.resolve("seed-" + i++), seed);
        }
    }
}
