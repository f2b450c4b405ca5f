package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.serve.House;
import org.nianbao.serve.cli.Openings;

/** Whole pages, provenance and crate of the demo's sites, checked by the rules of PROV-JSON and RO-Crate 1.1. */
class ProvenanceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What each relation must have, by the PROV-JSON submission. */
    private static final Map<String, List<String>> RELATIONS = Map.of(
            "wasGeneratedBy", List.of("prov:entity", "prov:activity"),
            "used", List.of("prov:activity", "prov:entity"),
            "wasDerivedFrom", List.of("prov:generatedEntity", "prov:usedEntity"),
            "wasAssociatedWith", List.of("prov:activity", "prov:agent"),
            "wasAttributedTo", List.of("prov:entity", "prov:agent"),
            "wasInvalidatedBy", List.of("prov:entity", "prov:activity"),
            "hadMember", List.of("prov:collection", "prov:entity"));

    @TempDir
    static Path root;

    private static final Doors DOORS = new Doors(Map.of(), Clock.systemUTC());
    private static House house;

    @BeforeAll
    static void sweep() {
        house = DOORS.demo(new Home(root), Map.of());
        house.sweep(house.seeds().sites(), Set.of(), "demo", (site, fetched, queued, uri) -> {});
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Index.ReportRow report() {
        return house.index()
                .reports(new Index.ReportQuery(
                        Optional.of("990104"), Optional.empty(), Optional.of("district"), Optional.empty()))
                .get(0);
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void everyFigureLeadsToItsSeed() throws Exception {
        try (Openings.Web web = DOORS.web(house, Optional.of(0))) {
            HttpResponse<String> answer =
                    get(web.address().resolve("/api/v1/reports/" + report().id() + "/provenance"));
            JsonNode prov = JSON.readTree(answer.body());
            keepsToTheRules(prov);
            assertThat(prov.get("hadMember")).hasSize(report().cells());
            String cell =
                    prov.get("hadMember").elements().next().get("prov:entity").asText();
            List<String> chain = chain(prov, cell);
            assertThat(chain.get(chain.size() - 1)).startsWith("nb:seed/990104");
            assertThat(chain).anyMatch(id -> id.startsWith("nb:document/")).anyMatch(id -> id.startsWith("nb:link/"));
            assertThat(chain.stream().filter(id -> id.startsWith("nb:record/"))).hasSizeGreaterThan(2);
            assertThat(get(web.address().resolve("/reports/" + report().id())).body())
                    .contains("/provenance?version=");
        }
    }

    static void keepsToTheRules(JsonNode prov) throws Exception {
        Set<String> known = new HashSet<>();
        for (String kind : List.of("entity", "activity", "agent")) {
            prov.get(kind).fieldNames().forEachRemaining(known::add);
            prov.get(kind).fieldNames().forEachRemaining(id -> assertThat(
                            prov.get("prefix").has(id.split(":")[0]))
                    .as(id)
                    .isTrue());
        }
        for (Map.Entry<String, List<String>> rule : RELATIONS.entrySet()) {
            for (JsonNode relation : prov.path(rule.getKey())) {
                rule.getValue().forEach(end -> assertThat(known)
                        .contains(relation.path(end).asText()));
            }
        }
        assertThat(prov.fieldNames())
                .toIterable()
                .isSubsetOf(
                        "prefix",
                        "entity",
                        "activity",
                        "agent",
                        "wasGeneratedBy",
                        "used",
                        "wasDerivedFrom",
                        "wasAssociatedWith",
                        "wasAttributedTo",
                        "wasInvalidatedBy",
                        "hadMember");
        for (JsonNode activity : prov.get("activity")) {
            if (activity.has("prov:startTime")) {
                assertThat(Instant.parse(activity.get("prov:endTime").asText()))
                        .isAfterOrEqualTo(
                                Instant.parse(activity.get("prov:startTime").asText()));
            }
        }
    }

    /** From an entity over derivation, generation and use to what it comes from in the end. */
    private static List<String> chain(JsonNode prov, String from) {
        List<String> chain = new ArrayList<>(List.of(from));
        for (Optional<String> at = source(prov, from); at.isPresent(); at = source(prov, at.get())) {
            assertThat(chain).doesNotContain(at.get());
            chain.add(at.get());
        }
        return chain;
    }

    private static Optional<String> source(JsonNode prov, String of) {
        return other(prov, "wasDerivedFrom", "prov:generatedEntity", of, "prov:usedEntity")
                .or(() -> other(prov, "wasGeneratedBy", "prov:entity", of, "prov:activity"))
                .or(() -> other(prov, "used", "prov:activity", of, "prov:entity"));
    }

    private static Optional<String> other(JsonNode prov, String kind, String end, String id, String otherEnd) {
        for (JsonNode relation : prov.path(kind)) {
            if (relation.get(end).asText().equals(id)) {
                return Optional.of(relation.get(otherEnd).asText());
            }
        }
        return Optional.empty();
    }

    @Test
    void reportPagesAndListsAreKeptWholeAndReplayWithoutGaps() throws Exception {
        List<ArchivedRecord> parts = new ArrayList<>();
        house.archive().scan(parts::add, (done, total, what) -> {});
        parts.removeIf(
                r -> !r.origin().hops().endsWith("E") || r.origin().siteCode().equals("990102"));
        assertThat(parts)
                .extracting(r -> r.uri().getPath())
                .contains("/css/site.css", "/css/base.css", "/images/lines.svg");
        ArchivedRecord record = house.index()
                .report(report().id(), Optional.empty())
                .orElseThrow()
                .record();
        try (Openings.Web web = DOORS.web(house, Optional.of(0))) {
            URI replay = URI.create("http://127.0.0.1:" + (web.address().getPort()) + "/");
            String page = get(replay.resolve("/reports/" + report().id())).body();
            String origin = page.replaceAll("(?s).*?(http://127\\.0\\.0\\.1:\\d+)/\\d{14}/.*", "$1");
            String shown = follow(URI.create(origin + "/20300101000000/" + record.uri()));
            assertThat(shown).contains("/images/banner.svg").doesNotContain("resources missing");
        }
    }

    private static String follow(URI uri) throws Exception {
        HttpResponse<String> answer = get(uri);
        return answer.statusCode() == 302
                ? follow(uri.resolve(answer.headers().firstValue("Location").orElseThrow()))
                : answer.body();
    }

    @Test
    void aCrateKeepsToTheRulesOfRoCrate() throws Exception {
        Path crate = root.resolve("crate.zip");
        org.nianbao.serve.export.RoCrate made = new org.nianbao.serve.export.RoCrate(
                new org.nianbao.serve.export.RoCrate.About("a", "b", Instant.parse("2026-01-01T00:00:00Z"), "nianbao"));
        Path wacz = root.resolve("s.wacz");
        ArchivedRecord record = house.index()
                .report(report().id(), Optional.empty())
                .orElseThrow()
                .record();
        house.archive().export(List.of(record), wacz, new Archive.Packing(Archive.Format.WACZ, "t", "d", "nianbao"));
        made.wacz(wacz);
        made.provenance(report().id(), report().title(), JSON.createObjectNode());
        made.write(crate);
        try (ZipFile zip = new ZipFile(crate.toFile())) {
            JsonNode json = JSON.readTree(zip.getInputStream(zip.getEntry("ro-crate-metadata.json")));
            assertThat(json.get("@context").asText()).isEqualTo("https://w3id.org/ro/crate/1.1/context");
            Map<String, JsonNode> graph = new java.util.TreeMap<>();
            json.get("@graph")
                    .forEach(node -> assertThat(graph.put(node.get("@id").asText(), node))
                            .isNull());
            JsonNode descriptor = graph.get("ro-crate-metadata.json");
            assertThat(descriptor.get("@type").asText()).isEqualTo("CreativeWork");
            assertThat(descriptor.at("/conformsTo/@id").asText()).isEqualTo("https://w3id.org/ro/crate/1.1");
            JsonNode dataset = graph.get(descriptor.at("/about/@id").asText());
            assertThat(dataset.fieldNames())
                    .toIterable()
                    .contains("@type", "name", "description", "datePublished", "license", "hasPart");
            assertThat(graph).containsKey(dataset.at("/license/@id").asText());
            assertThat(dataset.get("hasPart")).hasSize(2);
            for (JsonNode part : dataset.get("hasPart")) {
                file(zip, graph.get(part.get("@id").asText()));
            }
        }
    }

    private static void file(ZipFile zip, JsonNode file) throws Exception {
        ZipEntry entry = zip.getEntry(file.get("@id").asText());
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        assertThat(file.get("@type").asText()).isEqualTo("File");
        assertThat(file.get("contentSize").asText()).isEqualTo(String.valueOf(bytes.length));
        assertThat(file.get("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(Files.exists(Path.of(file.get("@id").asText()))).isFalse();
    }
}
