package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.demo.DemoSites;

/** {@code seeds test} against the simulated sites, over real connections. */
class SeedsTryOutIT {
    @TempDir
    Path home;

    private DemoSites sites;
    private String out;
    private String err;

    @BeforeEach
    void prepare() throws IOException {
        sites = DemoSites.start(1);
        LoopbackHome made = new LoopbackHome(home);
        sites.writeSeeds(made.home().seeds());
        sites.writeHosts(made.hosts());
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    private int run(String... words) {
        TypedCommands.Ended ended =
                new TypedCommands(new Doors(Map.of(), Clock.systemUTC()), home, "--quiet").run(words);
        out = ended.out();
        err = ended.err();
        return ended.code();
    }

    @Test
    void everyReportIsShownWithItsReasonsAndNothingIsStored() throws IOException {
        Set<Path> before = files();
        assertThat(run("seeds", "test", "990101", "--json")).as(err).isZero();
        JsonNode json = new ObjectMapper().readTree(out);
        Set<String> published = sites.published().stream()
                .filter(p -> p.code().equals("990101"))
                .map(DemoSites.Published::url)
                .collect(Collectors.toSet());
        assertThat(json.get("reports").findValuesAsText("url")).containsAll(published);
        assertThat(json.get("reports")).allMatch(report -> !report.get("why").isEmpty());
        assertThat(json.findValuesAsText("why_en").toString()).doesNotContain("[标题", "[链接");
        assertThat(json.get("left_aside").findValuesAsText("anchor")).isNotEmpty();
        assertThat(json.get("platform").textValue()).isEqualTo("trs");
        assertThat(json.get("requests").intValue()).isLessThanOrEqualTo(60);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aSiteOfNoSeedFileIsTriedUnderTheNameItSaysAndProposedAsALine() throws IOException {
        String seeds = Files.readString(home.resolve("seeds").resolve(seedFile()));
        Files.writeString(home.resolve("seeds").resolve(seedFile()), "code,name,home_url\n");
        int tested = run("seeds", "test", "http://www.jinhe.example/", "--json");
        assertThat(tested).as(err).isZero();
        assertThat(new ObjectMapper().readTree(out).get("name").textValue()).isEqualTo("金河区");
        int added = run("seeds", "add", "http://www.jinhe.example/", "--json");
        assertThat(added).as(err).isZero();
        JsonNode proposed = new ObjectMapper().readTree(out);
        assertThat(proposed.get("code").textValue()).isEqualTo("990101");
        assertThat(proposed.get("name").textValue()).isEqualTo("金河区");
        assertThat(proposed.get("list_urls")).isNotEmpty();
        assertThat(proposed.get("witnesses")).isNotEmpty();
        assertThat(run("seeds", "list", "--json")).isEqualTo(3);
        assertThat(run("seeds", "add", "http://www.jinhe.example/", "--yes", "--file", "new.csv"))
                .as(err)
                .isZero();
        assertThat(out).contains("990101,金河区,市辖区,");
        assertThat(run("seeds", "test", "990101")).as(err).isZero();
        assertThat(run("seeds", "disable", "990101")).isZero();
        assertThat(Files.readString(home.resolve("seeds/new.csv"))).contains(",false,");
        assertThat(seeds).contains("990101");
    }

    private String seedFile() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("seeds"))) {
            return all.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anAddressIsTriedUnderTheNameThatIsGiven() {
        assertThat(run("seeds", "test", "http://www.yinshan.example/")).as(err).isZero();
        assertThat(out).contains("hanweb", "试查发出", "银山区");
        assertThat(run("seeds", "test", "http://www.unknown.example/")).isEqualTo(2);
        assertThat(err).contains("--name");
        assertThat(run("seeds", "test", "http://gone.invalid/", "--name", "某区")).isEqualTo(1);
        assertThat(out).contains("找不到主机");
        assertThat(run("seeds", "test", "999999")).isEqualTo(3);
    }

    @Test
    void aSmallBudgetIsKeptAndTheRestIsCounted() throws IOException {
        assertThat(run("seeds", "test", "990101", "--requests", "5", "--json")).isEqualTo(3);
        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.get("state").textValue()).isEqualTo("budget_spent");
        assertThat(json.get("requests").intValue()).isEqualTo(5);
        assertThat(json.get("waiting").intValue()).isPositive();
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
