package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Capture;

/**
 * How fast captures are written, against a plain gzip (level 6, the default) of the same responses into one file.
 * Processor time tells what the archive's own work costs; elapsed time has the waiting for the disk in it, which each
 * capture is forced to before it is acknowledged and the gzip is not. Not part of any build: {@code mvn
 * -Dtest=WritingBenchmark test}, on one core with {@code taskset -c 0} before it. The figures stand in
 * docs/performance.md.
 */
class WritingBenchmark {
    private static final int PAGES = Integer.getInteger("nianbao.pages", 1000);
    private static final int ROUNDS = 5;
    private static final int WRITERS = Integer.getInteger("nianbao.writers", 8);
    private static final String[] WORDS = {
        "政府信息公开", "工作年度报告", "申请", "办理", "<td>12</td>", "<tr>", "</tr>\n", "行政复议", "&nbsp;"
    };

    @TempDir
    Path folder;

    @Test
    void writing() throws IOException {
        for (int size : new int[] {20_000, 100_000, 1_000_000}) {
            measure(size);
        }
    }

    private void measure(int size) throws IOException {
        List<Capture> pages = new ArrayList<>();
        Random random = new Random(size);
        int count = Math.max(20, (int) Math.min(PAGES, 20_000_000L / size));
        for (int i = 0; i < count; i++) {
            pages.add(Captures.page("http://www.erqi.example/" + size + "/" + i, text(random, size)));
        }
        long bytes = 0;
        for (Capture page : pages) {
            bytes += page.response().length();
        }
        Times gzip = Times.NONE;
        Times archive = Times.NONE;
        Times many = Times.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            gzip = gzip.best(gzip(pages, round));
            archive = archive.best(store(pages, folder.resolve(size + "-" + round), 1));
            many = many.best(store(pages, folder.resolve(size + "-many-" + round), WRITERS));
        }
        System.out.printf(
                Locale.ROOT,
                "%d pages of %d bytes: processor %.1f MB/s, plain gzip %.1f MB/s, ratio %.0f %%;"
                        + " elapsed %.1f MB/s, plain gzip %.1f MB/s, ratio %.0f %%;"
                        + " %d writers: elapsed %.1f MB/s, ratio %.0f %%%n",
                count,
                bytes / count,
                bytes / archive.cpu / 1e6,
                bytes / gzip.cpu / 1e6,
                100 * gzip.cpu / archive.cpu,
                bytes / archive.wall / 1e6,
                bytes / gzip.wall / 1e6,
                100 * gzip.wall / archive.wall,
                WRITERS,
                bytes / many.wall / 1e6,
                100 * gzip.wall / many.wall);
        assertThat(archive.cpu).isPositive();
    }

    /** Seconds. */
    private record Times(double cpu, double wall) {
        static final Times NONE = new Times(Double.MAX_VALUE, Double.MAX_VALUE);

        static Times now() {
            return new Times(
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9, System.nanoTime() / 1e9);
        }

        Times since(Times begun) {
            return new Times(cpu - begun.cpu, wall - begun.wall);
        }

        Times best(Times other) {
            return new Times(Math.min(cpu, other.cpu), Math.min(wall, other.wall));
        }
    }

    private static String text(Random random, int size) {
        StringBuilder text = new StringBuilder();
        int length = 0;
        while (length < size) {
            String word = random.nextInt(4) == 0
                    ? Integer.toString(random.nextInt(100_000))
                    : WORDS[random.nextInt(WORDS.length)];
            text.append(word);
            length += word.getBytes(StandardCharsets.UTF_8).length;
        }
        return text.toString();
    }

    private Times gzip(List<Capture> pages, int round) throws IOException {
        Times begun = Times.now();
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("plain" + round + ".gz")), 1 << 16)) {
            for (Capture page : pages) {
                try (var in = page.response().open()) {
                    in.transferTo(out);
                }
            }
        }
        return Times.now().since(begun);
    }

    private static Times store(List<Capture> pages, Path home, int writers) throws IOException {
        try (Archive archive = Captures.open(home)) {
            Times begun = Times.now();
            List<Thread> others = new ArrayList<>();
            for (int w = 1; w < writers; w++) {
                int first = w;
                others.add(new Thread(() -> store(pages, archive, first, writers)));
            }
            others.forEach(Thread::start);
            store(pages, archive, 0, writers);
            for (Thread other : others) {
                other.join();
            }
            return Times.now().since(begun);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void store(List<Capture> pages, Archive archive, int first, int step) {
        try {
            for (int i = first; i < pages.size(); i += step) {
                archive.store(pages.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
