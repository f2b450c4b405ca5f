package org.nianbao.crawl;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/** How TLS is spoken: strictly, or with whatever an old server needs once the strict way has failed and been recorded. */
final class TlsProfile {
    private TlsProfile() {}

    /** TLS 1.3 and 1.2, certificates and host names checked by the platform. */
    static TlsSocketStrategy strict() {
        return DefaultClientTlsStrategy.createDefault();
    }

    /** Every protocol and cipher suite the platform can still speak, any certificate; the caller records why. */
    static TlsSocketStrategy legacy() {
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
