package org.nianbao.serve.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nianbao.index.Index;
import org.nianbao.model.Correction;

/**
 * An RO-Crate 1.1 of a selection as a ZIP: {@code ro-crate-metadata.json}, the signed package {@code selection.wacz}, and
 * for each report its provenance in PROV-JSON; corrections of its figures are actions of people.
 */
public final class RoCrate {
    private static final ObjectMapper JSON = ContractJson.mapper();
    private static final String METADATA = "ro-crate-metadata.json";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, byte[]> documents = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<Long, Corrected> corrections = new TreeMap<>();
    private final About about;

    /**
     * What it is.
     *
     * @param name of the crate
     * @param description what was selected
     * @param published when it was made
     * @param software name and version
     */
    public record About(String name, String description, Instant published, String software) {}

    /** An empty crate. */
    public RoCrate(About about) {
        this.about = about;
    }

    /** Adds the package. */
    public void wacz(Path file) {
        files.put("selection.wacz", file);
        names.put("selection.wacz", "Web archive of the selection (WACZ 1.1.1)");
    }

    /** Adds the provenance of a report. */
    public void provenance(String name, String title, ObjectNode prov) throws IOException {
        String path = path(name);
        documents.put(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(prov));
        names.put(path, "Provenance (W3C PROV-JSON): " + title);
    }

    private static String path(String name) {
        return "provenance/" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
    }

    /** Adds a correction of a figure of a report; {@code name} is that under which its provenance was added. */
    public void correction(String name, Index.Corrected corrected) {
        corrections.put(corrected.correction().entry(), new Corrected(path(name), corrected));
    }

    /** A correction and the file that says what it is derived from. */
    private record Corrected(String provenance, Index.Corrected corrected) {}

    /** Writes it. */
    public void write(Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target), StandardCharsets.UTF_8)) {
            byte[] metadata = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(metadata());
            entry(zip, METADATA, out -> out.write(metadata));
            for (Map.Entry<String, Path> file : files.entrySet()) {
                entry(zip, file.getKey(), out -> Files.copy(file.getValue(), out));
            }
            for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                entry(zip, document.getKey(), out -> out.write(document.getValue()));
            }
        }
    }

    @FunctionalInterface
    private interface Body {
        void to(OutputStream out) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, Body body) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        body.to(zip);
        zip.closeEntry();
    }

    /** The metadata document: descriptor, root, files, software, the act that made it. */
    ObjectNode metadata() throws IOException {
        ObjectNode document = JSON.createObjectNode().put("@context", "https://w3id.org/ro/crate/1.1/context");
        ArrayNode graph = document.putArray("@graph");
        ObjectNode descriptor = graph.addObject().put("@id", METADATA).put("@type", "CreativeWork");
        reference(descriptor, "conformsTo", "https://w3id.org/ro/crate/1.1");
        reference(descriptor, "about", "./");
        ArrayNode parts = root(graph.addObject());
        for (Map.Entry<String, Path> file : files.entrySet()) {
            try (InputStream in = Files.newInputStream(file.getValue())) {
                file(graph, parts, file.getKey(), in);
            }
        }
        for (Map.Entry<String, byte[]> each : documents.entrySet()) {
            file(graph, parts, each.getKey(), new java.io.ByteArrayInputStream(each.getValue()));
        }
        context(graph);
        Map<String, String> people = new LinkedHashMap<>();
        corrections.values().forEach(c -> correction(graph, c, people));
        return document;
    }

    private ArrayNode root(ObjectNode root) {
        root.put("@id", "./")
                .put("@type", "Dataset")
                .put("name", about.name())
                .put("description", about.description())
                .put("datePublished", about.published().toString());
        reference(root, "license", "#rights");
        return root.putArray("hasPart");
    }

    private void file(ArrayNode graph, ArrayNode parts, String path, InputStream content) throws IOException {
        MessageDigest digest = sha256();
        long bytes = new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
        graph.addObject()
                .put("@id", path)
                .put("@type", "File")
                .put("name", names.get(path))
                .put("contentSize", String.valueOf(bytes))
                .put("encodingFormat", path.endsWith(".wacz") ? "application/wacz" : "application/json")
                .put("sha256", HexFormat.of().formatHex(digest.digest()));
        parts.addObject().put("@id", path);
    }

    private void context(ArrayNode graph) {
        graph.addObject()
                .put("@id", "#rights")
                .put("@type", "CreativeWork")
                .put("name", "Rights")
                .put(
                        "description",
                        "Reports published by governments of China under the Regulation on Government Information"
                                + " Disclosure, as captured; rights in the pages remain with their publishers.");
        graph.addObject()
                .put("@id", "#software")
                .put("@type", "SoftwareApplication")
                .put("name", about.software());
        ObjectNode act = graph.addObject()
                .put("@id", "#export")
                .put("@type", "CreateAction")
                .put("name", "Export of the selection")
                .put("endTime", about.published().toString());
        reference(act, "instrument", "#software");
        ArrayNode results = act.putArray("result");
        names.keySet().forEach(path -> results.addObject().put("@id", path));
    }

    private static void correction(ArrayNode graph, Corrected made, Map<String, String> people) {
        Correction correction = made.corrected().correction();
        String person = people.computeIfAbsent(correction.author(), name -> {
            String id = "#person-" + (people.size() + 1);
            graph.addObject().put("@id", id).put("@type", "Person").put("name", name);
            return id;
        });
        ObjectNode act = graph.addObject()
                .put("@id", "#correction-" + correction.entry())
                .put("@type", "UpdateAction")
                .put(
                        "name",
                        correction.code() + ": " + read(correction) + " → "
                                + correction.corrected().text())
                .put("description", correction.reason())
                .put("endTime", correction.at().toString())
                .put("actionStatus", made.corrected().standing().id());
        reference(act, "agent", person);
        reference(act, "object", made.provenance());
    }

    private static String read(Correction correction) {
        return correction.read().map(Correction.Value::text).orElse("∅");
    }

    private static void reference(ObjectNode from, String name, String id) {
        from.putObject(name).put("@id", id);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
