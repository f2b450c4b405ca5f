package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;
import org.nianbao.serve.api.Alerts;
import org.nianbao.serve.api.Answers;

/** A whole home on a real small disk that fills up during a sweep. Needs root and mount. */
class FullDiskIT {
    @TempDir
    Path root;

    @AfterEach
    void unmount() throws Exception {
        mounted("umount", "-l", root.toString());
    }

    private static boolean mounted(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Test
    void theSweepPausesWithAMessageAndGoesOnWhenThereIsRoom() throws Exception {
        assumeTrue(
                mounted("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", root.toString()),
                "no small disk can be mounted");
        Path filler = root.resolve("filler");
        Watching watching = new Watching(() -> fill(filler));
        try (House house = new Doors(Map.of(), Clock.systemUTC())
                .demo(new Home(root), Map.of("network.max_bytes", "8000000", "sweep.parallel_sites", "1"))) {
            CompletableFuture<List<SweepAccount>> sweep = CompletableFuture.supplyAsync(
                    () -> house.sweep(house.seeds().sites().subList(0, 1), Set.of(), "test", watching));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> watching.obstacle.get().isPresent());
            assertThat(watching.obstacle.get()).map(Message::id).contains("disk_full");
            assertThat(new Alerts(Answers.of(house)).now())
                    .extracting(a -> a.message().id())
                    .contains("disk_full");
            int before = watching.ended.get();
            assertThat(sweep).isNotDone();
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
            assertThat(watching.ended).hasValue(before);
            Files.delete(filler);
            assertThat(sweep.get(60, TimeUnit.SECONDS)).allMatch(a -> a.state() == SweepAccount.State.FINISHED);
            assertThat(watching.obstacle.get()).isEmpty();
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
            assertThat(new Alerts(Answers.of(house)).now())
                    .extracting(a -> a.message().id())
                    .doesNotContain("disk_full");
        }
    }

    /** Leaves less than the reserve. */
    private static void fill(Path filler) {
        try {
            long free = filler.getParent().toFile().getUsableSpace();
            Files.write(filler, new byte[(int) Math.max(0, free - (6 << 20))]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Does something after the fifth address, and keeps the obstacle that is told of. */
    private static final class Watching implements Crawl.Listener {
        private final Runnable afterTheFifth;
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicReference<Optional<Message>> obstacle = new AtomicReference<>(Optional.empty());

        Watching(Runnable afterTheFifth) {
            this.afterTheFifth = afterTheFifth;
        }

        @Override
        public void at(Site site, int fetched, int queued, String uri) {
            if (ended.incrementAndGet() == 5) {
                afterTheFifth.run();
            }
        }

        @Override
        public void progress(Crawl.Standing standing) {
            obstacle.set(standing.obstacle());
        }
    }
}
