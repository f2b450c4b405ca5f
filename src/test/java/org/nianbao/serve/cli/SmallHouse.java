package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.demo.DemoSites;
import org.nianbao.index.Index;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Finding;
import org.nianbao.model.Hints;
import org.nianbao.model.Home;
import org.nianbao.model.Indicator;
import org.nianbao.model.Judgement;
import org.nianbao.model.Message;
import org.nianbao.model.Outcome;
import org.nianbao.model.PagePicture;
import org.nianbao.model.Progress;
import org.nianbao.model.Reading;
import org.nianbao.model.Reason;
import org.nianbao.model.Remark;
import org.nianbao.model.Scope;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.Ending;
import org.nianbao.serve.FixityReport;
import org.nianbao.serve.House;
import org.nianbao.serve.Introduced;
import org.nianbao.serve.Rehearsal;
import org.nianbao.serve.Rereading;
import org.nianbao.serve.Settlements;
import org.nianbao.serve.Sweeps;
import org.nianbao.serve.export.Samples;

/**
 * A house in memory: openings, house and answers at once. A site whose home page lies below {@code .invalid} cannot be
 * reached; every other one has the sample report of 2021. A file that says {@code report} is that report.
 */
final class SmallHouse implements Openings, House, Answers {
    private static final Instant NOW = Instant.parse("2026-03-01T02:03:04Z");

    private final List<Site> swept = new ArrayList<>();
    private Home home = new Home(Path.of("."));
    private Map<String, String> over = Map.of();
    private SweepAccount.State ending = SweepAccount.State.FINISHED;
    final List<String> steered = new ArrayList<>();
    ArrayNode underWay = JsonNodeFactory.instance.arrayNode();
    boolean locked;
    boolean damaged;
    boolean working;
    boolean closed;
    Optional<List<DemoSites.Published>> promised = Optional.empty();

    /** How sweeps of reachable sites end from now on. */
    void endSweeps(SweepAccount.State state) {
        ending = state;
    }

    @Override
    public Settings settings(Home of, Map<String, String> above) {
        home = of;
        over = above;
        if (above.containsKey("no.such.key")) {
            throw new ConfigurationError(new Message(
                    "config_unknown_key", "设置 no.such.key 不存在；请删去。", "There is no setting no.such.key; remove it."));
        }
        return settings();
    }

    @Override
    public House house(Home of, Map<String, String> above) {
        settings(of, above);
        if (locked) {
            throw new ConfigurationError(new Message(
                    "home_in_use",
                    "另一个进程正在使用 " + of.root() + "；请先结束它。",
                    "Another process uses " + of.root() + "; end it first."));
        }
        return this;
    }

    @Override
    public House houseToRebuild(Home home, Map<String, String> over) {
        return house(home, over);
    }

    @Override
    public House demo(Home of, Map<String, String> above) {
        return house(of, above);
    }

    @Override
    public Optional<List<DemoSites.Published>> promised(House demo) {
        return promised;
    }

    @Override
    public Reader reader(Home of, Map<String, String> above) {
        settings(of, above);
        return new Reader() {
            @Override
            public Reading read(byte[] bytes, Optional<String> contentType, Hints hints) {
                return SmallHouse.this.read(bytes, contentType, hints);
            }

            @Override
            public List<Site> sites() {
                return List.of();
            }
        };
    }

    @Override
    public Rehearsal rehearse(Home of, Map<String, String> above, Site site, int requests, Crawl.Listener listener) {
        settings(of, above);
        Judgement.ReportClue clue = new Judgement.ReportClue(
                site.name() + "2021年政府信息公开工作年度报告", Optional.of(2021), Scope.DISTRICT, site.name());
        Judgement report =
                new Judgement(Judgement.Kind.REPORT, "trs", Optional.of(clue), List.of(), List.of("标题是政府信息公开年度报告"));
        URI uri = site.homeUrl().orElseThrow().resolve("/2021.html");
        SweepAccount account = account(site, Set.of(), "test");
        boolean gone = account.state() == SweepAccount.State.UNREACHABLE;
        return new Rehearsal(
                account, gone ? List.of() : List.of(new Rehearsal.Step(uri, Optional.empty(), "", report)), 2, 100);
    }

    @Override
    public Introduced introduce(Home of, Map<String, String> above, URI at) {
        return new Introduced(Optional.empty(), new Ending(Reason.HOST_NOT_FOUND, at.getHost()));
    }

