package org.nianbao.crawl;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link SimulatedHosts} in a process of its own, so that what it costs is not counted as the crawl's. */
public final class HostsProcess implements AutoCloseable {
    /** Clock ticks a second of {@code /proc}, the same on every Linux that runs here. */
    private static final double TICKS = 100;

    private final Process process;
    private final BufferedReader lines;
    private final int port;

    /**
     * What a host has seen.
     *
     * @param address of the host
     * @param requests answered
     * @param leastGapMicros least time from an answer to the next request
     * @param greatestGapMicros greatest time from an answer to the next request
     * @param late how many gaps were longer than the limit
     * @param connections most at a time
     */
    public record Seen(
            String address, int requests, long leastGapMicros, long greatestGapMicros, int late, int connections) {}

    /**
     * Starts it.
     *
     * @param pages number of pages of each host
     * @param limitMillis the longest gap that is not late
     * @param pageBytes about the size of a page
     */
    public HostsProcess(int pages, long limitMillis, int pageBytes) throws IOException {
        process = java("1g", List.of(SimulatedHosts.class.getName(), "" + pages, "" + limitMillis, "" + pageBytes));
        lines = process.inputReader(StandardCharsets.UTF_8);
        port = Integer.parseInt(lines.readLine());
    }

    /**
     * A Java process that is to be measured.
     *
     * @param heap its largest heap
     * @param options of Java, parted by {@code |}, where {@code -Dnianbao.java} names no others
     */
    public static Process measured(String heap, String options, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        for (String option : System.getProperty("nianbao.java", options).split("\\|")) {
            if (!option.isEmpty()) {
                all.add(option);
            }
        }
        all.addAll(arguments);
        return java(heap, all);
    }

    /** A Java process with the classes of this one, its errors shown. */
    public static Process java(String heap, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public int port() {
        return port;
    }

    /** The address of the n-th host, from 0. */
    public static String address(int n) {
        return "127.0." + (1 + n / 250) + "." + (1 + n % 250);
    }

    /** Forgets what the hosts have seen. */
    public void clear() throws IOException {
        say("clear");
    }

    /** What the hosts have seen since they were told to forget. */
    public List<Seen> report() throws IOException {
        say("report");
        List<Seen> all = new ArrayList<>();
        for (String line = lines.readLine(); !line.equals("."); line = lines.readLine()) {
            String[] f = line.split(" ");
            all.add(new Seen(
                    f[0],
                    Integer.parseInt(f[1]),
                    Long.parseLong(f[2]),
                    Long.parseLong(f[3]),
                    Integer.parseInt(f[4]),
                    Integer.parseInt(f[5])));
        }
        return all;
    }

    /**
     * When hosts were asked late since they were told to forget.
     *
     * @return for each {@value SimulatedHosts#SLICE_SECONDS} seconds the per cent of the gaps that were too long; NaN where
     *     nothing was asked
     */
    public List<Double> late() throws IOException {
        say("late");
        String[] counts = lines.readLine().strip().split(" ");
        List<Double> slices = new ArrayList<>();
        for (int i = 0; i + 1 < counts.length; i += 2) {
            slices.add(100.0 * Integer.parseInt(counts[i + 1]) / Integer.parseInt(counts[i]));
        }
        return slices;
    }

    private void say(String command) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(command + "\n").flush();
    }

    /** Processor seconds it has used so far. */
    public double cpuSeconds() throws IOException {
        return cpuSeconds(process.pid(), 13);
    }

    /** Processor seconds of ended children of this process. */
    public static double cpuSecondsOfEnded() throws IOException {
        return cpuSeconds(ProcessHandle.current().pid(), 15);
    }

    private static double cpuSeconds(long pid, int field) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(f[field - 2]) + Long.parseLong(f[field - 1])) / TICKS;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        lines.close();
    }
}
