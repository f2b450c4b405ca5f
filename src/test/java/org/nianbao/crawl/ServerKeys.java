package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates of servers, made by {@code keytool}. */
final class ServerKeys {
    static final String PASSWORD = "changeit";
    /** A certificate for {@code www.a.example} that nobody but its owner has signed. */
    static final String[] SELF_SIGNED = {"-keyalg", "EC", "-dname", "CN=www.a.example", "-ext", "san=dns:www.a.example"
    };

    private ServerKeys() {}

    /**
     * A server's TLS with a new key.
     *
     * @param folder where the key is kept
     * @param keytool what it is to be like
     */
    static SSLContext context(Path folder, String... keytool) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(made(folder, keytool))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Path made(Path folder, String... keytool) throws Exception {
        Path file = folder.resolve("keys.p12");
        Files.deleteIfExists(file);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "site",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(List.of(keytool));
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
        return file;
    }

    /**
     * A socket on loopback that speaks TLS.
     *
     * @param protocols the only ones it knows; none for all that the platform likes
     */
    static ServerSocket listening(SSLContext context, String... protocols) throws Exception {
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }
}
