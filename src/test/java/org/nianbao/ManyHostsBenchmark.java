package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.crawl.HostsProcess;

/**
 * Many hosts at once, each with its delay, judged by the clock of the server: how late the due ones are served, that no
 * gap is too short and that no host has two connections. Not part of any build: {@code mvn -Dtest=ManyHostsBenchmark test};
 * {@code -Dnianbao.hosts}, {@code -Dnianbao.pages} (of each host), {@code -Dnianbao.delay} (milliseconds), {@code
 * -Dnianbao.heap}, {@code -Dnianbao.rounds} of one process; {@code -Dnianbao.mode=polite} archives nothing, so that more
 * requests fit into a minute. The figures stand in docs/performance.md.
 */
class ManyHostsBenchmark {
    private static final int HOSTS = Integer.getInteger("nianbao.hosts", 1000);
    private static final int PAGES = Integer.getInteger("nianbao.pages", 30);
    private static final int DELAY = Integer.getInteger("nianbao.delay", 1000);
    private static final int ROUNDS = Integer.getInteger("nianbao.rounds", 1);
    private static final int LATE = 100;
    private static final int CLOCK = 5;

    @TempDir
    Path folder;

    @Test
    void manyHostsAtOnce() throws Exception {
        try (HostsProcess hosts = new HostsProcess(PAGES, DELAY + LATE, Integer.getInteger("nianbao.bytes", 10_240))) {
            Process ours = HostsProcess.measured(
                    System.getProperty("nianbao.heap", "512m"),
                    "-XX:MetaspaceSize=96m|-XX:+UseG1GC|-Xms" + System.getProperty("nianbao.heap", "512m"),
                    List.of(
                            SweptHosts.class.getName(),
                            folder.toString(),
                            "" + hosts.port(),
                            "" + HOSTS,
                            System.getProperty("nianbao.mode", "crawl"),
                            "" + DELAY));
            BufferedReader lines = ours.inputReader(StandardCharsets.UTF_8);
            for (int round = 0; round < ROUNDS; round++) {
                hosts.clear();
                ours.outputWriter(StandardCharsets.UTF_8).append("go\n").flush();
                String[] run = lines.readLine().split(" ");
                System.out.print("round " + round + ": ");
                print(run, hosts.report());
                System.out.println("late in each 5 s: "
                        + hosts.late().stream()
                                .map(late -> String.format(Locale.ROOT, "%.1f", late))
                                .collect(Collectors.joining(" "))
                        + " %");
            }
            ours.outputWriter().close();
            ours.waitFor();
        }
    }

    private static void print(String[] run, List<HostsProcess.Seen> seen) {
        int requests = seen.stream().mapToInt(HostsProcess.Seen::requests).sum();
        int late = seen.stream().mapToInt(HostsProcess.Seen::late).sum();
        long least =
                seen.stream().mapToLong(HostsProcess.Seen::leastGapMicros).min().orElseThrow();
        long greatest = seen.stream()
                .mapToLong(HostsProcess.Seen::greatestGapMicros)
                .max()
                .orElseThrow();
        int connections =
                seen.stream().mapToInt(HostsProcess.Seen::connections).max().orElseThrow();
        double seconds = Double.parseDouble(run[1]);
        System.out.printf(
                Locale.ROOT,
                "%d hosts, %d requests, delay %d ms, %.0f s: least gap %.1f ms, greatest %.1f ms, %d of them (%.2f %%) more"
                        + " than %d ms late; at most %d connections a host; %.2f CPU s per"
                        + " 1,000 requests, %.0f %% of one core%n",
                seen.size(),
                requests,
                DELAY,
                seconds,
                least / 1000.0,
                greatest / 1000.0,
                late,
                100.0 * late / requests,
                LATE,
                connections,
                1000 * Double.parseDouble(run[2]) / requests,
                100 * Double.parseDouble(run[2]) / seconds);
        assertThat(seen).hasSize(HOSTS);
        assertThat(least).isGreaterThanOrEqualTo((DELAY - CLOCK) * 1000L);
        assertThat(connections).isEqualTo(1);
    }
}
