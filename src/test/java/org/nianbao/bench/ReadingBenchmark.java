package org.nianbao.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.nianbao.corpus.Papers;
import org.nianbao.document.Documents;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * How many reports a second are read to the end, by two threads: every document of the corpus of a format in turn. Not
 * part of any build; the command and the figures stand in docs/performance.md.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseParallelGC", "-Djava.awt.headless=true"})
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 3, time = 5)
public class ReadingBenchmark {

    /** The format. */
    @Param({"HTML", "PDF", "DOCX", "DOC", "XLS", "TEXT"})
    String format;

    /** How many processes read what is not text; none: this one. */
    @Param("0")
    int processes;

    private Documents documents;
    private Desk desk;
    private List<Papers.Paper> papers;

    /** Makes the papers. */
    @Setup
    public void papers() {
        documents = Documents.apart(processes, 512);
        desk = new Desk(documents);
        papers = Papers.of(format).stream().filter(desk::isReport).toList();
        long bytes = papers.stream().mapToLong(p -> p.bytes().length).sum();
        System.out.printf(Locale.ROOT, "%d papers of %d bytes on average%n", papers.size(), bytes / papers.size());
    }

    /** Ends the processes. */
    @TearDown
    public void close() {
        documents.close();
    }

    /** Which paper comes next, in each thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;

        Papers.Paper of(List<Papers.Paper> papers) {
            return papers.get(next++ % papers.size());
        }
    }

    /** Reads one. */
    @Benchmark
    public int read(Turn turn) {
        return desk.read(turn.of(papers));
    }

    /**
     * Runs the benchmark.
     *
     * @param options of JMH
     */
    public static void main(String[] options) throws RunnerException, CommandLineOptionException {
        new Runner(new CommandLineOptions(options)).run();
    }
}
