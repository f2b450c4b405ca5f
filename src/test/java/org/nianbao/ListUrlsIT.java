package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.WebOnLoopback.LONG;
import static org.nianbao.WebOnLoopback.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.index.Index;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;

/** {@code list_urls} of the seed file are hints: asked for first, worth nothing when dead, and no limit. */
class ListUrlsIT {
    private static final String HOST = "www.hints.example";

    @TempDir
    Path root;

    private WebOnLoopback web;
    private LoopbackHome home;

    @BeforeEach
    void publish() throws IOException {
        web = new WebOnLoopback();
        home = new LoopbackHome(root).name(web.port(), List.of(HOST));
        Files.writeString(
                home.home().seeds().resolve("s.csv"),
                "code,name,home_url,list_urls\n410101,甲区,http://" + HOST + "/,http://" + HOST + "/hint/\n");
        web.page(HOST + "/", "<title>甲区人民政府</title>" + LONG + link("/nb/", "政府信息公开年报"));
        column("/nb/", 2019, 2025);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private void column(String at, int first, int last) {
        StringBuilder column = new StringBuilder("<title>政府信息公开年报</title>" + LONG);
        IntStream.rangeClosed(first, last).forEach(year -> {
            String title = "甲区人民政府" + year + "年政府信息公开工作年度报告";
            column.append(link(at + year + ".html", title));
            web.page(HOST + at + year + ".html", "<title>" + title + "</title><h1>" + title + "</h1>" + LONG);
        });
        web.page(HOST + at, column.toString());
    }

    private SweepAccount sweep() {
        try (House house = home.open(Clock.systemUTC())) {
            SweepAccount account = house.sweep(house.seeds().sites(), Set.of(), "command", (s, f, q, u) -> {})
                    .get(0);
            List<Integer> years = house
                    .index()
                    .reports(new Index.ReportQuery(
                            Optional.of("410101"), Optional.empty(), Optional.empty(), Optional.empty()))
                    .stream()
                    .flatMap(row -> row.year().stream())
                    .toList();
            assertThat(years).contains(2019, 2025);
            return account;
        }
    }

    @Test
    void aGoodOneIsAskedForFirstAndTheHomePageIsStillSearched() {
        column("/hint/", 2010, 2018);
        SweepAccount account = sweep();
        List<String> asked = web.asked();
        assertThat(asked.indexOf(HOST + "/hint/")).isLessThan(asked.indexOf(HOST + "/"));
        assertThat(asked).contains(HOST + "/hint/2010.html", HOST + "/nb/2019.html");
        assertThat(account.reason()).isEqualTo(Reason.FINISHED);
    }

    @Test
    void aDeadOneIsListedAndTheHomePageLeadsToTheReports() {
        SweepAccount account = sweep();
        assertThat(account.reason()).isEqualTo(Reason.FINISHED);
        assertThat(account.notable())
                .anySatisfy(ended -> assertThat(ended.uri()).isEqualTo("http://" + HOST + "/hint/"))
                .filteredOn(ended -> ended.uri().endsWith("/hint/"))
                .allMatch(ended -> ended.outcome().reason() == Reason.NOT_FOUND);
        assertThat(web.asked()).contains(HOST + "/", HOST + "/nb/");
    }
}
