package org.nianbao.seeds;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Site;

/** The operator's seed files: every {@code *.csv} of a folder, with {@code overrides.yaml} laid over them. */
public final class Seeds {
    private final List<SeedLine> lines;
    private final Overrides overrides;
    private final List<Site> sites;

    private Seeds(List<SeedLine> lines, Overrides overrides) {
        this.lines = lines.stream().map(overrides::over).toList();
        this.overrides = overrides;
        this.sites = sites(this.lines);
    }

    /**
     * Reads every {@code *.csv} of a folder in name order, and {@code overrides.yaml} when it is there.
     *
     * <p>Only files that are no seed files at all are refused. A line that names a code a second time, or none, gives no
     * site; an address that cannot be used leaves its site without home page and thereby disabled. {@link #lint} tells
     * of each.
     *
     * @param folder {@code seeds/} of the home
     * @throws ConfigurationError when the folder is missing or a file cannot be read as seeds at all
     */
    public static Seeds read(Path folder) {
        List<SeedLine> lines = new ArrayList<>();
        for (Path file : files(folder)) {
            lines.addAll(SeedFile.read(file));
        }
        return new Seeds(lines, Overrides.read(folder));
    }

    /** Every site, in file order; each code once. */
    public List<Site> sites() {
        return sites;
    }

    /** What lint has to say, in file order; empty when all is well. */
    public List<Problem> lint() {
        return new Lint(lines, overrides).problems();
    }

    /** Columns beyond the contract's with their texts, by site code; kept, never lost. */
    public Map<String, Map<String, String>> extraColumns() {
        Map<String, Map<String, String>> byCode = new LinkedHashMap<>();
        for (SeedLine line : lines) {
            Map<String, String> extra = new LinkedHashMap<>(line.fields());
            extra.keySet().removeAll(Column.KNOWN);
            if (!extra.isEmpty()) {
                byCode.putIfAbsent(line.code(), extra);
            }
        }
        return byCode;
    }

    private static List<Site> sites(List<SeedLine> lines) {
        Map<String, Site> byCode = new LinkedHashMap<>();
        for (SeedLine line : lines) {
            if (!line.code().isBlank()) {
                byCode.putIfAbsent(line.code(), SeedSite.of(line));
            }
        }
        return List.copyOf(byCode.values());
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.csv")) {
            found.forEach(files::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException missing) {
            throw new ConfigurationError(new Message(
                    "seeds_missing",
                    "种子文件夹 " + folder + " 不存在或无法读取；请用 --home 指定含有 seeds/ 的目录，或新建该文件夹并放入 CSV 文件。",
                    "The seed folder " + folder
                            + " does not exist or cannot be read; point --home to the folder that has"
                            + " seeds/, or make it and put a CSV file in."));
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }

    /**
     * Something lint found.
     *
     * @param file file name
     * @param line line number from 1
     * @param error whether it must be put right before a sweep
     * @param message what and how to mend it
     */
    public record Problem(String file, int line, boolean error, Message message) {}
}
