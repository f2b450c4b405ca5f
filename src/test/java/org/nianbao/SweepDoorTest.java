package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Home;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.serve.Ending;
import org.nianbao.serve.Sweeps;

/** A second process reaches the sweeps of the first one through a port whose number and secret stand in the home. */
class SweepDoorTest {
    @TempDir
    Path folder;

    private final List<String> orders = new ArrayList<>();
    private Home home;
    private Path file;

    @BeforeEach
    void makeHome() throws Exception {
        home = new Home(folder);
        file = Files.createDirectories(home.archive()).resolve("sweeps.door");
    }

    private Sweeps sweeps() {
        Site site = new Site(
                "410204",
                "鼓楼区",
                "",
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
        return new Sweeps() {
            @Override
            public List<Crawl.Standing> standings() {
                return List.of(new Crawl.Standing(
                        site, Instant.EPOCH, 1, 2, 3, 4, Map.of(), 5, Optional.empty(), false, Optional.empty(), 0, 0));
            }

            @Override
            public Optional<Ending> closed(String siteCode) {
                return siteCode.equals("closed")
                        ? Optional.of(new Ending(Reason.CHALLENGE, "resting"))
                        : Optional.empty();
            }

            @Override
            public Map<String, Instant> rests() {
                return Map.of("a.example", Instant.EPOCH);
            }

            @Override
            public boolean steer(String siteCode, Order order, String by) {
                orders.add(siteCode + " " + order + " " + by);
                return siteCode.equals("410204");
            }
        };
    }

    @Test
    void asksAndSteersThroughTheDoor() throws Exception {
        try (SweepDoor door = SweepDoor.open(home, sweeps())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(SweepDoor.list(home).orElseThrow().get(0).get("fetched").asInt())
                    .isEqualTo(3);
            assertThat(SweepDoor.steer(home, "410204", Sweeps.Order.PAUSE)).isTrue();
            assertThat(SweepDoor.steer(home, "a b", Sweeps.Order.STOP)).isFalse();
            assertThat(orders).containsExactly("410204 PAUSE command", "a b STOP command");
            assertThat(door).isNotNull();
        }
        assertThat(file).doesNotExist();
        assertThat(SweepDoor.list(home)).isEmpty();
    }

    @Test
    void withoutTheSecretNothingIsAnsweredAndNothingDone() throws Exception {
        try (SweepDoor door = SweepDoor.open(home, sweeps())) {
            int port = Integer.parseInt(Files.readString(file).split(" ")[0]);
            for (String line : new String[] {"wrong list\n", "wrong stop 410204\n", "\n", "x".repeat(2000) + "\n"}) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
                    byte[] start = socket.getInputStream().readNBytes(2);
                    assertThat(new String(start, StandardCharsets.UTF_8)).isIn("{}", "");
                } catch (java.net.SocketException tooLongAndHungUp) {
                    assertThat(line.length()).isGreaterThan(500);
                }
            }
            assertThat(orders).isEmpty();
            assertThat(SweepDoor.list(home)).isPresent();
            assertThat(door).isNotNull();
        }
    }

    @Test
    void whatAKilledProcessLeftIsNobodysDoor() throws Exception {
        for (String left : new String[] {"1 0123456789abcdef\n", "", "nonsense\n", "99999999 x\n", "70000 x\n"}) {
            Files.writeString(file, left);
            assertThat(SweepDoor.list(home)).as(left).isEmpty();
            assertThat(SweepDoor.steer(home, "410204", Sweeps.Order.STOP)).isFalse();
        }
        assertThat(SweepDoor.closed(home, "closed")).isEmpty();
        SweepDoor.open(home, sweeps()).close();
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhyASiteIsNotToBeAskedAndThatAnotherMayBe() {
        try (SweepDoor door = SweepDoor.open(home, sweeps())) {
            assertThat(door).isNotNull();
            assertThat(SweepDoor.closed(home, "closed"))
                    .isEqualTo(Optional.of(Optional.of(new Ending(Reason.CHALLENGE, "resting"))));
            assertThat(SweepDoor.rests(home)).contains(Map.of("a.example", Instant.EPOCH));
            assertThat(SweepDoor.closed(home, "410204")).isEqualTo(Optional.of(Optional.empty()));
        }
    }
}
