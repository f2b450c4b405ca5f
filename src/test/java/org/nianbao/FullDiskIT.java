package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.archive.Validators;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;
import org.nianbao.serve.api.Alerts;
import org.nianbao.serve.api.Answers;

/**
 * A whole home (database, WARC files, ledger) on a real small disk that fills up during a sweep. Needs root and mount;
 * skipped where no memory disk can be mounted.
 */
class FullDiskIT {
    @TempDir
    Path root;

    @TempDir
    Path outside;

    @AfterEach
    void unmount() {
        mounted("umount", "-l", root.toString());
    }

    private static boolean mounted(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
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
                    .atMost(Duration.ofMinutes(1))
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
            assertThat(sweep.get(3, TimeUnit.MINUTES)).allMatch(a -> a.state() == SweepAccount.State.FINISHED);
            assertThat(watching.obstacle.get()).isEmpty();
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
            assertThat(new Alerts(Answers.of(house)).now())
                    .extracting(a -> a.message().id())
                    .doesNotContain("disk_full");
        }
    }

    /** Database, WARC files and ledger alike find no byte left; nothing that was acknowledged is lost. */
    @Test
    void aHomeFullToItsLastByteLosesNothingAndGoesOn() throws Exception {
        assumeTrue(
                mounted("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", root.toString()),
                "no small disk can be mounted");
        Path filler = root.resolve("filler");
        Watching watching = new Watching(() -> fill(filler, 0));
        try (House house = small()) {
            CompletableFuture<List<SweepAccount>> sweep = sweeping(house, watching);
            paused(watching, "disk_full");
            assertThat(sweep).isNotDone();
            assertThatThrownBy(() -> house.ledger().append("a", "b", Map.of("c", "d".repeat(200_000))))
                    .isInstanceOf(UncheckedIOException.class);
            acknowledgedIsThere(house, watching);
            assertThat(house.ledger().verify()).isEmpty();
            Files.delete(filler);
            assertThat(sweep.get(3, TimeUnit.MINUTES)).allMatch(a -> a.state() == SweepAccount.State.FINISHED);
            acknowledgedIsThere(house, watching);
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
        }
        startsAgain(watching);
    }

    /**
     * The disk of database, WARC files and ledger fails and is read-only from then on, as a kernel makes it. H2 closes
     * itself for good then, so the process is to be started again when the disk is mended.
     */
    @Test
    void aHomeThatBecomesReadOnlyLosesNothingAndGoesOnAfterTheNextStart() throws Exception {
        Path image = outside.resolve("image");
        assumeTrue(
                mounted("dd", "if=/dev/zero", "of=" + image, "bs=1M", "count=300")
                        && mounted("mkfs.ext4", "-q", "-m", "0", image.toString())
                        && mounted("mount", "-o", "loop", image.toString(), root.toString()),
                "no disk can be mounted");
        AtomicBoolean failed = new AtomicBoolean();
        Watching watching = new Watching(() -> failed.set(mounted("mount", "-o", "remount,abort", root.toString())));
        House house = small();
        mounted("sync", "-f", root.toString()); // a home is older than its sweeps as a rule
        CompletableFuture<List<SweepAccount>> sweep = sweeping(house, watching);
        paused(watching, "disk_read_only");
        assumeTrue(failed.get(), "the system cannot make a disk fail");
        assertThat(sweep).isNotDone();
        acknowledgedIsThere(house, watching);
        assertThatThrownBy(() -> house.ledger().append("a", "b", Map.of())).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(house::close).hasMessage("not everything could be closed");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(sweep::isDone);

        mounted("umount", "-l", root.toString());
        Path mended = outside.resolve("mended"); // the failed one stays in use as long as this process lives
        Files.copy(image, mended);
        mounted("e2fsck", "-fy", mended.toString());
        assertThat(mounted("mount", "-o", "loop", mended.toString(), root.toString()))
                .isTrue();
        // The database may have lost all that the system had not yet brought to the disk.
        try (House again = new Doors(Map.of(), Clock.systemUTC()).houseToRebuild(new Home(root), Map.of())) {
            assertThat(again.ledger().verify()).isEmpty();
            acknowledgedIsThere(again, watching);
            again.rebuild(Progress.none());
        }
        try (House again = small()) {
            assertThat(sweeping(again, watching).get(3, TimeUnit.MINUTES))
                    .allMatch(a -> a.state() == SweepAccount.State.FINISHED);
            acknowledgedIsThere(again, watching);
            assertThat(again.verify(Progress.none()).damages()).isEmpty();
        }
        startsAgain(watching);
    }

    private House small() {
        return new Doors(Map.of(), Clock.systemUTC())
                .demo(new Home(root), Map.of("network.max_bytes", "8000000", "sweep.parallel_sites", "1"));
    }

    private static CompletableFuture<List<SweepAccount>> sweeping(House house, Crawl.Listener listener) {
        return CompletableFuture.supplyAsync(
                () -> house.sweep(house.seeds().sites().subList(0, 1), Set.of(), "test", listener));
    }

    private static void paused(Watching watching, String why) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> watching.obstacle.get().isPresent());
        assertThat(watching.obstacle.get()).map(Message::id).contains(why);
    }

    /** What the sweep said to have taken is in the WARC files, whatever became of the database. */
    private static void acknowledgedIsThere(House house, Watching watching) throws IOException {
        assertThat(watching.taken).isNotEmpty();
        for (String uri : watching.taken) {
            assertThat(house.archive().captures(URI.create(uri))).as(uri).isNotEmpty();
        }
        // JWAT takes no transfer coding off, which the demo's sites use.
        Validators.jwarc(house.archive().files());
        for (Path file : house.archive().files()) {
            assertThat(Archive.validate(file).defects()).isEmpty();
        }
    }

    /** The next start finds nothing to repair, and what is archived is what is indexed. */
    private void startsAgain(Watching watching) throws IOException {
        try (House house = small()) {
            assertThat(house.archive().repairs()).isEmpty();
            assertThat(house.ledger().verify()).isEmpty();
            acknowledgedIsThere(house, watching);
            List<String> archived = new ArrayList<>();
            house.archive().scan(record -> archived.add(record.recordId()), Progress.none());
            try (Stream<ArchivedRecord> indexed = house.index().captures(Optional.empty())) {
                assertThat(indexed.map(ArchivedRecord::recordId)).containsExactlyInAnyOrderElementsOf(archived);
            }
        }
    }

    /** Leaves less than the reserve. */
    private static void fill(Path filler) {
        fill(filler, 6 << 20);
    }

    private static void fill(Path filler, int left) {
        try {
            long free = filler.getParent().toFile().getUsableSpace();
            Files.write(filler, new byte[(int) Math.max(0, free - left)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something after the fifth address, and keeps the obstacle that is told of. */
    private static final class Watching implements Crawl.Listener {
        private final Runnable afterTheFifth;
        private final AtomicInteger ended = new AtomicInteger();
        private final Set<String> taken = ConcurrentHashMap.newKeySet();
        private final AtomicReference<Optional<Message>> obstacle = new AtomicReference<>(Optional.empty());

        Watching(Runnable afterTheFifth) {
            this.afterTheFifth = afterTheFifth;
        }

        @Override
        public void at(Site site, int fetched, int queued, String uri) {
            taken.add(uri);
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
