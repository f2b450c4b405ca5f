package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.ServerKeys.listening;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Capture;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/** TLS as old servers speak it: strictly first, then by the legacy profile, and what was wrong is kept with the capture. */
class BadCertificatesIT {
    private static final String PAGE = "<title>首页</title><p>" + "甲区政府信息公开。".repeat(60) + "</p>";

    private static final String TRUSTED = "javax.net.ssl.trustStore";

    @TempDir
    Path folder;

    /**
     * As the main class does before anything else. Where another test of the process has spoken TLS before, it comes too late:
     * therefore the build gives its test processes {@code old-tls.security}.
     */
    @BeforeAll
    static void floor() throws Exception {
        Crawl.lowerTlsFloor();
        assertThat(SSLContext.getDefault().getDefaultSSLParameters().getProtocols())
                .contains("TLSv1");
    }

    private SSLContext context(String... keytool) throws Exception {
        return ServerKeys.context(folder, keytool);
    }

    private Capture.Tls spoken(ServerSocket server) throws Exception {
        return spoken(server, "https://www.a.example/");
    }

    private Capture.Tls spoken(ServerSocket server, String home) throws Exception {
        Files.deleteIfExists(folder.resolve("hosts"));
        try (LoopbackSite site = new LoopbackSite(server)) {
            Bench bench = new Bench(folder).name(site, "www.a.example", "other.example");
            site.on("/", LoopbackSite.html(PAGE));
            SweepAccount account = bench.sweep(home);
            assertThat(account.counts()).containsEntry("captured.content", 1);
            return bench.ports.of("/").capture().tls().orElseThrow();
        }
    }

    private static final String[] RSA = {
        "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=www.a.example", "-ext", "san=dns:www.a.example"
    };

    private static String[] rsa(String... more) {
        List<String> all = new ArrayList<>(List.of(RSA));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void anExpiredCertificateIsNamedAsSuch() throws Exception {
        Capture.Tls tls = spoken(listening(context(rsa("-startdate", "-400d", "-validity", "10"))));
        assertThat(tls.verdict()).startsWith("certificate: ");
        assertThat(tls.certificateSha256()).hasSize(64);
    }

    @Test
    void aCertificateForAnotherHostIsTakenAndNamed() throws Exception {
        Capture.Tls tls = spoken(
                listening(context("-keyalg", "EC", "-dname", "CN=other.example", "-ext", "san=dns:other.example")));
        assertThat(tls.verdict()).matches("(certificate|host_name): .+");
    }

    /** All else is well with it: the certificate is one that the platform trusts, though for another name. */
    @Test
    void aTrustedCertificateForAnotherHostIsNamedForTheHostOnly() throws Exception {
        SSLContext other = context(
                "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=other.example", "-ext", "san=dns:other.example");
        System.setProperty(TRUSTED, folder.resolve("keys.p12").toString());
        System.setProperty(TRUSTED + "Password", ServerKeys.PASSWORD);
        try {
            assertThat(spoken(listening(other)).verdict())
                    .startsWith("host_name: ")
                    .contains("www.a.example");
            assertThat(spoken(listening(other), "https://other.example/").verdict())
                    .isEqualTo("trusted");
            // An old protocol is one thing, whose certificate it is another.
            assertThat(spoken(listening(other, "TLSv1"), "https://other.example/")
                            .verdict())
                    .matches("protocol: .+; certificate: trusted");
        } finally {
            System.clearProperty(TRUSTED);
            System.clearProperty(TRUSTED + "Password");
        }
    }

    @Test
    void aServerThatKnowsOnlyTls10IsSpokenToAndTheVersionIsKept() throws Exception {
        Capture.Tls tls = spoken(listening(context(rsa()), "TLSv1"));
        assertThat(tls.version()).isEqualTo("TLSv1");
        assertThat(tls.verdict()).matches("protocol: .+; certificate: .*PKIX.*");
    }

    @Test
    void aWeakKeyAndAnOldSignatureAreTakenByTheLegacyProfileOnly() throws Exception {
        Capture.Tls tls = spoken(listening(
                context("-keyalg", "RSA", "-keysize", "1024", "-sigalg", "SHA1withRSA", "-dname", "CN=www.a.example")));
        assertThat(tls.verdict()).startsWith("certificate: ");
    }

    @Test
    void theVerdictOfOneHostIsNoVerdictOfAnother() throws Exception {
        try (LoopbackSite old = new LoopbackSite(listening(context(rsa()), "TLSv1"));
                LoopbackSite young = new LoopbackSite(listening(context(rsa()), "TLSv1.3", "TLSv1.2"))) {
            Bench bench = new Bench(folder).name(old, "www.a.example").name(young, "b.a.example");
            bench.hosts = List.of("b.a.example");
            old.on("/", LoopbackSite.html(PAGE + "<a href=https://b.a.example/x>x</a>"));
            young.on("/x", LoopbackSite.html(PAGE + "x"));
            SweepAccount account = bench.sweep("https://www.a.example/");
            assertThat(account.counts()).containsEntry("captured.content", 2);
            assertThat(bench.ports.of("/").capture().tls().orElseThrow().verdict())
                    .startsWith("protocol: ");
            assertThat(bench.ports.of("/x").capture().tls().orElseThrow().version())
                    .isEqualTo("TLSv1.3");
            assertThat(bench.ports.of("/x").capture().tls().orElseThrow().verdict())
                    .startsWith("certificate: ");
        }
    }

    @Test
    void aHandshakeThatBreaksOffIsItsOwnOutcome() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(
                    () -> {
                        while (!server.isClosed()) {
                            try {
                                server.accept().close();
                            } catch (java.io.IOException e) {
                                return;
                            }
                        }
                    },
                    "closing");
            closing.setDaemon(true);
            closing.start();
            Files.writeString(folder.resolve("hosts"), "127.0.0.1:" + server.getLocalPort() + " www.a.example\n");
            SweepAccount account = new Bench(folder).sweep("https://www.a.example/");
            assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
            assertThat(account.notable())
                    .anyMatch(e -> e.outcome().reason() == Reason.ROBOTS_UNREACHABLE
                            || e.outcome().reason() == Reason.TLS_FAILED
                            || e.outcome().reason() == Reason.CONNECTION_LOST);
        }
    }
}
