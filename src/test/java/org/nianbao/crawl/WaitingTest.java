package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/** What is held in memory and what is in the table together hand out the best first, each once. */
class WaitingTest {
    private static final String SWEEP = "s";

    @TempDir
    Path folder;

    private static QueuedUrl.Found found(int number, int promise) {
        URI uri = URI.create("http://www.a.example/" + number);
        return new QueuedUrl.Found(uri, Identity.of(uri), promise, false, "", "L", "");
    }

    @Test
    void anAddressIsKnownWhateverItsNumber() {
        Known known = new Known();
        for (int i = 0; i < 5000; i++) {
            assertThat(known.of(found(i, 1).identity())).isEqualTo(Known.NEW);
            known.add(found(i, 1).identity(), i + 1, 1 + i % 1000);
        }
        known.set(found(7, 1).identity(), Known.SETTLED);
        assertThat(known.size()).isEqualTo(5000);
        assertThat(known.of(found(4711, 1).identity())).isEqualTo((short) 712);
        assertThat(known.of(found(7, 1).identity())).isEqualTo(Known.SETTLED);
        assertThat(known.place(found(4711, 1).identity())).isEqualTo(4712);
    }

    /** Random links of random promise, some cut off, some met again with a better promise: against a plain map. */
    @RepeatedTest(8)
    void theBestComesFirstAndEachOnce() throws Exception {
        long seed = System.nanoTime();
        System.out.println("WaitingTest: seed " + seed);
        Random random = new Random(seed);
        Bench bench = new Bench(folder);
        FrontierTable table = new FrontierTable(bench.database);
        table.begin(SWEEP, bench.site(Bench.HOME), 0, List.of(found(0, 500)));
        FrontierTable.SweepRow sweep = table.resume(SWEEP);
        Waiting waiting = table.waiting(sweep, () -> {});
        Map<Integer, Integer> model = new HashMap<>(Map.of(0, 500));
        Set<Integer> cutOff = new HashSet<>();
        Set<Integer> done = new HashSet<>();
        for (Optional<QueuedUrl> next = waiting.next(1, 0); next.isPresent(); next = waiting.next(1, 0)) {
            int number = Integer.parseInt(next.get().found().uri().getPath().substring(1));
            int best = model.values().stream().max(Integer::compare).orElseThrow();
            assertThat(model.remove(number))
                    .isEqualTo(best)
                    .isEqualTo(next.get().found().promise());
            assertThat(done.add(number)).isTrue();
            List<FrontierTable.Discovery> links = links(random, done.size());
            links.forEach(link -> learn(link, model, cutOff, done));
            Waiting.Plan plan = waiting.plan(links, List.of());
            table.begin(step(sweep, next.get(), plan)).durable();
            assertThat(table.queued(sweep)).isEqualTo(model.size());
            waiting = random.nextInt(20) == 0 ? table.waiting(sweep, () -> {}) : waiting;
        }
        assertThat(model).isEmpty();
        assertThat(done).hasSizeGreaterThan(100);
    }

    private static List<FrontierTable.Discovery> links(Random random, int done) {
        List<FrontierTable.Discovery> links = new ArrayList<>();
        int most = done > 150 ? 0 : done % 10 == 1 ? 120 : 4;
        for (int i = 0; i < most; i++) {
            Optional<Outcome> trap =
                    random.nextInt(4) == 0 ? Optional.of(new Outcome.Skipped(Reason.TRAP, "")) : Optional.empty();
            links.add(new FrontierTable.Discovery(found(random.nextInt(600), 1 + random.nextInt(1000)), trap));
        }
        return links;
    }

    private static void learn(
            FrontierTable.Discovery link, Map<Integer, Integer> model, Set<Integer> cutOff, Set<Integer> done) {
        int number = Integer.parseInt(link.found().uri().getPath().substring(1));
        boolean known = model.containsKey(number) || done.contains(number) || cutOff.contains(number);
        if (model.containsKey(number)) {
            model.merge(number, link.found().promise(), Math::max);
        } else if (link.ended().isEmpty() && !done.contains(number)) {
            cutOff.remove(number);
            model.put(number, link.found().promise());
        } else if (!known) {
            cutOff.add(number);
        }
    }

    private static FrontierTable.Step step(FrontierTable.SweepRow sweep, QueuedUrl url, Waiting.Plan plan) {
        FrontierTable.Fate ended = new FrontierTable.Fate.Ended(new Outcome.Captured(Reason.CONTENT, ""));
        FrontierTable.Mark mark =
                new FrontierTable.Mark(1, new FrontierTable.Spent(1, 1, 1), new FrontierTable.Met(0, ""));
        return new FrontierTable.Step(sweep, url, ended, plan, mark, Map.of());
    }
}