    @Override
    public Web web(House house, Optional<Integer> port) {
        URI address = URI.create("http://127.0.0.1:" + port.orElse(8080) + "/");
        return new Web() {
            @Override
            public URI address() {
                return address;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public Settings settings() {
        return new Settings(
                new Settings.Network(
                        "a@b.example",
                        "true".equals(over.get("network.allow_private")),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1000),
                new Settings.Politeness(Duration.ZERO, Duration.ZERO, 1),
                new Settings.Budget(1, 1, 1, 0),
                new Settings.Sweeping(1, 2015),
                new Settings.Server("127.0.0.1", 0),
                new Settings.Database(Optional.empty()),
                new Settings.Schedule("", ""),
                new TreeMap<>(over));
    }

    @Override
    public Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(Samples.indicator());
    }

    @Override
    public Seeds seeds() {
        return Seeds.read(home.seeds());
    }

    @Override
    public Index index() {
        throw new IllegalStateException("answers come from here");
    }

    @Override
    public Archive archive() {
        throw new IllegalStateException("there is no archive in memory");
    }

    @Override
    public Ledger ledger() {
        throw new IllegalStateException("there is no ledger in memory");
    }

    @Override
    public Reading read(byte[] bytes, Optional<String> contentType, Hints hints) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("bug")) {
            throw new IllegalStateException("a bug");
        }
        return text.startsWith("report")
                ? Samples.reading()
                : new Reading.NotAReport(
                        Samples.source(),
                        "",
                        List.of(new Remark(new Message("no_table", "没有统计表。", "There is no table."), Optional.empty())));
    }

    @Override
    public PagePicture picture(byte[] bytes, Optional<String> contentType, Hints hints, PagePicture.Wish wish) {
        return new PagePicture.Undrawn(new Message("no_text", "没有文字。", "There is no text."));
    }

    @Override
    public DocumentOutcome document(byte[] bytes, Optional<String> contentType, Hints hints) {
        return new DocumentOutcome.Unreadable(Samples.source(), new Message("empty", "空。", "Empty."));
    }

    @Override
    public List<SweepAccount> sweep(List<Site> sites, Set<Integer> years, String by, Crawl.Listener listener) {
        swept.addAll(sites);
        return sites.stream().map(site -> account(site, years, by)).toList();
    }

    private SweepAccount account(Site site, Set<Integer> years, String by) {
        String host = site.homeUrl().orElseThrow().getHost();
        boolean gone = host.endsWith(".invalid");
        return new SweepAccount(
                new Sweep("s-" + site.code(), site, years, NOW, by),
                NOW,
                NOW,
                gone ? SweepAccount.State.UNREACHABLE : ending,
                gone ? Reason.HOST_NOT_FOUND : Reason.CONTENT,
                host,
                Map.of("captured.content", 3),
                Optional.empty(),
                gone ? 1 : 4,
                0,
                1000,
                gone
                        ? List.of(new SweepAccount.Ended(
                                "http://" + host + "/", Outcome.of("unreachable", Reason.HOST_NOT_FOUND, host)))
                        : List.of());
    }

    @Override
    public Corrections corrections() {
        throw new UnsupportedOperationException("corrections are tested in a home of their own");
    }

    @Override
    public Settlements settlements() {
        throw new UnsupportedOperationException("settlements are tested in a home of their own");
    }

    @Override
    public Sweeps sweeps() {
        throw new UnsupportedOperationException("commands reach sweeps of another process");
    }

    @Override
    public Optional<JsonNode> sweepsUnderWay(Home of) {
        return underWay.isEmpty() ? Optional.empty() : Optional.of(underWay);
    }

    @Override
    public boolean steer(Home of, String siteCode, Sweeps.Order order) {
        steered.add(order.id() + " " + siteCode);
        return siteCode.equals("410204");
    }

    @Override
    public int readWaiting(Progress progress) {
        progress.at(50, 50, "reading");
        return 0;
    }

    @Override
    public Optional<Ledger.Stamping> stamp() {
        return Optional.empty();
    }

    @Override
    public Rereading.Account reread(Progress progress, Consumer<Rereading> each) {
        return new Rereading.Account(0, 0, Set.of(), Set.of());
    }

    @Override
    public int replaceReadings(Set<String> payloads, Progress progress) {
        return payloads.size();
    }

    @Override
    public Archive.Verification verify(Progress progress) {
        return new Archive.Verification(
                1,
                9,
                1000,
                3,
                damaged ? List.of(new Archive.Damage("a.warc.gz", 10, "", "digest")) : List.of(),
                List.of("a.warc.gz"));
    }

