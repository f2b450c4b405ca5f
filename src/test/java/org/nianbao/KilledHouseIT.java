package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.archive.Validators;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;

/**
 * A process that sweeps, archives, reads and indexes is killed (SIGKILL) at random moments, its start included, and
 * started again on what it has left: nothing acknowledged is lost, every page is reached, and within a sweep nothing is
 * asked for twice but what was in flight. {@code -Dnianbao.kills=200 -Dnianbao.seed=…} for a long run.
 */
class KilledHouseIT {
    private static final int KILLS = Integer.getInteger("nianbao.kills", 3);
    private static final long SEED = Long.getLong("nianbao.seed", 20_261_121L);
    private static final int LONGEST_START_MS = 4000;
    private static final int MOST_PAGES = 8;
    private static final int YEARS = 18;
    private static final String NAME = "KilledHouseIT: ";
    private static final String LOG = "child.log";
    /** As a process ends that SIGKILL has ended. */
    private static final int KILLED = 128 + 9;

    @TempDir
    Path root;

    private final Random random = new Random(SEED);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<Path> looked = new HashSet<>();
    private int torn;

    @Test
    void nothingAcknowledgedIsLostAndNothingInvalidStays() throws Exception {
        System.out.println(NAME + "nianbao.seed=" + SEED + " nianbao.kills=" + KILLS);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        try {
            home(server.getAddress().getPort());
            int site = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                boolean finished = killed("x-" + site);
                look("seed " + SEED + ", kill " + kill);
                site += finished ? 1 : 0;
            }
            leftAlone("x-" + site);
            for (int each = 0; each <= site; each++) {
                assertThat(asked).as("site " + each + " of " + site).containsAll(pages(each));
            }
            account(site);
        } finally {
            server.stop(0);
        }
    }

    /** Otherwise a process that cannot even start would be taken for a sweep that came to its end. */
    @Test
    void aProcessThatDiesByItselfHasNotFinished() throws Exception {
        home(1);
        assertThatThrownBy(() -> killedAfter(child("nobody"), 1, 0))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("died by itself");
    }

    /** What the sites of this test are asked for: a home page, a list, reports of the district and of its offices. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestHeaders().getFirst("Host").split(":")[0] + path);
        byte[] page = page(path).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(page.length == 0 ? 404 : 200, page.length == 0 ? -1 : page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static String page(String path) {
        if (path.equals("/")) {
            return "<title>甲区人民政府</title><a href=/zfxxgk/nb/>政府信息公开年报</a>";
        }
        if (path.equals("/zfxxgk/nb/")) {
            StringBuilder list = new StringBuilder("<title>政府信息公开年报</title><ul>");
            for (int i = 0; i < 80; i++) {
                list.append("<li><a href=/zfxxgk/nb/t")
                        .append(i)
                        .append(".html>")
                        .append(title(i))
                        .append("</a>");
            }
            return list.toString();
        }
        if (!path.startsWith("/zfxxgk/nb/t")) {
            return "";
        }
        String title = title(Integer.parseInt(path.replaceAll("\\D", "")));
        return "<title>" + title + "</title><h1>" + title + "</h1>" + ("<p>" + title + "，依法公开。</p>").repeat(40);
    }

    private static String title(int i) {
        return (i < YEARS ? "甲区" : "甲区" + i + "局") + (2008 + i % YEARS) + "年政府信息公开工作年度报告";
    }

    private void home(int port) throws IOException {
        StringBuilder seeds = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= KILLS; i++) {
            seeds.append("x-").append(i).append(",甲区,http://s").append(i).append(".invalid/\n");
            names.add("s" + i + ".invalid");
        }
        new LoopbackHome(root)
                .settings(
                        """
                          # A machine that stands still is not to look like a site that gives no answer.
                          connect_timeout_ms: 300000
                          answer_timeout_ms: 300000
                          whole_timeout_ms: 300000
                        politeness:
                          min_delay_ms: 5
                          max_delay_ms: 50
                          factor: 0
                        budget:
                          requests: 1000
                        """)
                .name(port, names)
                .seeds(seeds.toString());
    }

    private Process child(String site) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Sweeping.class.getName(),
                        root.toString(),
                        site)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(root.resolve(LOG).toFile()))
                .start();
    }

    /** Kills at a random moment, one time in five while it starts. Whether the sweep had ended before. */
    private boolean killed(String site) throws Exception {
        Process process = child(site);
        if (random.nextInt(5) == 0) {
            process.waitFor(random.nextInt(LONGEST_START_MS), TimeUnit.MILLISECONDS);
        }
        return killedAfter(process, random.nextInt(MOST_PAGES), random.nextInt(40_000_000));
    }

    private boolean killedAfter(Process process, int pages, long spin) throws Exception {
        boolean finished = false;
        try (BufferedReader lines = lines(process)) {
            String line = "";
            for (int i = 0; i < pages && line != null && !finished; i++) {
                line = lines.readLine();
                finished = take(line);
            }
            long since = System.nanoTime();
            while (System.nanoTime() - since < spin) {
                Thread.onSpinWait();
            }
            // Through the handle: the process itself would close its streams and lose what it had acknowledged.
            process.toHandle().destroyForcibly();
            finished |= takeAll(lines);
        }
        ended(process.waitFor(), finished);
        return finished;
    }

    /** The last one comes to its end. */
    private void leftAlone(String site) throws Exception {
        Process process = child(site);
        boolean finished;
        try (BufferedReader lines = lines(process)) {
            finished = takeAll(lines);
        }
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(finished).as("the last sweep comes to its end").isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A process either was killed or has finished; all else is a failure of its own. */
    private void ended(int code, boolean finished) throws IOException {
        assertThat(code == KILLED || (finished && code == 0))
                .as("seed " + SEED + ": the process died by itself with " + code + ": "
                        + Files.readString(root.resolve(LOG)))
                .isTrue();
    }

    private boolean takeAll(BufferedReader lines) throws IOException {
        boolean finished = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            finished |= take(line);
        }
        return finished;
    }

    /** Whether the line says that the sweep has ended; null at the end of what the process said. */
    private boolean take(String line) {
        if (line != null && line.startsWith("ack ") && line.endsWith(".")) {
            acknowledged.add(line.substring(4, line.length() - 1));
        }
        return "finished".equals(line);
    }

    /** Starts on what there is, as the next run of the program does. */
    private void look(String description) throws IOException {
        try (Archive archive = Archive.open(new Home(root), Clock.systemUTC(), Map.of())) {
            torn += (int) archive.repairs().stream().filter(r -> r.cut() > 0).count();
            assertThat(archive.repairs())
                    .as(description)
                    .allMatch(repair -> !repair.message().id().contains("damaged"));
            for (String uri : acknowledged) {
                assertThat(archive.captures(URI.create(uri))).as(description).isNotEmpty();
            }
            List<Path> files = new ArrayList<>(archive.files());
            files.removeIf(file -> !looked.add(file));
            Validators.jwat(files);
            Validators.jwarc(files);
        }
    }

    private static List<String> pages(int site) {
        String host = "s" + site + ".invalid";
        List<String> pages = new ArrayList<>(List.of(host + "/", host + "/zfxxgk/nb/"));
        for (int i = 0; i < YEARS; i++) {
            pages.add(host + "/zfxxgk/nb/t" + i + ".html");
        }
        return pages;
    }

    private void account(int lastSite) throws IOException {
        try (House house = new Doors(Map.of(), Clock.systemUTC()).house(new Home(root), Map.of())) {
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
            List<ArchivedRecord> archived = new ArrayList<>();
            house.archive().scan(archived::add, Progress.none());
            List<String> kept = archived.stream()
                    .map(each -> each.uri().getHost() + each.uri().getPath())
                    .toList();
            for (int site = 0; site <= lastSite; site++) {
                assertThat(kept).as("site " + site + " of " + lastSite).containsAll(pages(site));
            }
            List<String> beyond = beyondOneASweep(archived);
            List<String> inFlight = inFlight();
            System.out.println(NAME + acknowledged.size() + " captures acknowledged, " + archived.size() + " archived, "
                    + asked.size() + " requests, " + beyond.size() + " asked for again, all of them in flight before, "
                    + torn + " torn files repaired");
            assertThat(inFlight).as("seed " + SEED).containsAll(beyond);
            try (var known = house.index().captures(Optional.empty())) {
                assertThat(known.map(ArchivedRecord::recordId))
                        .as("what is archived is indexed")
                        .containsExactlyInAnyOrderElementsOf(
                                archived.stream().map(ArchivedRecord::recordId).toList());
            }
        }
    }

    /** Addresses that were asked for more often than there are sweeps that have them, each as often as it was. */
    private List<String> beyondOneASweep(List<ArchivedRecord> archived) {
        List<String> beyond = new ArrayList<>(asked);
        beyond.removeIf(KilledHouseIT::isRobots);
        archived.stream()
                .map(r ->
                        r.origin().sweepId() + " " + r.uri().getHost() + r.uri().getPath())
                .distinct()
                .forEach(once -> beyond.remove(once.substring(once.indexOf(' ') + 1)));
        return beyond;
    }

    /** What each process asked for last; the next one begins with robots.txt. */
    private List<String> inFlight() {
        List<String> last = new ArrayList<>();
        for (int i = 1; i < asked.size(); i++) {
            if (isRobots(asked.get(i)) && !isRobots(asked.get(i - 1))) {
                last.add(asked.get(i - 1));
            }
        }
        return last;
    }

    private static boolean isRobots(String address) {
        return address.endsWith("/robots.txt");
    }

    /** The process that is killed. */
    static final class Sweeping {
        private Sweeping() {}

        public static void main(String[] args) {
            try (House house = new Doors(Map.of(), Clock.systemUTC()).house(new Home(Path.of(args[0])), Map.of())) {
                List<Site> sites = house.seeds().sites().stream()
                        .filter(s -> s.code().equals(args[1]))
                        .toList();
                List<SweepAccount> accounts = house.sweep(sites, Set.of(), "test", (site, fetched, queued, uri) -> {
                    System.out.println("ack " + uri + ".");
                    System.out.flush();
                });
                if (accounts.get(0).state() == SweepAccount.State.FINISHED) {
                    System.out.println("finished");
                }
            }
        }
    }
}
