package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.demo.DemoSites;
import org.nianbao.demo.Loopback;
import org.nianbao.model.Coverage;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** From a home page and nothing else to every report, over the running demo sites, best link first. */
class DemoWalkTest {
    private static final int BUDGET = 60;
    private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([\\w-]+)");
    private static DemoSites sites;
    private static Loopback loopback;

    @BeforeAll
    static void start() {
        sites = DemoSites.start(1);
        loopback = new Loopback(sites.address());
    }

    @AfterAll
    static void stop() throws Exception {
        loopback.close();
        sites.close();
    }

    /** What a walk saw: judgements by address in the order of the requests. */
    private static Map<String, Judgement> walk(Site site) {
        Map<String, Judgement> seen = new LinkedHashMap<>();
        record Waiting(URI uri, Optional<URI> via, String anchor, int promise, int order) {}
        PriorityQueue<Waiting> frontier = new PriorityQueue<>(
                Comparator.comparingInt(Waiting::promise).reversed().thenComparingInt(Waiting::order));
        Set<URI> known = new HashSet<>();
        frontier.add(new Waiting(site.homeUrl().orElseThrow(), Optional.empty(), "", 1000, 0));
        known.add(site.homeUrl().orElseThrow());
        while (!frontier.isEmpty() && seen.size() < BUDGET) {
            Waiting next = frontier.remove();
            Page page = fetch(next.uri(), next.via(), next.anchor());
            Judgement judgement = new Discovery().judge(page, site);
            seen.put(next.uri().toString(), judgement);
            for (LinkJudgement link : judgement.links()) {
                if (link.promise() >= Coverage.GUESS
                        && known.add(link.uri())
                        && site.hasHost(link.uri().getHost())) {
                    frontier.add(new Waiting(
                            link.uri(), Optional.of(next.uri()), link.link().text(), link.promise(), known.size()));
                }
            }
        }
        return seen;
    }

    private static Page fetch(URI uri, Optional<URI> via, String anchor) {
        Loopback.Answer answer = loopback.get(uri.toString());
        assertThat(answer.status()).as(uri.toString()).isEqualTo(200);
        String type = answer.headers().get("Content-Type");
        if (!type.startsWith("text/html")) {
            return Pages.document(uri.toString(), via.orElseThrow().toString(), anchor, type.replaceFirst(";.*", ""));
        }
        return Pages.html(uri, via, anchor, new String(answer.body(), charset(type, answer.body())));
    }

    private static Charset charset(String type, byte[] body) {
        String head = new String(body, 0, Math.min(body.length, 4000), java.nio.charset.StandardCharsets.ISO_8859_1);
        Matcher label = CHARSET.matcher(type + " " + head);
        String name = label.find() ? label.group(1) : "utf-8";
        return Charset.forName(name.toLowerCase(java.util.Locale.ROOT).startsWith("gb") ? "GB18030" : name);
    }

    private static Site site(String code, String name, String host) {
        Site site = Pages.site(name, "http://" + host + "/");
        return new Site(
                code,
                site.name(),
                site.level(),
                site.parent(),
                site.homeUrl(),
                site.listUrls(),
                site.hosts(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    @ParameterizedTest
    @CsvSource({
        "990101,金河区,www.jinhe.example,trs",
        "990102,银山区,www.yinshan.example,hanweb",
        "990103,墨溪区,www.moxi.example,ucap",
        "990104,云桥区,www.yunqiao.example,generic"
    })
    void everyReportIsReachedWithinTheBudgetAndNothingElseIsTaken(
            String code, String name, String host, String platform) {
        Map<String, Judgement> seen = walk(site(code, name, host));
        Map<String, Integer> published = sites.published().stream()
                .filter(p -> p.code().equals(code))
                .collect(Collectors.toMap(DemoSites.Published::url, DemoSites.Published::year));
        assertThat(seen).hasSizeLessThanOrEqualTo(30);
        assertThat(seen.keySet()).containsAll(published.keySet());
        published.forEach((url, year) -> {
            Judgement judgement = seen.get(url);
            assertThat(judgement.kind()).as(url).isEqualTo(Kind.REPORT);
            assertThat(judgement.why()).isNotEmpty();
            judgement.report().orElseThrow().year().ifPresent(y -> assertThat(y).isEqualTo(year));
        });
        List<String> taken = new ArrayList<>();
        seen.forEach((url, judgement) -> judgement.report().ifPresent(clue -> taken.add(clue.title())));
        assertThat(taken).noneMatch(t -> t.matches(".*(解读|一图|法治|报表|局|街道|镇|培训|通知).*"));
        assertThat(seen.values()).extracting(Judgement::platform).contains(platform);
        assertThat(seen.values()).extracting(Judgement::kind).contains(Kind.WAY, Kind.COLUMN);
    }

    @Test
    void theOfficesReportIsTakenUnderItsOwnScope() {
        Map<String, Judgement> seen = walk(site("990103", "墨溪区", "www.moxi.example"));
        String url = sites.publishedByOffices().get(0).url();
        assertThat(seen.get(url).report().orElseThrow().scope()).isEqualTo(Scope.OFFICE);
    }
}
