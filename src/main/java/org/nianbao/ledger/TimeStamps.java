package org.nianbao.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/** Time stamps by RFC 3161: asked for over HTTP, and checked. */
final class TimeStamps {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 1 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeStamps() {}

    /**
     * A token.
     *
     * @param bytes in DER
     * @param at the time it states
     * @param serial of the authority
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Token(byte[] bytes, Instant at, String serial) {}

    /** It cannot be had, or is not what was asked for. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /**
     * Asks an authority.
     *
     * @param proxy the way there, when it is not the direct one
     * @param sha256 what is to be stamped, in hex
     */
    static Token ask(URI authority, Optional<ProxySelector> proxy, String sha256)
            throws Unusable, InterruptedException {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request = generator.generate(
                    TSPAlgorithms.SHA256, HexFormat.of().parseHex(sha256), new BigInteger(64, RANDOM));
            TimeStampResponse response = new TimeStampResponse(post(authority, proxy, request.getEncoded()));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new Unusable("the authority refused: " + response.getStatusString(), null);
            }
            return token(response.getTimeStampToken());
        } catch (IOException | TSPException | IllegalArgumentException e) {
            throw new Unusable(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private static Token token(TimeStampToken token) throws IOException {
        return new Token(
                token.getEncoded(),
                token.getTimeStampInfo().getGenTime().toInstant(),
                token.getTimeStampInfo().getSerialNumber().toString());
    }

    private static byte[] post(URI authority, Optional<ProxySelector> proxy, byte[] request)
            throws IOException, InterruptedException {
        HttpClient.Builder way = HttpClient.newBuilder().connectTimeout(PATIENCE);
        proxy.ifPresent(way::proxy);
        HttpClient client = way.build();
        HttpRequest post = HttpRequest.newBuilder(authority)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        HttpResponse<InputStream> answer = client.send(post, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("the authority answered with status " + answer.statusCode());
            }
            return body.readNBytes(LARGEST);
        }
    }

    /**
     * What is wrong with a token, if anything.
     *
     * @param token in DER
     * @param sha256 what it must have stamped, in hex
     * @param trusted the certificate that must stand behind it; without one the token's own certificate is believed
     */
    static Optional<String> wrong(byte[] token, String sha256, Optional<X509Certificate> trusted) {
        try {
            TimeStampToken parsed = new TimeStampToken(new CMSSignedData(token));
            if (!Arrays.equals(
                    parsed.getTimeStampInfo().getMessageImprintDigest(),
                    HexFormat.of().parseHex(sha256))) {
                return Optional.of("the time stamp is not of the entry it names");
            }
            X509CertificateHolder signer = signer(parsed);
            parsed.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            if (trusted.isPresent()) {
                chain(parsed, signer, trusted.get());
            }
            return Optional.empty();
        } catch (TSPException
                | CMSException
                | IOException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException e) {
            // The bytes may be anything; the library says so in more ways than it declares.
            return Optional.of("the time stamp does not hold: " + e.getMessage());
        }
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws TSPException {
        Store<X509CertificateHolder> sent = token.getCertificates();
        return sent.getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new TSPException("it has no certificate of its signer"));
    }

    private static void chain(TimeStampToken token, X509CertificateHolder signer, X509Certificate trusted)
            throws GeneralSecurityException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> sent = new ArrayList<>();
        for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
            sent.add(converter.getCertificate(each));
        }
        X509Certificate own = converter.getCertificate(signer);
        if (own.equals(trusted)) {
            return;
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(own);
        PKIXBuilderParameters path = new PKIXBuilderParameters(Set.of(new TrustAnchor(trusted, null)), target);
        path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
        path.setRevocationEnabled(false);
        path.setDate(token.getTimeStampInfo().getGenTime());
        CertPathBuilder.getInstance("PKIX").build(path);
    }
}
