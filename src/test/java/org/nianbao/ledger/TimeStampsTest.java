package org.nianbao.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampsTest {
    private static TimeAuthority authority;
    private static TimeAuthority other;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        authority = new TimeAuthority();
        other = new TimeAuthority();
    }

    @AfterAll
    static void stop() {
        authority.close();
        other.close();
    }

    private Ledger open() {
        return Ledger.open(folder.resolve("ledger"), Clock.systemUTC());
    }

    private List<Ledger.Entry> entries(Ledger ledger) {
        try (Stream<Ledger.Entry> entries = ledger.entries()) {
            return entries.toList();
        }
    }

    private Path file() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("ledger"))) {
            return files.filter(f -> f.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theHeadIsStampedAndTheStampIsVerified() throws Exception {
        try (Ledger ledger = open()) {
            assertThat(ledger.stamp(authority.address())).isEmpty();
            ledger.append("a", "b", Map.of("c", 1));
            Ledger.Stamping stamping = ledger.stamp(authority.address()).orElseThrow();
            assertThat(stamping.at()).isPresent();
            assertThat(stamping.entry()).isEqualTo(1);
            ledger.append("d", "e", Map.of());
            ledger.stamp(authority.address());
            assertThat(ledger.verify()).isEmpty();
            Map<String, Object> data = entries(ledger).get(1).data();
            byte[] line = Files.readAllLines(file()).get(0).getBytes(StandardCharsets.UTF_8);
            assertThat(data.get("sha256"))
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(line)));
        }
        try (Ledger again = open()) {
            again.trust(authority.certificate());
            assertThat(again.verify()).isEmpty();
            again.trust(other.certificate());
            assertThat(again.verify().orElseThrow().line()).isEqualTo(2);
            assertThat(again.stamp(authority.address()).orElseThrow().why()).contains("time stamp");
        }
    }

    /** The name of the authority is the proxy's to look up: here there is none of it. */
    @Test
    void anAuthorityIsAskedThroughTheProxy() {
        try (Ledger ledger = open()) {
            ledger.append("a", "b", Map.of());
            URI proxy = authority.address();
            ledger.askThrough(InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()));
            assertThat(ledger.stamp(URI.create("http://tsa.invalid/tsa"))
                            .orElseThrow()
                            .at())
                    .isPresent();
        }
    }

    @Test
    void anAuthorityThatDoesNotAnswerIsJournalledAndNoHarm() {
        authority.refuses = true;
        try (Ledger ledger = open()) {
            ledger.append("a", "b", Map.of());
            assertThat(ledger.stamp(authority.address()).orElseThrow().why()).contains("503");
            assertThat(ledger.stamp(URI.create("http://127.0.0.1:1/"))
                            .orElseThrow()
                            .at())
                    .isEmpty();
            assertThat(entries(ledger)).extracting(Ledger.Entry::kind).contains("ledger.stamp_failed");
            assertThat(ledger.verify()).isEmpty();
        } finally {
            authority.refuses = false;
        }
    }

    @Test
    void aStampOfSomethingElseOrAChangedOneIsFound() throws Exception {
        String token;
        try (Ledger ledger = open()) {
            ledger.append("a", "b", Map.of());
            ledger.stamp(authority.address());
            token = String.valueOf(entries(ledger).get(1).data().get("token"));
            ledger.append("ledger.stamped", "x", Map.of("entry", 2, "token", token));
            assertThat(ledger.verify().orElseThrow().why()).contains("not of the entry");
        }
        byte[] bytes = Base64.getDecoder().decode(token);
        String digest = entriesDigest();
        assertThat(TimeStamps.wrong(bytes, digest, java.util.Optional.empty())).isEmpty();
        for (int i = 0; i < bytes.length; i += 97) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x41;
            TimeStamps.wrong(changed, digest, java.util.Optional.empty());
        }
        byte[] changed = bytes.clone();
        changed[bytes.length - 5] ^= 0x41; // within the signature
        assertThat(TimeStamps.wrong(changed, digest, java.util.Optional.empty()))
                .isPresent();
    }

    private String entriesDigest() throws Exception {
        byte[] line = Files.readAllLines(file()).get(0).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
    }

    @Test
    void opensslAgrees() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/openssl")), "needs openssl to look at the token, too");
        try (Ledger ledger = open()) {
            ledger.append("a", "b", Map.of());
            ledger.stamp(authority.address());
            Map<String, Object> data = entries(ledger).get(1).data();
            Files.write(folder.resolve("token"), Base64.getDecoder().decode(String.valueOf(data.get("token"))));
            Files.writeString(folder.resolve("ca.pem"), authority.pem());
            Process openssl = new ProcessBuilder(
                            "/usr/bin/openssl",
                            "ts",
                            "-verify",
                            "-token_in",
                            "-in",
                            "token",
                            "-digest",
                            String.valueOf(data.get("sha256")),
                            "-CAfile",
                            "ca.pem")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(openssl.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("Verification: OK");
        }
    }
}
