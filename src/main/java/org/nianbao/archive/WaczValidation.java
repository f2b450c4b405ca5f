package org.nianbao.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Checks a WACZ file (1.1.1) and all that is in it: package, hashes, signature, pages, indexes, WARC files. */
final class WaczValidation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_JSON = 1 << 26;
    /** A package does not become larger than this, nor than so many times its size, when it is unpacked. */
    private static final long LARGEST = 1L << 30;

    private static final long MOST_TIMES = 20;
    private static final Pattern SAFE = Pattern.compile("[^\\\\\\x00]+");
    private static final Pattern WARC = Pattern.compile("archive/[^/]+\\.warc(\\.gz)?");
    private static final Pattern INDEX = Pattern.compile("indexes/[^/]+\\.(cdxj?|cdxj?\\.gz|idx)");
    private static final Pattern PAGES = Pattern.compile("pages/[^/]+\\.jsonl");
    private static final String PACKAGE = "datapackage.json";
    private static final String DIGEST = "datapackage-digest.json";

    private final ZipFile zip;
    private final Defects defects;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final Map<String, Path> warcs = new HashMap<>();
    private final Set<String> indexed = new TreeSet<>();
    private long budget;
    private long records;

    private WaczValidation(ZipFile zip, long size, Defects defects) {
        this.zip = zip;
        this.defects = defects;
        this.budget = Math.max(LARGEST, size * MOST_TIMES);
    }

    /** Checks a file and returns the number of WARC records in it. */
    static long of(Path file, Defects defects) throws IOException {
        Path folder = Files.createTempDirectory("nianbao-validate");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            WaczValidation validation = new WaczValidation(zip, Files.size(file), defects);
            validation.all(folder);
            return validation.records;
        } catch (ZipException e) {
            defects.add(Flaw.WACZ_NOT_ZIP, 0, "", String.valueOf(e.getMessage()));
            return 0;
        } finally {
            clear(folder);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void all(Path folder) throws IOException {
        zip.stream().forEach(this::entry);
        mandatory(PACKAGE, Pattern.compile(Pattern.quote(PACKAGE)));
        mandatory("archive/*.warc.gz", WARC);
        mandatory("indexes/*.cdx.gz", INDEX);
        mandatory("pages/pages.jsonl", Pattern.compile("pages/pages\\.jsonl"));
        dataPackage();
        for (String name : matching(WARC)) {
            warc(name, folder.resolve(warcs.size() + (name.endsWith(".gz") ? ".warc.gz" : ".warc")));
        }
        for (String name : matching(INDEX)) {
            index(name);
        }
        for (String name : matching(PAGES)) {
            pages(name);
        }
    }

    private void entry(ZipEntry entry) {
        String name = entry.getName();
        if (!SAFE.matcher(name).matches()
                || name.startsWith("/")
                || List.of(name.split("/", -1)).contains("..")
                || name.matches("[A-Za-z]:.*")) {
            tell(Flaw.WACZ_ENTRY_NAME, name);
        }
        if (entry.isDirectory()) {
            return;
        }
        if (entries.put(name, entry) != null) {
            tell(Flaw.WACZ_ENTRY_REPEATED, name);
        }
        boolean stored = name.startsWith("archive/") || name.matches("indexes/.*\\.gz");
        if (stored && entry.getMethod() != ZipEntry.STORED) {
            tell(Flaw.WACZ_ENTRY_COMPRESSED, name);
        }
        boolean foreign = (name.startsWith("archive/") && !WARC.matcher(name).matches())
                || (name.startsWith("indexes/") && !INDEX.matcher(name).matches())
                || (name.startsWith("pages/") && !PAGES.matcher(name).matches());
        if (foreign) {
            tell(Flaw.WACZ_ENTRY_FOREIGN, name);
        }
    }

    private void mandatory(String what, Pattern pattern) {
        if (matching(pattern).isEmpty()) {
            tell(Flaw.WACZ_FILE_MISSING, what);
        }
    }

    private List<String> matching(Pattern pattern) {
        return entries.keySet().stream()
                .filter(n -> pattern.matcher(n).matches())
                .toList();
    }

    private void tell(Flaw flaw, String detail) {
        defects.add(flaw, -1, "", detail);
    }

    /** Reads an entry within what is left of the budget. */
    private InputStream open(String name) throws IOException {
        return zip.getInputStream(entries.get(name));
    }

    private Optional<JsonNode> json(String name, byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json != null && json.isObject()) {
                return Optional.of(json);
            }
        } catch (IOException e) {
            // told below: it is no JSON object
        }
        tell(Flaw.WACZ_JSON, name);
        return Optional.empty();
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readNBytes(LARGEST_JSON);
        } catch (ZipException e) {
            tell(Flaw.WACZ_ENTRY_DAMAGED, name + ": " + e.getMessage());
            return new byte[0];
        }
    }

    private void dataPackage() throws IOException {
        if (!entries.containsKey(PACKAGE)) {
            return;
        }
        byte[] bytes = bytes(PACKAGE);
        Optional<JsonNode> json = json(PACKAGE, bytes);
        if (json.isPresent()) {
            declared(json.get());
            resources(json.get().path("resources"));
        }
        if (entries.containsKey(DIGEST)) {
            Optional<JsonNode> digest = json(DIGEST, bytes(DIGEST));
            if (digest.isPresent()) {
                WaczSignature.check(
                        digest.get(),
                        Sha256.LABEL + Sha256.of(bytes),
                        json.map(j -> j.path("created").asText()).orElse(""),
                        this::tell);
            }
        }
    }

    private void declared(JsonNode json) {
        need(json, PACKAGE, "profile", "wacz_version", "resources");
        String profile = json.path("profile").asText();
        if (json.has("profile") && !profile.equals("data-package")) {
            tell(Flaw.WACZ_PROFILE, profile);
        }
        String version = json.path("wacz_version").asText();
        if (json.has("wacz_version") && !version.matches("1\\.1\\.[01]|1\\.0\\.0")) {
            tell(Flaw.WACZ_VERSION, version);
        }
        for (String field : List.of("created", "modified", "mainPageDate")) {
            if (json.has(field) && !isTime(json.path(field).asText())) {
                tell(Flaw.WACZ_TIME_FORM, field + ": " + json.path(field).asText());
            }
        }
    }

    private boolean need(JsonNode json, String where, String... names) {
        boolean all = true;
        for (String name : names) {
            if (json.path(name).isMissingNode() || json.path(name).isNull()) {
                tell(Flaw.WACZ_FIELD_MISSING, where + ": " + name);
                all = false;
            }
        }
        return all;
    }

    private static boolean isTime(String value) {
        try {
            return OffsetDateTime.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void resources(JsonNode resources) throws IOException {
        Set<String> listed = new TreeSet<>();
        for (JsonNode resource : resources) {
            String path = resource.path("path").asText();
            if (!listed.add(path)) {
                tell(Flaw.WACZ_RESOURCE_REPEATED, path);
            } else if (need(resource, path, "name", "path", "hash", "bytes")) {
                resource(
                        path,
                        resource.path("hash").asText(),
                        resource.path("bytes").asText());
            }
        }
        entries.keySet().stream()
                .filter(n -> !listed.contains(n) && !n.equals(PACKAGE) && !n.equals(DIGEST))
                .forEach(n -> tell(Flaw.WACZ_RESOURCE_UNLISTED, n));
    }

    private void resource(String path, String hash, String length) throws IOException {
        if (!entries.containsKey(path)) {
            tell(Flaw.WACZ_RESOURCE_MISSING, path);
            return;
        }
        if (!length.equals(Long.toString(entries.get(path).getSize()))) {
            tell(Flaw.WACZ_BYTES_WRONG, path + ": " + length);
        }
        if (!hash.matches("sha256:[0-9a-f]{64}")) {
            tell(Flaw.WACZ_HASH_FORM, path + ": " + hash);
            return;
        }
        try (InputStream in = limited(path)) {
            if (!hash.equals(Sha256.LABEL + Sha256.ofAll(in))) {
                tell(Flaw.WACZ_HASH_WRONG, path);
            }
        } catch (ZipException e) {
            tell(Flaw.WACZ_ENTRY_DAMAGED, path + ": " + e.getMessage());
        }
    }

    private InputStream limited(String name) throws IOException {
        if (entries.get(name).getSize() > budget) {
            tell(Flaw.WACZ_TOO_LARGE, name);
        }
        return new LimitedBody(open(name), budget);
    }

    private void warc(String name, Path copy) throws IOException {
        try (InputStream in = limited(name);
                OutputStream out = Files.newOutputStream(copy)) {
            budget -= in.transferTo(out);
        } catch (ZipException e) {
            tell(Flaw.WACZ_ENTRY_DAMAGED, name + ": " + e.getMessage());
        }
        warcs.put(name.substring("archive/".length()), copy);
        records += WarcValidation.of(copy, FileKind.gzip(copy), defects.within(name));
    }

    private void index(String name) throws IOException {
        if (name.endsWith(".idx")) {
            secondary(name);
            return;
        }
        try (InputStream plain = limited(name);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(plain) : plain;
                CdxjValidation validation =
                        new CdxjValidation(defects.within(name), file -> Optional.ofNullable(warcs.get(file)))) {
            validation.of(new LimitedBody(in, budget));
            indexed.addAll(validation.urls());
        } catch (ZipException | java.io.EOFException e) {
            tell(Flaw.WACZ_ENTRY_DAMAGED, name + ": " + e.getMessage());
        }
    }

    /** The secondary index of ZipNum names blocks of the other one, not records. */
    private void secondary(String name) throws IOException {
        try (InputStream lines = limited(name)) {
            ZipNum without = new ZipNum(new byte[0], lines.readNBytes(LARGEST_JSON));
            String blocks = "indexes/" + without.file().orElse("index.cdx.gz");
            if (matching(INDEX).contains(blocks)) {
                try (InputStream in = limited(blocks)) {
                    ZipNum whole = new ZipNum(in.readNBytes(LARGEST_JSON), without.secondary());
                    whole.wrong().forEach(line -> tell(Flaw.WACZ_IDX_WRONG, line));
                }
            } else {
                tell(Flaw.WACZ_IDX_WRONG, blocks);
            }
        }
    }

    private void pages(String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new LimitedBody(open(name), LARGEST_JSON), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            boolean headed = line != null && page(line).path("format").asText().equals("json-pages-1.0");
            if (!headed) {
                tell(Flaw.PAGES_HEADER, name);
            }
            line = headed ? lines.readLine() : line;
            for (; line != null; line = lines.readLine()) {
                page(name, page(line));
            }
        } catch (ZipException e) {
            tell(Flaw.WACZ_ENTRY_DAMAGED, name + ": " + e.getMessage());
        }
    }

    private static JsonNode page(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private void page(String name, JsonNode page) {
        if (!page.isObject()) {
            tell(Flaw.PAGES_JSON, name);
            return;
        }
        String url = page.path("url").asText();
        for (String field : List.of("url", "ts")) {
            if (page.path(field).asText().isEmpty()) {
                tell(Flaw.PAGES_FIELD_MISSING, field + " " + url);
            }
        }
        if (page.has("ts") && !isTime(page.path("ts").asText())) {
            tell(Flaw.WACZ_TIME_FORM, name + ": " + page.path("ts").asText());
        }
        if (!url.isEmpty() && !indexed.contains(url)) {
            tell(Flaw.PAGES_NOT_INDEXED, url);
        }
    }
}
