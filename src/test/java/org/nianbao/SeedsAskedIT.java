package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.WebOnLoopback.LONG;
import static org.nianbao.WebOnLoopback.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which site {@code seeds test} and {@code seeds add} mean, what it says of itself, and what a sweep of it would cost. */
class SeedsAskedIT {
    @TempDir
    Path root;

    private WebOnLoopback web;
    private LoopbackHome home;

    @BeforeEach
    void start() throws IOException {
        web = new WebOnLoopback();
        List<String> hosts = List.of("www.a.example", "a.example", "b.example", "www.c.example", "www.shared.example");
        home = new LoopbackHome(root).name(web.port(), hosts).seeds("");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private TypedCommands.Ended run(String... words) {
        return new TypedCommands(new Doors(Map.of(), Clock.systemUTC()), root, "--quiet", "--lang", "en").run(words);
    }

    private static String titled(String title, String body) {
        return "<title>" + title + "</title>" + LONG + body;
    }

    private void column(String at, String name) {
        StringBuilder column = new StringBuilder();
        for (int year = 2019; year < 2026; year++) {
            String title = name + "人民政府" + year + "年政府信息公开工作年度报告";
            column.append(link("/nb/" + year + ".html", title));
            web.page(at.replaceFirst("/.*", "") + "/nb/" + year + ".html", titled(title, "<h1>" + title + "</h1>"));
        }
        web.page(at, titled("政府信息公开年报", column.toString()));
    }

    @Test
    void aHomePageBehindTwoRedirectsSaysItsName() {
        web.redirect("www.a.example/robots.txt", "http://a.example/robots.txt");
        web.redirect("www.a.example/", "http://a.example/").redirect("a.example/", "http://a.example/zw/");
        web.page("a.example/robots.txt", "User-agent: *\nAllow: /\n");
        web.page("a.example/zw/", titled("甲区人民政府", link("/nb/", "政府信息公开年报")));
        column("a.example/nb/", "甲区");
        JsonNode json = run("seeds", "test", "http://www.a.example/", "--json").json();
        assertThat(json.get("name").textValue()).isEqualTo("甲区");
        assertThat(json.get("reports")).hasSize(7);
    }

    @Test
    void theSecondPageSaysTheNameWhereTheHomePageGoesOnByScript() {
        web.page("b.example/", "<title>loading</title><script>window.location.href='/portal/index.html';</script>");
        web.page("b.example/portal/index.html", titled("乙区人民政府门户网站", link("/nb/", "政府信息公开年报")));
        column("b.example/nb/", "乙区");
        JsonNode json = run("seeds", "test", "http://b.example/", "--json").json();
        assertThat(json.get("name").textValue()).isEqualTo("乙区");
        long asked = web.asked().stream().filter("b.example/nb/"::equals).count();
        assertThat(asked).as("the introduction ends with the name").isEqualTo(1);
    }

    @Test
    void aHostThatIsNotThereIsSaidToBeNotThere() {
        TypedCommands.Ended ended = run("seeds", "test", "http://none.invalid/");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("The host was not found").doesNotContain("does not say whose");
        TypedCommands.Ended added = run("seeds", "add", "http://none.invalid/");
        assertThat(added.code()).isEqualTo(2);
        assertThat(added.err()).contains("The host was not found");
    }

    private void shared(String seeds) throws IOException {
        home.seeds(seeds);
        for (String name : List.of("甲区", "乙区")) {
            String at = name.equals("甲区") ? "/jia/" : "/yi/";
            web.page("www.shared.example" + at, titled(name + "人民政府", link(at + "nb/", "政府信息公开年报")));
            column("www.shared.example" + at + "nb/", name);
        }
    }

    @Test
    void ofTwoDistrictsOnOneHostTheOneWhoseHomePageItIsIsMeant() throws IOException {
        shared("410101,甲区,http://www.shared.example/jia/\n410102,乙区,http://www.shared.example/yi/\n");
        assertThat(site("http://www.shared.example/yi/")).isEqualTo("410102 乙区");
        assertThat(site("http://shared.example/jia/index.html", "--requests", "1"))
                .isEqualTo("410101 甲区");
    }

    @Test
    void theNameThatIsGivenWinsAndAnAddressBesideIsNoKnownSite() throws IOException {
        shared("410101,甲区,http://www.shared.example/jia/\n");
        assertThat(site("http://www.shared.example/yi/", "--name", "乙区")).isEqualTo("test 乙区");
        assertThat(site("http://www.shared.example/yi/")).isEqualTo("test 乙区");
    }

    private String site(String... words) {
        String[] all = new String[words.length + 3];
        System.arraycopy(new String[] {"seeds", "test"}, 0, all, 0, 2);
        System.arraycopy(words, 0, all, 2, words.length);
        all[all.length - 1] = "--json";
        JsonNode json = run(all).json();
        return json.get("site").textValue() + " " + json.get("name").textValue();
    }

    @Test
    void aKnownSiteIsTriedWithItsListsAndItsScope() throws IOException {
        Files.writeString(
                home.home().seeds().resolve("s.csv"),
                "code,name,home_url,list_urls\n410103,丙区,http://www.c.example/,http://www.c.example/hidden/\n");
        home.overrides("\"410103\":\n  scope: departments\n");
        web.page("www.c.example/", titled("丙区人民政府", link("/x/", "走进丙区")));
        column("www.c.example/hidden/", "丙区");
        String department = "丙区财政局2024年政府信息公开工作年度报告";
        web.page("www.c.example/hidden/", titled("政府信息公开年报", link("/nb/cz.html", department)));
        web.page("www.c.example/nb/cz.html", titled(department, "<h1>" + department + "</h1>"));
        JsonNode json = run("seeds", "test", "http://www.c.example/", "--json").json();
        assertThat(json.get("reports").findValuesAsText("scope")).containsExactly("department");
    }

    @Test
    void aHomePageThatAnotherLineHasIsNotAddedAgain() throws IOException {
        home.seeds("410101,甲区,http://a.example\n");
        web.page("www.a.example/", titled("甲区人民政府", link("/nb/", "政府信息公开年报")));
        column("www.a.example/nb/", "甲区");
        TypedCommands.Ended shown = run("seeds", "add", "http://www.a.example/", "--code", "410199");
        assertThat(shown.out()).contains("# ", "s.csv:2 (410101 甲区)");
        TypedCommands.Ended added = run("seeds", "add", "http://www.a.example/", "--code", "410199", "--yes");
        assertThat(added.code()).isEqualTo(2);
        assertThat(added.err()).contains("s.csv:2 (410101 甲区)");
        assertThat(Files.readString(home.home().seeds().resolve("s.csv"))).doesNotContain("410199");
    }

    @Test
    void promisingLinksToOtherHostsAreShownAndNotWrittenAsHosts() {
        web.page(
                "www.a.example/",
                titled(
                        "甲区人民政府",
                        link("/nb/", "政府信息公开年报") + link("http://b.example/nb/2020.html", "甲区2020年政府信息公开工作年度报告")));
        column("www.a.example/nb/", "甲区");
        TypedCommands.Ended shown = run("seeds", "add", "http://www.a.example/", "--code", "410199");
        assertThat(shown.out())
                .contains(
                        "# looks like the annual report on information disclosure of 2020, but on another host, b.example"
                                + "  甲区2020年政府信息公开工作年度报告 http://b.example/nb/2020.html");
        assertThat(shown.out().lines().filter(l -> !l.startsWith("#"))).noneMatch(l -> l.contains("b.example"));
        JsonNode json = run("seeds", "add", "http://www.a.example/", "--code", "410199", "--json")
                .json();
        assertThat(json.get("outside").findValuesAsText("url")).containsExactly("http://b.example/nb/2020.html");
        assertThat(json.get("hosts")).isEmpty();
        JsonNode tried = run("seeds", "test", "http://www.a.example/", "--json").json();
        assertThat(tried.get("left_aside").findValuesAsText("url")).containsOnlyOnce("http://b.example/nb/2020.html");
    }

    @Test
    void guessesAreNoPartOfWhatASweepWouldCost() throws IOException {
        home.seeds("410101,甲区,http://www.a.example/\n");
        StringBuilder menu = new StringBuilder(link("/nb/", "政府信息公开年报"));
        for (int i = 0; i < 40; i++) {
            menu.append(link("/c" + i + "/", "政务服务" + i)).append(link("/d" + i + "/", "法定主动公开内容"));
        }
        web.page("www.a.example/", titled("甲区人民政府", menu.toString()));
        column("www.a.example/nb/", "甲区");
        JsonNode whole = run("seeds", "test", "410101", "--json").json();
        JsonNode tried =
                run("seeds", "test", "410101", "--json", "--requests", "3").json();
        assertThat(tried.get("state").textValue()).isEqualTo("budget_spent");
        int requests = whole.get("requests").intValue();
        assertThat(tried.get("cost").get("requests").intValue()).isBetween(requests / 2, requests);
        assertThat(whole.get("cost").get("requests").intValue()).isEqualTo(requests);
        assertThat(whole.get("cost").get("requisites_at_most").intValue()).isPositive();
        assertThat(whole.get("cost").get("message_en").textValue())
                .contains("about " + requests + " requests", "for what the pages need", " min");
    }
}
