package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.status;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Judgement;
import org.nianbao.model.Memory;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;

/** A sweep that was interrupted after every address ends as one that was not. */
class ResumedEndTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;
    private final List<Crawl.Standing> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example");
        bench.ports.judge = ResumedEndTest::judged;
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    private static Judgement judged(Page page, Site of) {
        List<Judgement.LinkJudgement> links = new ArrayList<>();
        page.links().forEach(link -> links.add(new Judgement.LinkJudgement(link, promise(link.text()), List.of())));
        boolean report = page.uri().getPath().equals("/report");
        boolean column = page.uri().getPath().equals("/column");
        Judgement.Kind kind = report ? Judgement.Kind.REPORT : column ? Judgement.Kind.COLUMN : Judgement.Kind.WAY;
        return new Judgement(kind, "", Optional.empty(), links, List.of());
    }

    private static int promise(String words) {
        return words.equals("like a report") ? 845 : 100;
    }

    private SweepAccount inPieces() {
        SweepAccount account;
        do {
            account = piece();
        } while (account.state() == SweepAccount.State.INTERRUPTED);
        return account;
    }

    private SweepAccount piece() {
        Crawl crawl = bench.crawl();
        return crawl.sweep(bench.next(), new Crawl.Listener() {
            @Override
            public void at(Site of, int fetched, int queued, String uri) {
                crawl.stop("410000");
            }

            @Override
            public void progress(Crawl.Standing standing) {
                heard.add(standing);
            }
        });
    }

    private void endsAlike(SweepAccount.State state, Reason reason, String detail) {
        SweepAccount whole = bench.sweep();
        SweepAccount inPieces = inPieces();
        for (SweepAccount each : List.of(whole, inPieces)) {
            assertThat(each.state()).isEqualTo(state);
            assertThat(each.reason()).isEqualTo(reason);
            assertThat(each.detail()).isEqualTo(detail);
        }
        assertThat(inPieces.counts()).isEqualTo(whole.counts());
    }

    @Test
    void aReportFoundBeforeTheInterruptionIsFound() {
        site.on("/", html(LONG + "<a href=/report>查看</a><a href=/2>二</a>"))
                .on("/report", html(LONG + "r"))
                .on("/2", html(LONG + "2"));
        endsAlike(SweepAccount.State.FINISHED, Reason.FINISHED, "");
        assertThat(heard.get(0).reports()).isZero();
        assertThat(heard.get(heard.size() - 1).reports()).isEqualTo(1);
        long drops = 0;
        for (int i = 1; i < heard.size(); i++) {
            drops += heard.get(i).reports() < heard.get(i - 1).reports() ? 1 : 0;
        }
        assertThat(drops).isZero();
    }

    @Test
    void aHomePageThatIsAllScriptIsRemembered() {
        site.on("/", html("<script>go()</script><a href=/gone>x</a>")).on("/gone", status(404, "not here"));
        endsAlike(SweepAccount.State.UNREACHABLE, Reason.ALL_SCRIPT, "www.a.example");
    }

    @Test
    void deadLinksOfAColumnAreRemembered() {
        site.on("/", html(LONG + "<a href=/column>目录</a>"))
                .on("/column", html(LONG + "<a href=/1>like a report</a><a href=/2>other</a>"))
                .on("/1", status(404, "not here"))
                .on("/2", html(LONG + "2"));
        endsAlike(SweepAccount.State.FINISHED, Reason.DEAD_LINKS, Bench.HOME + "column");
    }

    @Test
    void anotherHostThatTheHomePageLeadsToIsRemembered() {
        site.on("/", html("<meta http-equiv=refresh content='0;url=http://b.example/'><a href=/gone>x</a>"))
                .on("/gone", status(404, "not here"));
        endsAlike(SweepAccount.State.UNREACHABLE, Reason.MOVED_AWAY, "b.example");
    }

    @Test
    void theYearsOfDepartmentsAreRememberedSoThatMemorySuffices() {
        int year = bench.clock.instant().atZone(ZoneOffset.ofHours(8)).getYear() - 1;
        TreeSet<Integer> years = new TreeSet<>(Set.of(year));
        Memory.Column column = new Memory.Column(URI.create(Bench.HOME + "column"), Optional.empty(), "", 990);
        bench.ports.memory = new Memory(List.of(column), years, Optional.of(years));
        bench.ports.judge = (page, of) -> ofTheYear(page, year);
        site.on("/", html(LONG))
                .on("/column", html(LONG + "<a href=/lower>" + year + "年</a><a href=/own>" + year + "年</a>"))
                .on("/lower", html(LONG + "l"))
                .on("/own", html(LONG + "o"));
        endsAlike(SweepAccount.State.FINISHED, Reason.FINISHED, "");
        assertThat(site.paths()).doesNotContain("/").contains("/lower", "/own");
    }

    private static Judgement ofTheYear(Page page, int year) {
        List<Judgement.LinkJudgement> links = page.links().stream()
                .map(link -> new Judgement.LinkJudgement(link, 845, List.of()))
                .toList();
        if (page.uri().getPath().equals("/column")) {
            return new Judgement(Judgement.Kind.COLUMN, "", Optional.empty(), links, List.of());
        }
        Scope scope = page.uri().getPath().equals("/lower") ? Scope.DEPARTMENT : Scope.DISTRICT;
        Judgement.ReportClue clue = new Judgement.ReportClue("", Optional.of(year), scope, "");
        return new Judgement(Judgement.Kind.REPORT, "", Optional.of(clue), links, List.of());
    }
}
