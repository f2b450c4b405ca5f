package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.nianbao.ledger.Ledger;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;
import org.nianbao.serve.api.Alerts;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.cli.Openings;

/**
 * A whole home (database, WARC files, ledger) on a real small disk that fills up during a sweep. Needs root and mount;
 * skipped where no memory disk can be mounted.
 */
class FullDiskIT {
    @TempDir
    Path root;

    @TempDir
    Path outside;

    private volatile boolean failed;

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
     * itself for good then, and may have lost all that the system had not yet brought to the disk; the sweep goes on all the
     * same as soon as the disk is mended.
     */
    @Test
    void aHomeThatBecomesReadOnlyLosesNothingAndGoesOnWhenItsDiskIsMended() throws Exception {
        Path image = disk();
        Watching watching = new Watching(this::fail);
        try (House house = small()) {
            mounted("sync", "-f", root.toString()); // a home is older than its sweeps as a rule
            CompletableFuture<List<SweepAccount>> sweep = sweeping(house, watching);
            paused(watching, "disk_read_only");
            assumeTrue(failed, "the system cannot make a disk fail");
            assertThat(sweep).isNotDone();
            acknowledgedIsThere(house, watching);
            assertThatThrownBy(() -> house.ledger().append("a", "b", Map.of()))
                    .isInstanceOf(UncheckedIOException.class);
            mend(image);
            assertThat(sweep.get(3, TimeUnit.MINUTES)).allMatch(a -> a.state() == SweepAccount.State.FINISHED);
            assertThat(watching.obstacle.get()).isEmpty();
            assertThat(house.ledger().verify()).isEmpty();
            acknowledgedIsThere(house, watching);
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
            assertThat(house.index().search("信息公开", 10).total()).isPositive();
        }
        startsAgain(watching);
    }

    /** What is served says why it cannot answer, and answers again when the disk is mended; so do the workers. */
    @Test
    void aHomeThatIsServedSaysSoAndGoesOn() throws Exception {
        Path image = disk();
        Doors doors = new Doors(Map.of(), Clock.systemUTC());
        Watching watching = new Watching(() -> {});
        try (House house = small()) {
            house.startWorking();
            try (Openings.Web web = doors.web(house, Optional.of(0))) {
                URI address = web.address();
                mounted("sync", "-f", root.toString());
                sweeping(house, watching).get(3, TimeUnit.MINUTES); // of which the system may not have written anything
                assertThat(get(address, "/api/v1/status").statusCode()).isEqualTo(200);
                fail();
                assumeTrue(failed, "the system cannot make a disk fail");
                assertThat(settle(house, address)).isEqualTo(503);
                assertThatThrownBy(() ->
                                house.index().enqueueVerification(house.clock().instant()))
                        .hasMessageContaining("Writing to");
                HttpResponse<String> status = get(address, "/api/v1/status");
                assertThat(status.statusCode()).isEqualTo(503);
                assertThat(status.body()).contains("disk_read_only").contains("恢复可写后自动继续");
                HttpResponse<String> page = get(address, "/");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("恢复可写后自动继续");
                mend(image);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> get(address, "/api/v1/status").statusCode() == 200);
                Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(indexed(house))
                        .containsExactlyInAnyOrderElementsOf(archived(house)));
                house.index().enqueueVerification(house.clock().instant());
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> verified(house));
            }
        }
        startsAgain(watching);
    }

    /** What a person says cannot be journalled, though the database does not know yet that its disk has failed. */
    private static int settle(House house, URI address) throws IOException, InterruptedException {
        String token = Files.readString(house.home().config().resolve("operator.token"))
                .strip();
        HttpRequest request = HttpRequest.newBuilder(address.resolve(
                        "/api/v1/districts/" + house.seeds().sites().get(0).code() + "/2018/settlement"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"as\":\"absent\",\"author\":\"a\",\"reason\":\"b\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static boolean verified(House house) {
        try (Stream<Ledger.Entry> entries = house.ledger().entries()) {
            return entries.anyMatch(e -> e.kind().equals("archive.verified"));
        }
    }

    private static HttpResponse<String> get(URI address, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The process is stopped while the disk is read-only, and the disk is mended before the next one. */
    @Test
    void aHomeThatBecameReadOnlyGoesOnAfterTheNextStart() throws Exception {
        Path image = disk();
        Watching watching = new Watching(this::fail);
        House house = small();
        mounted("sync", "-f", root.toString());
        CompletableFuture<List<SweepAccount>> sweep = sweeping(house, watching);
        paused(watching, "disk_read_only");
        assumeTrue(failed, "the system cannot make a disk fail");
        assertThatThrownBy(house::close).hasMessage("not everything could be closed");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(sweep::isDone);
        mend(image);
        try (House again = new Doors(Map.of(), Clock.systemUTC()).houseToRebuild(new Home(root), Map.of())) {
            assertThat(again.ledger().verify()).isEmpty();
            acknowledgedIsThere(again, watching);
        }
        try (House again = small()) {
            assertThat(sweeping(again, watching).get(3, TimeUnit.MINUTES))
                    .allMatch(a -> a.state() == SweepAccount.State.FINISHED);
            acknowledgedIsThere(again, watching);
            assertThat(again.verify(Progress.none()).damages()).isEmpty();
        }
        startsAgain(watching);
    }

    private Path disk() {
        Path image = outside.resolve("image");
        assumeTrue(
                mounted("dd", "if=/dev/zero", "of=" + image, "bs=1M", "count=300")
                        && mounted("mkfs.ext4", "-q", "-m", "0", image.toString())
                        && mounted("mount", "-o", "loop", image.toString(), root.toString()),
                "no disk can be mounted");
        return image;
    }

    private void fail() {
        failed = mounted("mount", "-o", "remount,abort", root.toString());
    }

    /** The failed disk stays in use as long as this process has files of it open, so what is mended is its copy. */
    private void mend(Path image) throws IOException {
        mounted("umount", "-l", root.toString());
        Path mended = outside.resolve("mended");
        Files.copy(image, mended);
        mounted("e2fsck", "-fy", mended.toString());
        assertThat(mounted("mount", "-o", "loop", mended.toString(), root.toString()))
                .isTrue();
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
            assertThat(indexed(house)).containsExactlyInAnyOrderElementsOf(archived(house));
        }
    }

    private static List<String> archived(House house) throws IOException {
        List<String> archived = new ArrayList<>();
        house.archive().scan(record -> archived.add(record.recordId()), Progress.none());
        return archived;
    }

    private static List<String> indexed(House house) {
        try (Stream<ArchivedRecord> indexed = house.index().captures(Optional.empty())) {
            return indexed.map(ArchivedRecord::recordId).toList();
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