    @Override
    public Archive.Verification verifyDue(Progress progress) {
        return verify(progress);
    }

    @Override
    public FixityReport fixity() {
        FixityReport.FileState file = new FixityReport.FileState(
                "a.warc.gz", 1000, Optional.of(NOW), NOW.plus(Duration.ofDays(30)), damaged ? 1 : 0);
        FixityReport.Bad bad = new FixityReport.Bad(
                NOW,
                "a.warc.gz",
                10,
                "urn:uuid:1",
                "digest",
                17,
                List.of("http://a.example/"),
                List.of("r1"),
                3,
                List.of("/copy"),
                1);
        return new FixityReport(
                Duration.ofDays(30),
                Optional.of(NOW),
                List.of(file),
                damaged ? List.of(bad) : List.of(),
                List.of(new FixityReport.Copy("/copy", NOW, 2)));
    }

    @Override
    public Archive.Copied copy(Path target, Progress progress) {
        return new Archive.Copied(1, 1, 2000, List.of());
    }

    @Override
    public Optional<Archive.Restored> restoreLedger(Path copy) {
        return Optional.empty();
    }

    @Override
    public List<Archive.Restored> restore(Path copy, Collection<String> files) {
        damaged = false;
        return files.stream()
                .map(file -> new Archive.Restored(file, true, new Message("restored", "已恢复。", "Restored.")))
                .toList();
    }

    @Override
    public List<Archive.Imported> importFrom(List<Path> files, Progress progress) {
        return files.stream()
                .map(file -> new Archive.Imported(
                        file.getFileName().toString(), "00", "wget", 2, Map.of("no_http", 1), Optional.empty()))
                .toList();
    }

    @Override
    public Rebuilt rebuild(Progress progress) {
        return new Rebuilt(3, 3, 1);
    }

    @Override
    public void startWorking() {
        working = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public List<DistrictYear> tracker(Set<Integer> years) {
        return swept.stream().map(site -> districtYear(site)).toList();
    }

    private static DistrictYear districtYear(Site site) {
        return new DistrictYear(
                site.code(),
                site.name(),
                site.parent(),
                2021,
                DistrictYear.State.CLEAN,
                new Message("clean", "全部校验通过。", "All relations hold."),
                Optional.of("410204-2021-district"),
                "2021",
                1,
                3,
                0,
                Optional.of(NOW),
                Optional.empty());
    }

    @Override
    public List<Index.ReportRow> reports(Index.ReportQuery query) {
        boolean there = query.code().isEmpty()
                || swept.stream()
                        .anyMatch(site -> site.code().equals(query.code().get())
                                && !site.homeUrl().orElseThrow().getHost().endsWith(".invalid"));
        return there && query.year().orElse(2021) == 2021 ? List.of(Samples.row("标题\u001b[31m", 1)) : List.of();
    }

    @Override
    public Index.ReportDetail amongOthers(Index.ReportDetail detail) {
        return detail;
    }

    @Override
    public Optional<Index.ReportDetail> report(String id, Optional<Integer> version) {
        if (!id.equals("410204-2021-district") || version.orElse(1) != 1) {
            return Optional.empty();
        }
        Reading.ReportRead read = Samples.reading();
        List<Finding> findings = read.findings();
        Index.ReportRow row = Samples.row("标题", 1);
        return Optional.of(new Index.ReportDetail(
                row,
                read.report(),
                findings,
                read.remarks(),
                List.of(row),
                Samples.capture(),
                List.of(),
                read.source()));
    }

    @Override
    public Index.SearchAnswer search(String query, int limit) {
        return query.equals("没有")
                ? new Index.SearchAnswer(7, 0, List.of())
                : new Index.SearchAnswer(
                        7, 1, List.of(new Index.Hit(Samples.row("标题", 1), "前 <em>" + query + "</em> &lt;后&gt;")));
    }

    @Override
    public Stream<ArchivedRecord> captures(Optional<URI> uri) {
        return uri.filter(u -> u.getPath().equals("/none")).isPresent()
                ? Stream.of()
                : Stream.of(Samples.capture(), Samples.capture());
    }

    @Override
    public List<ArchivedRecord> capturesOf(String payloadSha256) {
        return List.of();
    }

    @Override
    public List<Index.Change> changedReports() {
        return List.of();
    }

    @Override
    public Index.Figures figures() {
        return new Index.Figures(1, 2, 3, 4, 5, 6, 7, 8, Optional.of(NOW));
    }
}
