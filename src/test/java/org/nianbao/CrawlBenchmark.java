package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.crawl.HostsProcess;

/**
 * Pages a second and processor time a page of the whole crawl, against one {@code wget --recursive --warc-file} process in
 * the same run, and the least there is, {@link FetchedOnly}, round by round. Not part of any build: {@code mvn -Dtest=CrawlBenchmark test}; {@code -Dnianbao.rounds},
 * {@code -Dnianbao.hosts}, {@code -Dnianbao.pages}. The figures stand in docs/performance.md.
 */
class CrawlBenchmark {
    private static final int ROUNDS = Integer.getInteger("nianbao.rounds", 10);
    /** From this round on, after 40,000 pages, the compilers of Java rest. */
    private static final int AT_WORK = 4;

    private static final int HOSTS = Integer.getInteger("nianbao.hosts", 20);
    private static final int PAGES = Integer.getInteger("nianbao.pages", 500);
    private static final String HEAP = System.getProperty("nianbao.heap", "1g");
    /** The options of the launcher. */
    private static final String LAUNCHED = "-Xms512m|-XX:MetaspaceSize=96m|-XX:+UseG1GC";

    @TempDir
    Path folder;

    /** One run of somebody. */
    private record Run(int pages, double seconds, double cpu, double serverCpu) {
        double pagesASecond() {
            return pages / seconds;
        }

        double cpuAThousand() {
            return 1000 * cpu / pages;
        }
    }

    /** Nothing is deleted between rounds: ext4 passes over what was deleted lately, which makes files of the next round dear. */
    @Test
    void crawling() throws Exception {
        String mode = System.getProperty("nianbao.mode", "crawl");
        try (HostsProcess hosts = new HostsProcess(PAGES, 1, 10_240)) {
            Process ours = HostsProcess.measured(HEAP, LAUNCHED, arguments(hosts, mode));
            Process floor = HostsProcess.measured(HEAP, LAUNCHED, least(hosts));
            List<Run> peer = new ArrayList<>();
            List<Run> mine = new ArrayList<>();
            List<Run> least = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                peer.add(wget(hosts, round));
                mine.add(swept(hosts, ours));
                least.add(swept(hosts, floor));
                print("round " + round + " wget   ", peer.get(round));
                print("round " + round + " nianbao", mine.get(round));
                print("round " + round + " fetched only", least.get(round));
            }
            for (Process each : List.of(ours, floor)) {
                each.outputWriter().close();
                each.waitFor();
            }
            summary("first round, new process", peer.subList(0, 1), mine.subList(0, 1));
            if (ROUNDS > 1) {
                summary("later rounds, median", peer.subList(1, ROUNDS), mine.subList(1, ROUNDS));
            }
            if (ROUNDS > AT_WORK) {
                summary(
                        "rounds " + AT_WORK + " on, median",
                        peer.subList(AT_WORK, ROUNDS),
                        mine.subList(AT_WORK, ROUNDS));
            }
        }
    }

    private List<String> arguments(HostsProcess hosts, String mode) {
        return List.of(SweptHosts.class.getName(), folder.toString(), "" + hosts.port(), "" + HOSTS, mode, "0");
    }

    private List<String> least(HostsProcess hosts) {
        return List.of(FetchedOnly.class.getName(), folder.toString(), "" + hosts.port(), "" + HOSTS, "" + PAGES);
    }

    private static Run swept(HostsProcess hosts, Process ours) throws IOException {
        double server = hosts.cpuSeconds();
        ours.outputWriter(StandardCharsets.UTF_8).append("go\n").flush();
        BufferedReader lines = ours.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (!line.matches("\\d+ [\\d.]+ [\\d.]+")) {
            line = lines.readLine();
        }
        String[] f = line.split(" ");
        assertThat(Integer.parseInt(f[0])).isEqualTo(HOSTS * PAGES);
        return new Run(
                Integer.parseInt(f[0]),
                Double.parseDouble(f[1]),
                Double.parseDouble(f[2]),
                hosts.cpuSeconds() - server);
    }

    private Run wget(HostsProcess hosts, int round) throws Exception {
        Path target = Files.createDirectories(folder.resolve("wget-" + round));
        List<String> command = new ArrayList<>(List.of(
                "wget",
                "--recursive",
                "--level=inf",
                "--no-verbose",
                "--output-file=" + target.resolve("log"),
                "--warc-file=" + target.resolve("out"),
                "--directory-prefix=" + target));
        for (int i = 0; i < HOSTS; i++) {
            command.add("http://" + HostsProcess.address(i) + ":" + hosts.port() + "/");
        }
        double server = hosts.cpuSeconds();
        double cpu = HostsProcess.cpuSecondsOfEnded();
        long begun = System.nanoTime();
        new ProcessBuilder(command).start().waitFor();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double used = HostsProcess.cpuSecondsOfEnded() - cpu;
        int pages = pages(target);
        assertThat(pages).isGreaterThanOrEqualTo(HOSTS * PAGES);
        return new Run(pages, seconds, used, hosts.cpuSeconds() - server);
    }

    private static int pages(Path target) throws IOException {
        try (Stream<Path> all = Files.walk(target)) {
            return (int) all.filter(p -> p.toString().endsWith(".html")).count();
        }
    }

    private static void print(String who, Run run) {
        System.out.printf(
                Locale.ROOT,
                "%s %6d pages %7.0f pages/s  %5.2f CPU s per 1,000 pages (server %.2f)%n",
                who,
                run.pages,
                run.pagesASecond(),
                run.cpuAThousand(),
                1000 * run.serverCpu / run.pages);
    }

    private static void summary(String what, List<Run> peer, List<Run> mine) {
        double ratio = median(mine.stream().map(Run::pagesASecond).toList())
                / median(peer.stream().map(Run::pagesASecond).toList());
        System.out.printf(
                Locale.ROOT,
                "%s: wget %.0f pages/s, %.2f CPU s per 1,000; nianbao %.0f pages/s, %.2f; %.2f times wget%n",
                what,
                median(peer.stream().map(Run::pagesASecond).toList()),
                median(peer.stream().map(Run::cpuAThousand).toList()),
                median(mine.stream().map(Run::pagesASecond).toList()),
                median(mine.stream().map(Run::cpuAThousand).toList()),
                ratio);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2);
    }
}
