package org.nianbao.seeds;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Site;

/** The operator's seed files: every {@code *.csv} of a folder, with {@code overrides.yaml} laid over them. */
public final class Seeds {
    private final List<SeedLine> written;
    private final List<SeedLine> lines;
    private final Overrides overrides;
    private final List<Site> sites;

    private Seeds(List<SeedLine> lines, Overrides overrides) {
        this.written = List.copyOf(lines);
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
            extra.remove(Column.SCOPE);
            if (!extra.isEmpty()) {
                byCode.putIfAbsent(line.code(), extra);
            }
        }
        return byCode;
    }

    /** A site as a line of a seed file in the contract's columns, without line end. */
    public static String line(Site site) {
        return SeedEditing.line(Column.KNOWN, SeedSite.fields(site));
    }

    /** All lines as one seed file: the contract's columns, then the others; overrides are not laid over it. */
    public String csv() {
        List<String> columns = new ArrayList<>(Column.KNOWN);
        written.forEach(line -> line.fields().keySet().stream()
                .filter(c -> !columns.contains(c))
                .forEach(columns::add));
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
        written.forEach(
                line -> csv.append(SeedEditing.line(columns, line.fields())).append('\n'));
        return csv.toString();
    }

    /**
     * Adds a site to a seed file: the named one, or else the one that has sites of the same province, or a new one.
     *
     * @param folder {@code seeds/} of the home
     * @param file a file name in it, ending in {@code .csv}
     * @throws ConfigurationError when code or home page are known already, the file name cannot be used or the file not be
     *     written
     */
    public Path add(Path folder, Optional<String> file, Site site) {
        if (codes().contains(site.code())) {
            throw known(site.code());
        }
        known(site).ifPresent(why -> {
            throw new ConfigurationError(why);
        });
        Path to = target(folder, file, site.code());
        SeedEditing.append(to, List.of(SeedSite.fields(site)));
        return to;
    }

    /** Where another line has a site's home page already: a home page may occur once. */
    public Optional<Message> known(Site site) {
        String home =
                site.homeUrl().map(uri -> Address.of(uri.toString()).sameAs()).orElse("");
        return lines.stream()
                .filter(line -> Address.of(line.get(Column.HOME_URL)).usable().isPresent()
                        && Address.of(line.get(Column.HOME_URL)).sameAs().equals(home))
                .findFirst()
                .map(Seeds::homeKnown);
    }

    private static Message homeKnown(SeedLine line) {
        String whose = line.code() + " " + line.get(Column.NAME);
        String where = line.file() + ":" + line.number();
        return new Message(
                "seed_home_known",
                "这个首页已在种子文件 " + where + "（" + whose + "）中；一个首页只能出现一次，请修改那一行。",
                "The seed files have this home page already in " + where + " (" + whose
                        + "); it may occur once, change that line.");
    }

    /**
     * Takes the lines of another seed file over whose codes are not known yet.
     *
     * @param folder {@code seeds/} of the home
     * @param from the other file; it becomes a file of the same name here, or is added to it
     * @return the codes that were added; the others are known already
     * @throws ConfigurationError when it is no seed file
     */
    public List<String> take(Path folder, Path from) {
        Set<String> known = new HashSet<>(codes());
        List<SeedLine> fresh = SeedFile.read(from).stream()
                .filter(line -> !line.code().isBlank() && known.add(line.code()))
                .toList();
        if (!fresh.isEmpty()) {
            Path to = target(folder, Optional.of(from.getFileName().toString()), "");
            SeedEditing.append(to, fresh.stream().map(SeedLine::fields).toList());
        }
        return fresh.stream().map(SeedLine::code).toList();
    }

    /**
     * Writes {@code false} into the column {@code enabled} of a site's line; all else stays as it is.
     *
     * @return the file, empty when no line has the code
     * @throws ConfigurationError when the file has no such column or cannot be written
     */
    public Optional<Path> disable(Path folder, String code) {
        Optional<SeedLine> line =
                written.stream().filter(l -> l.code().equals(code)).findFirst();
        return line.map(l -> {
            Path file = folder.resolve(l.file());
            SeedEditing.set(file, l.number(), Column.ENABLED, "false");
            return file;
        });
    }

    private Set<String> codes() {
        return written.stream().map(SeedLine::code).collect(Collectors.toSet());
    }

    private Path target(Path folder, Optional<String> file, String code) {
        String province = code.length() < 2 ? "" : code.substring(0, 2);
        String name = file.orElseGet(() -> written.stream()
                .filter(l -> !province.isEmpty() && l.code().startsWith(province))
                .map(SeedLine::file)
                .findFirst()
                .orElse("sites.csv"));
        if (!name.matches("[^/\\\\:]{1,100}\\.csv")) {
            throw new ConfigurationError(new Message(
                    "seed_file_name",
                    "种子文件名 " + name + " 无法使用；请写成“省名.csv”的形式，不带目录。",
                    "The seed file name " + name + " cannot be used; write it like province.csv, without a folder."));
        }
        return folder.resolve(name);
    }

    private static ConfigurationError known(String code) {
        return new ConfigurationError(new Message(
                "seed_known",
                "代码 " + code + " 已在种子文件中；请修改那一行，或用 --code 另给代码。",
                "The seed files have the code " + code + " already; change its line, or give another one by --code."));
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
