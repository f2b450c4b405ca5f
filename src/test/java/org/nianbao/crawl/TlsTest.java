package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Capture;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/** Certificates nobody should trust are recorded, and the page is fetched all the same. */
class TlsTest {
    @TempDir
    Path folder;

    private ServerSocket selfSigned() throws Exception {
        return ServerKeys.listening(ServerKeys.context(folder, ServerKeys.SELF_SIGNED));
    }

    @Test
    void aSelfSignedCertificateIsRecordedAndThePageIsFetched() throws Exception {
        try (LoopbackSite site = new LoopbackSite(selfSigned())) {
            Bench bench = new Bench(folder).name(site, "www.a.example");
            site.on("/", LoopbackSite.html("<title>首页</title>甲区"));
            SweepAccount account = bench.sweep("https://www.a.example/");
            assertThat(account.counts()).containsEntry("captured.content", 1);
            Capture.Tls tls = bench.ports.of("/").capture().tls().orElseThrow();
            assertThat(tls.verdict()).startsWith("certificate: ");
            assertThat(tls.version()).startsWith("TLSv1.");
            assertThat(tls.certificateSha256()).hasSize(64);
            assertThat(tls.chain()).first().isEqualTo(tls.certificateSha256());
            assertThat(tls.cipher()).startsWith("TLS_");
            assertThat(new String(bench.ports.of("/").response(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 X\r\n");
        }
    }

    /** Each of the two clients, strict and legacy, keeps a connection of its own. */
    @Test
    void aHostAskedOverHttpsByTheLegacyProfileAndThenOverHttpHasOneConnection() throws Exception {
        try (LoopbackSite secure = new LoopbackSite(selfSigned());
                LoopbackSite plain = new LoopbackSite()) {
            Files.writeString(folder.resolve("hosts"), "127.0.0.1 www.a.example\n");
            AtomicInteger others = new AtomicInteger(-1);
            secure.on(
                    "/",
                    LoopbackSite.html("<title>首页</title><a href=http://www.a.example:" + plain.port() + "/x>x</a>"));
            plain.on("/x", (request, to) -> {
                others.set(secure.openAfterAWhile());
                return LoopbackSite.html("<title>年报</title>乙区").answer(request, to);
            });
            Bench bench = new Bench(folder);
            SweepAccount account = bench.sweep("https://www.a.example:" + secure.port() + "/");
            assertThat(account.counts()).containsEntry("captured.content", 2);
            assertThat(others).hasValue(0);
        }
    }

    @Test
    void aProxyTunnelsHttpsAndStaysOutOfTheRecord() throws Exception {
        try (LoopbackSite site = new LoopbackSite(selfSigned());
                ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread tunnelling = new Thread(() -> tunnel(proxy, site.port()), "proxy");
            tunnelling.setDaemon(true);
            tunnelling.start();
            Files.writeString(folder.resolve("hosts"), "127.0.0.1 proxy.a.example\n");
            Bench bench = new Bench(folder);
            bench.proxy = Optional.of("proxy.a.example:" + proxy.getLocalPort());
            site.on("/", LoopbackSite.html("<title>首页</title>甲区"));
            SweepAccount account = bench.sweep("https://www.a.example/");
            assertThat(account.counts()).containsEntry("captured.content", 1);
            assertThat(new String(bench.ports.of("/").request(), StandardCharsets.UTF_8))
                    .startsWith("GET / HTTP/1.1\r\n");
            assertThat(bench.ports.of("/").capture().tls()).isPresent();
            assertThat(bench.ports.of("/").capture().address()).isEmpty();
        }
    }

    private static void tunnel(ServerSocket proxy, int port) {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
                String line = in.readLine();
                assertThat(line).isEqualTo("CONNECT www.a.example:443 HTTP/1.1");
                while (!line.isEmpty()) {
                    line = in.readLine();
                }
                Socket site = new Socket(InetAddress.getLoopbackAddress(), port);
                client.getOutputStream().write("HTTP/1.1 200 Tunnel\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                pipe(client, site);
                pipe(site, client);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void pipe(Socket from, Socket to) {
        Thread piping = new Thread(
                () -> {
                    try (from;
                            to) {
                        from.getInputStream().transferTo(to.getOutputStream());
                    } catch (IOException e) {
                        // One side hung up, so the tunnel ends.
                        return;
                    }
                },
                "pipe");
        piping.setDaemon(true);
        piping.start();
    }

    @Test
    void whatDoesNotSpeakTlsIsSaidSo() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerInPlainText(server), "plain-text");
            answering.setDaemon(true);
            answering.start();
            Files.writeString(folder.resolve("hosts"), "127.0.0.1:" + server.getLocalPort() + " www.a.example\n");
            SweepAccount account = new Bench(folder).sweep("https://www.a.example/");
            assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
            // Over http the same server refuses too; what https said is kept beside it.
            assertThat(account.reason()).isEqualTo(Reason.CLIENT_ERROR);
            assertThat(account.notable().get(0).uri()).isEqualTo("https://www.a.example/");
            assertThat(account.notable().get(0).outcome().reason())
                    .isIn(Reason.TLS_FAILED, Reason.CONNECTION_LOST, Reason.ROBOTS_UNREACHABLE);
        }
    }

    private static void answerInPlainText(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return;
            }
        }
    }
}
