package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.WebOnLoopback.LONG;
import static org.nianbao.WebOnLoopback.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.nianbao.model.Reason;
import org.nianbao.serve.House;
import org.nianbao.serve.api.Alerts;
import org.nianbao.serve.api.Answers;

/** Sites that have nothing to give: the commands, the API and the alerts say why, in both tongues, and what to do. */
class EndingsToldIT {
    @TempDir
    Path root;

    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private WebOnLoopback web;
    private LoopbackHome home;

    @BeforeEach
    void publish() throws IOException {
        web = new WebOnLoopback();
        String column = "<title>政府信息公开年报</title>" + LONG + link("/nb/2024.html", "甲区2024年政府信息公开工作年度报告");
        String menu = "<title>甲区</title>" + LONG + link("/nb/", "政府信息公开年报");
        site("nothing", Reason.NOTHING_FOUND, "/", "<title>甲区</title>" + LONG + link("/x/", "走进甲区"));
        site("dead", Reason.DEAD_LINKS, "/", menu);
        web.page("www.dead.example/nb/", column);
        site("parked", Reason.PARKED, "/", "<title>p</title><h1>此域名正在出售</h1>");
        site("script", Reason.ALL_SCRIPT, "/", "<title>甲区</title><div id=app></div><script src='/app.js'></script>");
        site("twice", Reason.HOME_EVERYWHERE, "/", menu + link("/xxgk/", "信息公开") + link("/zwgk/", "政务公开"));
        for (String again : List.of("nb/", "xxgk/", "zwgk/", "sitemap.xml")) {
            web.page("www.twice.example/" + again, menu + link("/xxgk/", "信息公开") + link("/zwgk/", "政务公开"));
        }
        reasons.put("moved", Reason.MOVED_AWAY);
        web.redirect("www.moved.example/", "http://www.newer-and-longer.example/");
        reasons.put("rounds", Reason.ONLY_REDIRECTS);
        web.redirect("www.rounds.example/", "/a").redirect("www.rounds.example/a", "/b");
        web.redirect("www.rounds.example/b", "/a");
        home = new LoopbackHome(root).name(web.port(), List.copyOf(hosts().values()));
        home.seeds(reasons.keySet().stream()
                .map(id -> "x-" + id + ",甲区,http://" + hosts().get(id) + "/\n")
                .collect(Collectors.joining()));
    }

    private void site(String id, Reason reason, String path, String html) {
        reasons.put(id, reason);
        web.page("www." + id + ".example" + path, html);
    }

    private Map<String, String> hosts() {
        return reasons.keySet().stream().collect(Collectors.toMap(id -> id, id -> "www." + id + ".example"));
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private TypedCommands.Ended run(String lang, String... words) {
        return new TypedCommands(new Doors(Map.of(), Clock.systemUTC()), root, "--quiet", "--lang", lang).run(words);
    }

    @Test
    void aSweepSaysWhyInItsLineInItsAccountAndInAlerts() {
        TypedCommands.Ended swept = run("zh", "sweep");
        assertThat(swept.code()).as(swept.out() + swept.err()).isEqualTo(1);
        reasons.forEach((id, reason) ->
                assertThat(line(swept, id)).as(id).contains(reason.message().zh()));
        assertThat(line(swept, "moved")).contains("www.newer-and-longer.example");
        assertThat(line(swept, "dead")).contains("http://www.dead.example/nb/");
        try (House house = home.open(Clock.systemUTC())) {
            Map<String, Message> alerts = new HashMap<>();
            new Alerts(Answers.of(house)).now().forEach(a -> alerts.put(a.subject(), a.message()));
            reasons.forEach((id, reason) -> {
                assertThat(alerts.get("x-" + id).zh())
                        .contains(reason.message().zh())
                        .doesNotContain("重试");
                assertThat(alerts.get("x-" + id).en()).contains(reason.message().en());
            });
            assertThat(alerts.get("x-moved").en()).contains("www.newer-and-longer.example");
            assertThat(alerts.get("x-dead").id()).isEqualTo("dead_links");
            assertThat(alerts.get("x-parked").id()).isEqualTo("site_unreachable");
        }
    }

    private static String line(TypedCommands.Ended ended, String id) {
        return ended.out()
                .lines()
                .filter(l -> l.startsWith("x-" + id + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHomePageThatLeadsAwayIsToldThoughTheOldColumnStillAnswers() throws IOException {
        String title = "甲区人民政府2020年政府信息公开工作年度报告";
        web.redirect("www.moved.example/", "http://www.newer-and-longer.example/");
        web.page("www.moved.example/nb/", "<title>政府信息公开年报</title>" + LONG + link("/nb/2020.html", title));
        web.page("www.moved.example/nb/2020.html", "<title>" + title + "</title><h1>" + title + "</h1>" + LONG);
        Files.writeString(
                home.home().seeds().resolve("s.csv"),
                "code,name,home_url,list_urls\n410101,甲区,http://www.moved.example/,http://www.moved.example/nb/\n");
        TypedCommands.Ended swept = run("zh", "sweep");
        assertThat(swept.code()).isEqualTo(1);
        assertThat(swept.out()).contains(Reason.HOME_MOVED.message().zh() + "（www.newer-and-longer.example）");
        try (House house = home.open(Clock.systemUTC())) {
            assertThat(new Alerts(Answers.of(house)).now())
                    .anySatisfy(a -> assertThat(a.message().en())
                            .contains(Reason.HOME_MOVED.message().en() + " (www.newer-and-longer.example)"));
            assertThat(house.index()
                            .reports(new Index.ReportQuery(
                                    Optional.of("410101"), Optional.empty(), Optional.empty(), Optional.empty())))
                    .isNotEmpty();
        }
    }

    @Test
    void aDryRunSaysTheSame() {
        reasons.forEach((id, reason) -> {
            TypedCommands.Ended tried = run("en", "seeds", "test", "x-" + id);
            assertThat(tried.code()).as(id).isIn(1, 3);
            assertThat(tried.out()).as(id).contains(reason.message().en());
            JsonNode json = run("en", "seeds", "test", "x-" + id, "--json").json();
            assertThat(json.get("message").textValue())
                    .startsWith(reason.message().zh());
            assertThat(json.get("message_en").textValue())
                    .startsWith(reason.message().en());
            assertThat(json.get("cost").get("message").textValue())
                    .contains(reason.message().zh());
        });
    }
}
