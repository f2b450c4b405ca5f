package org.nianbao.serve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.demo.DemoSites;
import org.nianbao.model.Home;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.export.ContractJson;

class CliTest {
    private static final String SEEDS =
            """
            code,name,home_url,enabled
            410103,二七区,http://www.erqi.gov.cn/,true
            410204,鼓楼区,http://www.gulou.invalid/,true
            320106,鼓楼区,http://www.njgl.gov.cn/,false
            410202,龙亭区,,false
            """;

    private final SmallHouse house = new SmallHouse();
    private final Map<String, String> environment = new HashMap<>();
    private String out = "";
    private String err = "";

    @TempDir
    Path home;

    @BeforeEach
    void seeds() throws IOException {
        Files.createDirectory(home.resolve("seeds"));
        seeds(SEEDS);
    }

    @Test
    void sweepsOfAnotherProcessAreShownAndSteered() throws IOException {
        assertThat(run("sweeps", "list")).isEqualTo(Exit.NOTHING);
        house.underWay
                .addObject()
                .put("site", "410204")
                .put("district", "鼓楼区")
                .put("state", "paused")
                .put("fetched", 12)
                .put("queued", 30)
                .put("reports", 3)
                .put("requests", 15)
                .putNull("next_due")
                .putObject("skipped")
                .put("trap", 2);
        assertThat(run("sweeps", "list")).isZero();
        assertThat(out).contains("410204", "已暂停", "12", "30", "trap 2");
        assertThat(run("sweeps", "list", "--json")).isZero();
        assertThat(ContractJson.mapper().readTree(out).get("items")).hasSize(1);
        assertThat(run("sweeps", "pause", "410204")).isZero();
        assertThat(err).contains("什么也不会丢失");
        assertThat(run("sweeps", "stop", "410204", "999999")).isEqualTo(Exit.NOTHING);
        assertThat(err).contains("999999");
        assertThat(run("sweeps", "cancel", "410204")).isEqualTo(Exit.USAGE);
        assertThat(run("sweeps", "cancel", "410204", "--yes")).isZero();
        assertThat(house.steered).containsExactly("pause 410204", "stop 410204", "stop 999999", "cancel 410204");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sweep 410103 --json",
                "--json sweep 410103",
                "demo --once --json",
                "seeds list --json",
                "seeds lint --json",
                "tracker --json",
                "report list --json",
                "report show 410204-2021-district --json",
                "search 公开 --json",
                "archive verify --json",
                "archive fixity --json",
                "archive copy /copy --json",
                "archive rebuild --json",
                "status --json",
                "doctor --json",
                "config check --json",
            })
    void jsonIsOneDocumentAndNothingElse(String words) throws IOException {
        house.sweep(house.house(new Home(home), Map.of()).seeds().sites().subList(0, 1), Set.of(), "test", null);
        assertThat(run(words.split(" "))).isZero();
        try (var parser = ContractJson.mapper().getFactory().createParser(out)) {
            JsonNode document = ContractJson.mapper().readTree(parser);
            assertThat(document.isContainerNode()).isTrue();
            assertThat(parser.nextToken()).isNull();
        }
    }

    @Test
    void sweepNamesEachSiteAndItsReason() {
        assertThat(run("sweep")).isEqualTo(1);
        assertThat(out.lines().toList()).hasSize(3);
        assertThat(out).contains("410103").contains("完成").contains("找不到主机（域名无法解析）。（www.gulou.invalid）");
        assertThat(run("sweep", "410103")).isZero();
        assertThat(run("--lang", "en", "sweep", "410204")).isEqualTo(1);
        assertThat(out).contains("unreachable").contains("The host was not found");
    }

    @Test
    void sweepGivesTheFullAccountAsJson() throws IOException {
        assertThat(run("sweep", "--json", "--year", "2020", "2021")).isEqualTo(1);
        JsonNode sweeps = json().get("sweeps");
        assertThat(sweeps).hasSize(2);
        assertThat(sweeps.get(0).get("reports").intValue()).isEqualTo(1);
        assertThat(sweeps.get(1).at("/notable/0/reason").textValue()).isEqualTo("host_not_found");
        assertThat(sweeps.get(1).get("state").textValue()).isEqualTo("unreachable");
    }

    @Test
    void sweepTellsWhatItDoesNotKnow() {
        assertThat(run("sweep", "999999")).isEqualTo(3);
        assertThat(err).contains("999999").contains("seeds list");
        assertThat(run("sweep", "鼓楼区")).isEqualTo(3);
        assertThat(err).contains("410204, 320106");
        assertThat(run("sweep", "二七区")).isZero();
        assertThat(run("sweep", "410202")).isEqualTo(2);
        assertThat(err).contains("home_url");
        assertThat(out).isEmpty();
    }

    @Test
    void sweepRefusesFaultySeedsAndWithoutEnabledOnesFindsNothing() throws IOException {
        seeds("code,name,home_url\n410103,二七区,ftp://x/\n");
        assertThat(run("sweep")).isEqualTo(2);
        assertThat(err).contains("a.csv:2").contains("seeds lint").hasLineCount(1);
        seeds("code,name,home_url,enabled\n410103,二七区,http://www.erqi.gov.cn/,false\n");
        assertThat(run("sweep")).isEqualTo(3);
        seeds("code,name,home_url\n410103,二七区,http://127.0.0.1:1/\n");
        assertThat(run("sweep")).isEqualTo(2);
        assertThat(run("sweep", "--set", "network.allow_private=true")).isZero();
        house.endSweeps(SweepAccount.State.INTERRUPTED);
        assertThat(run("sweep", "--set", "network.allow_private=true")).isEqualTo(4);
    }

    @Test
    void seedsListAndLint() throws IOException {
        assertThat(run("seeds", "list")).isZero();
        assertThat(out).contains("二七区");
        seeds("code,name,home_url,colour\n410103,二七区,http://www.erqi.com/,red\n410103,x,http://y.gov.cn/,\n");
        assertThat(run("seeds", "lint", "--lang=en")).isEqualTo(1);
        assertThat(out).contains("a.csv:3  error").contains("a.csv:2  warning").contains("[seed_unknown_column]");
        Files.delete(home.resolve("seeds/a.csv"));
        Files.delete(home.resolve("seeds"));
        assertThat(run("seeds", "lint")).isEqualTo(2);
        assertThat(err).contains("seeds").hasLineCount(1);
    }

    @Test
    void extractAnswersOneDocumentAFile() throws IOException {
        Path report = Files.writeString(home.resolve("r.txt"), "report");
        Path other = Files.writeString(home.resolve("o.txt"), "other");
        assertThat(run("extract", report.toString(), "--json")).isZero();
        assertThat(json().get("is_report").booleanValue()).isTrue();
        assertThat(run("extract", report.toString(), "missing", other.toString(), "--json"))
                .isEqualTo(1);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.lines().toList()) {
            lines.add(ContractJson.mapper().readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.get("is_report").booleanValue())
                .containsExactly(true, false, false);
        assertThat(lines.get(1).at("/remarks/0/id").textValue()).isEqualTo("file_missing");
        assertThat(err).contains("missing").hasLineCount(1);
        assertThat(run("extract", report.toString())).isZero();
        assertThat(out).contains("鼓楼区人民政府").contains("requests.balance").contains("dash");
        assertThat(run("extract", home.toString())).isEqualTo(1);
        assertThat(run("extract")).isEqualTo(2);
    }

    @Test
    void aBugInOneFileIsToldAndCostsNoOtherAnswer() throws IOException {
        Path bug = Files.writeString(home.resolve("b.txt"), "bug");
        Path report = Files.writeString(home.resolve("r.txt"), "report");
        assertThat(run("extract", "--json", bug.toString(), report.toString())).isEqualTo(70);
        assertThat(out.lines()).hasSize(2);
        assertThat(err).contains("--verbose").doesNotContain("at org.nianbao");
        assertThat(run("extract", "--verbose", bug.toString())).isEqualTo(70);
        assertThat(err).contains("at org.nianbao");
    }

    @Test
    void demoOnceSucceedsOnlyWhenEverythingPromisedCameOut() throws IOException {
        seeds("code,name,home_url\n410103,二七区,http://www.erqi.gov.cn/\n");
        assertThat(run("demo", "--once")).isZero();
        assertThat(out).contains("nianbao-1.warc.gz@1234").contains("区×年度共 1");
        assertThat(house.home().root()).isEqualTo(home.resolve("demo-home"));
    }

    @Test
    void demoNamesWhatIsMissing() throws IOException {
        Files.createDirectories(home.resolve("demo-home/seeds"));
        Files.writeString(home.resolve("demo-home/seeds/a.csv"), SEEDS);
        house.promised = Optional.of(List.of(
                new DemoSites.Published(
                        "410103",
                        2021,
                        "http://x/",
                        "html",
                        Map.of("requests.new.total", "22", "requests.new.other", "")),
                new DemoSites.Published("410103", 2021, "http://y/", "pdf", Map.of("requests.new.total", "23")),
                new DemoSites.Published("410103", 2019, "http://z/", "docx", Map.of())));
        assertThat(run("demo", "--once", "--lang", "en")).isEqualTo(1);
        assertThat(err)
                .contains("1 figures of the demo's report 410103 2021 (pdf")
                .contains("410103 2019 (docx, http://z/) was not found")
                .contains("The sweep of 410204 鼓楼区 did not finish")
                .doesNotContain("http://x/");
    }

    @Test
    void serveAndDemoTellTheAddressAndEndWithFour() {
        assertThat(run("serve", "--port", "8123")).isEqualTo(4);
        assertThat(out).isEqualTo("http://127.0.0.1:8123/\n");
        assertThat(house.working).isTrue();
        assertThat(house.closed).isTrue();
    }

    @Test
    void questionsWithoutAnswerExitWithThree() {
        assertThat(run("tracker")).isEqualTo(3);
        assertThat(run("report", "show", "none")).isEqualTo(3);
        assertThat(run("report", "show", "410204-2021-district", "--version-number", "9"))
                .isEqualTo(3);
        assertThat(run("report", "list", "--year", "1999")).isEqualTo(3);
        assertThat(run("search", "没有")).isEqualTo(3);
        assertThat(err).contains("检索了 7 份报告");
        assertThat(run("archive", "list", "http://x/none")).isEqualTo(3);
        assertThat(run("archive", "show", "ab")).isEqualTo(3);
    }

    @Test
    void answersForPeople() {
        assertThat(run("report", "list")).isZero();
        assertThat(out).contains("标题 [31m").doesNotContain("\u001b");
        assertThat(run("report", "show", "410204-2021-district")).isZero();
        assertThat(out).contains("nianbao-1.warc.gz@1234").contains("requests.new.total");
        assertThat(run("search", "公开")).isZero();
        assertThat(out).contains("前 公开 <后>");
        assertThat(run("status")).isZero();
        assertThat(run("config", "check", "--set", "a.b=c=d")).isZero();
        assertThat(out).contains("a.b = c=d");
        assertThat(run("archive", "list", "--json")).isZero();
        assertThat(out.lines()).hasSize(2);
        house.damaged = true;
        assertThat(run("archive", "verify")).isEqualTo(1);
        assertThat(out).contains("a.warc.gz@10");
        assertThat(run("archive", "fixity")).isEqualTo(1);
        assertThat(out).contains("首个不同的字节在 17", "/copy");
        assertThat(run("archive", "fixity", "--csv")).isEqualTo(1);
        assertThat(out.lines()).hasSize(2);
        assertThat(run("archive", "copy", "/copy")).isZero();
        assertThat(out).contains("已有且相同 1");
        assertThat(run("archive", "verify", "--due", "--repair-from", "/copy")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "sweep --nonsense",
                "sweep --year x",
                "--set novalue tracker",
                "--lang fr status",
                "extract",
                "seeds",
                "export nothing",
                "export cells --format parquet",
                "export cells -o /no/such/folder/x.csv",
                "status --set no.such.key=1",
                "status --home /no/such/home",
                "",
            })
    void wrongUsageExitsWithTwoOneSentenceAndNoAnswer(String words) {
        assertThat(runRaw(words.isEmpty() ? new String[0] : (words + " --lang zh").split(" ")))
                .isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void tonguesFollowOptionThenEnvironment() {
        house.locked = true;
        assertThat(run("status")).isEqualTo(2);
        assertThat(err).isEqualTo("另一个进程正在使用 " + home + "；请先结束它。\n");
        environment.put("LANG", "en_US.UTF-8");
        run("status");
        assertThat(err).startsWith("Another process");
        environment.put("NIANBAO_LANG", "zh");
        run("status");
        assertThat(err).startsWith("另一个进程");
        run("status", "--lang=en");
        assertThat(err).startsWith("Another process");
        environment.clear();
        environment.put("LANG", "C.UTF-8");
        run("status");
        assertThat(err).startsWith("另一个进程");
    }

    @Test
    void globalOptionsStandAnywhereAndAddUp() throws IOException {
        assertThat(runRaw("--home", home.toString(), "--set", "a.a=1", "config", "check", "--set", "b.b=2", "--json"))
                .isZero();
        assertThat(json().get("settings")).hasSize(2);
        assertThat(house.home().root()).isEqualTo(home.toAbsolutePath());
        assertThat(run("config", "check", "--quiet")).isZero();
        assertThat(err).isEmpty();
    }

    @Test
    void validateNamesDefectsOfAnyFile() throws IOException {
        Path file = Files.writeString(home.resolve("a.warc"), "WARC/3.0\r\n\r\n");
        assertThat(run("archive", "validate", file.toString())).isEqualTo(1);
        assertThat(out).contains("a.warc@0  warc_version  ").contains("第一行");
        assertThat(run("archive", "validate", "--json", file.toString())).isEqualTo(1);
        assertThat(json().at("/files/0/defects/0/id").textValue()).isEqualTo("warc_version");
        assertThat(run("archive", "validate", home.resolve("b.warc").toString()))
                .isEqualTo(2);
        assertThat(err).contains("b.warc").hasLineCount(1);
    }

    @Test
    void exportOfTheArchiveTellsWhatItCannotDo() {
        String file = home.resolve("a.wacz").toString();
        assertThat(run("archive", "export", "二七区", "-o", file)).isEqualTo(2);
        assertThat(err).contains("二七区").hasLineCount(1);
        assertThat(run("archive", "export", "410103", "--format", "rar", "-o", file))
                .isEqualTo(2);
        assertThat(err).contains("wacz, warc, zip");
        assertThat(run(
                        "archive",
                        "export",
                        "410103",
                        "-o",
                        home.resolve("no/a.wacz").toString()))
                .isEqualTo(2);
        assertThat(run("archive", "export", "http://www.erqi.gov.cn/none", "-o", file))
                .isEqualTo(3);
        assertThat(Path.of(file)).doesNotExist();
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(out).contains("用法").contains("sweep").contains("退出码").contains("reextract");
        assertThat(run("sweep", "--help", "--lang", "en")).isZero();
        assertThat(out).contains("Usage: nianbao sweep").contains("--home").contains("SITE");
        assertThat(run("--version")).isZero();
        assertThat(out).startsWith("nianbao ");
        assertThat(err).isEmpty();
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--home");
        all.add(home.toString());
        return runRaw(all.toArray(String[]::new));
    }

    private int runRaw(String... words) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Console streams = new Console(
                InputStream.nullInputStream(),
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                false,
                Tongue.ZH);
        int code = new Cli(house, environment, streams, opened -> house, console -> new AtOnce()).run(words);
        out = output.toString(StandardCharsets.UTF_8);
        err = errors.toString(StandardCharsets.UTF_8);
        return code;
    }

    private JsonNode json() throws IOException {
        return ContractJson.mapper().readTree(out);
    }

    private void seeds(String text) throws IOException {
        Files.writeString(home.resolve("seeds/a.csv"), text);
        Path demo = Files.createDirectories(home.resolve("demo-home/seeds"));
        Files.writeString(demo.resolve("a.csv"), text.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
    }

    /** Asked to stop as soon as somebody waits. */
    private static final class AtOnce implements Signals {
        @Override
        public void await() {
            // the signal is there already
        }

        @Override
        public void done() {
            // nothing to take back
        }
    }
}
