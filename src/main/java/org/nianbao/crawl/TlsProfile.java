package org.nianbao.crawl;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/** How TLS is spoken: strictly, or with whatever an old server needs once the strict way has failed and been recorded. */
final class TlsProfile {
    /** Before what is said of the certificate of a server whose protocol is too old to be trusted. */
    static final String CERTIFICATE = "; certificate: ";

    private TlsProfile() {}

    /**
     * What the platform says of the certificate that a server has shown in a handshake in which nobody judged it.
     *
     * @return {@code trusted}, or why it would not be trusted
     */
    static String judged(SSLSession session, String host) {
        try {
            X509Certificate[] chain = Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
            platform().checkServerTrusted(chain, "UNKNOWN");
            new DefaultHostnameVerifier().verify(host, chain[0]);
            return "trusted";
        } catch (GeneralSecurityException | SSLException untrusted) {
            return String.valueOf(untrusted.getMessage());
        }
    }

    private static X509TrustManager platform() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** TLS 1.3 and 1.2, certificates and host names checked by the platform. */
    static TlsSocketStrategy strict() {
        return new AtTheFirstHandshake(DefaultClientTlsStrategy::createDefault);
    }

    /** Every protocol and cipher suite the platform can still speak, any certificate; the caller records why. */
    static TlsSocketStrategy legacy() {
        return new AtTheFirstHandshake(TlsProfile::ableToAll);
    }

    private static TlsSocketStrategy ableToAll() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TakesAny()}, null);
            SSLParameters able = context.getSupportedSSLParameters();
            String[] protocols = Arrays.stream(able.getProtocols())
                    .filter(p -> !p.toUpperCase(Locale.ROOT).startsWith("SSL"))
                    .toArray(String[]::new);
            String[] suites = Arrays.stream(able.getCipherSuites())
                    .filter(s -> !s.contains("_anon_") && !s.contains("_NULL_"))
                    .toArray(String[]::new);
            return new DefaultClientTlsStrategy(
                    context,
                    protocols,
                    suites,
                    org.apache.hc.core5.reactor.ssl.SSLBufferMode.STATIC,
                    HostnameVerificationPolicy.CLIENT,
                    NoopHostnameVerifier.INSTANCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform has no TLS", e);
        }
    }

    /** Reads certificates and lists suites only when they are needed: many sites have no TLS, and every sweep has its own. */
    private static final class AtTheFirstHandshake implements TlsSocketStrategy {
        private final Supplier<TlsSocketStrategy> making;
        private Optional<TlsSocketStrategy> made = Optional.empty();

        AtTheFirstHandshake(Supplier<TlsSocketStrategy> making) {
            this.making = making;
        }

        @Override
        public SSLSocket upgrade(Socket socket, String host, int port, Object attachment, HttpContext context)
                throws IOException {
            return made().upgrade(socket, host, port, attachment, context);
        }

        private synchronized TlsSocketStrategy made() {
            if (made.isEmpty()) {
                made = Optional.of(making.get());
            }
            return made.get();
        }
    }

    /** Extended, because the platform wraps a plain trust manager and goes on rejecting weak keys. */
    private static final class TakesAny extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
