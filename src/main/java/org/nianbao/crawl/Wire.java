package org.nianbao.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.nianbao.model.Capture;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Outcome;
import org.nianbao.model.PostAddress;
import org.nianbao.model.Reason;
import org.nianbao.model.Settings;

/** HTTP/1.1 with at most one connection, every byte recorded, nothing repeated, redirected or decoded on its own. */
final class Wire implements AutoCloseable {
    /**
     * Limits of an answer's head, and the room that each connection has for input, output and a line: a thousand sweeps
     * keep a thousand connections while they wait.
     */
    private static final Http1Config CONNECTION = Http1Config.custom()
            .setMaxLineLength(32_768)
            .setMaxHeaderCount(300)
            .setBufferSize(8_192)
            .build();

    /** Room for a page of any size and most documents. */
    private static final long LEAST_ROOM = 32L << 20;

    private static final String PROTOCOL = "protocol: ";
    /** What the platform says of a certificate for somebody else. */
    /** As JDK 17 says it, and as JDK 25 does, behind the name of the alert. */
    private static final Pattern OTHER_NAME =
            Pattern.compile("^(?:\\(\\w+\\) )?No (?:subject alternative|name matching)");

    private final Settings.Network network;
    private final Path folder;
    private final Clock clock;
    private final Optional<HttpHost> proxy;
    private final Names names;
    private final Client strict;
    private final Client legacy;
    private final Map<String, String> distrusted = new ConcurrentHashMap<>();
    private final Deadline deadline = new Deadline();

    private record Client(PoolingHttpClientConnectionManager connections, CloseableHttpClient http) {}

    Wire(Settings.Network network, Path folder, Clock clock) {
        this.network = network;
        this.folder = folder;
        this.clock = clock;
        this.proxy = network.proxy().map(Wire::proxy);
        if (proxy.isPresent() && Names.placeholder(network.contact())) {
            throw Names.noContact();
        }
        names = new Names(network);
        strict = client(TlsProfile.strict());
        legacy = client(TlsProfile.legacy());
    }

    /**
     * Checks the settings before a sweep begins.
     *
     * @throws ConfigurationError when hosts file or proxy cannot be used
     */
    static void requireUsable(Settings.Network network) {
        Names.requireReadable(network);
        network.proxy().ifPresent(Wire::proxy);
    }

    /** What we say we are: the product, its version and whom to ask. */
    static String userAgent(String contact) {
        String version = Optional.ofNullable(Wire.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
        return "Nianbao/" + version + (contact.isBlank() ? "" : " (+" + contact.strip() + ")");
    }

    /**
     * Asks for an address once and waits for the whole answer.
     *
     * @param uri an http or https address
     * @param extra further request headers
     */
    Exchange get(URI uri, Map<String, String> extra) throws IOException {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String host = hostOf(uri);
        if (secure && distrusted.containsKey(host)) {
            return send(legacy, uri, extra);
        }
        Exchange first = send(strict, uri, extra);
        boolean handshakeFailed = secure
                && first.request.length() == 0
                && first.failure.filter(Wire::worthLegacy).isPresent();
        if (!handshakeFailed) {
            return first;
        }
        strict.connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        distrusted.put(host, first.failure.map(Wire::distrust).orElseThrow());
        first.delete();
        Exchange second = send(legacy, uri, extra);
        if (!second.answered()) {
            distrusted.remove(host);
        }
        return second;
    }

    /** A server that hangs up amid the handshake wants another protocol, though it does not say so. */
    private static String distrust(Outcome failure) {
        return failure.reason() == Reason.TLS_FAILED ? failure.detail() : PROTOCOL + failure.detail();
    }

    private static boolean worthLegacy(Outcome failure) {
        return failure.reason() == Reason.TLS_FAILED || failure.reason() == Reason.CONNECTION_LOST;
    }

    private Exchange send(Client by, URI uri, Map<String, String> extra) throws IOException {
        if (!distrusted.isEmpty()) {
            // Each client keeps a connection, and the other one's may lead to the same host.
            (by == strict ? legacy : strict).connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        }
        Exchange exchange = new Exchange(uri, network, folder, clock);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Exchange.KEY, exchange);
        deadline.begin(exchange.deadlineNanos());
        try (ClassicHttpResponse response = open(by, uri, extra, context)) {
            if (exchange.request.length() == 0) {
                throw new ProxyRefuses(response.getCode());
            }
            exchange.headers = Arrays.stream(response.getHeaders())
                    .map(h -> Map.entry(h.getName(), h.getValue() == null ? "" : h.getValue()))
                    .toList();
            exchange.status = response.getCode();
            copyEntity(response, exchange);
        } catch (IOException e) {
            exchange.failure = Optional.of(failure(uri, meant(e)));
        } finally {
            exchange.finish();
            if (deadline.end()) {
                hangUp();
            }
        }
        return exchange;
    }

    private ClassicHttpResponse open(Client by, URI uri, Map<String, String> extra, HttpClientContext context)
            throws IOException {
        if (proxy.isPresent()) {
            // A proxy looks names up itself; an address written as numbers is known to us all the same.
            names.refusePrivateLiteral(hostOf(uri));
        }
        return by.http.executeOpen(target(uri), request(uri, extra), context);
    }

    private void copyEntity(ClassicHttpResponse response, Exchange exchange) throws IOException {
        if (response.getEntity() == null) {
            return;
        }
        try (InputStream in = response.getEntity().getContent()) {
            exchange.entity.expect(response.getEntity().getContentLength());
            in.transferTo(exchange.entity);
        } catch (IOException e) {
            exchange.truncated = Optional.of(truncation(meant(e)));
            // The rest of the body must not be drained when the response is closed.
            response.setEntity(null);
            throw e;
        }
    }

    /** A socket closed at the deadline fails in many ways, all of which mean that time was over. */
    private IOException meant(IOException e) {
        return deadline.passed() && !(e instanceof CutShort) ? new CutShort("time", e) : e;
    }

    private static String truncation(IOException e) {
        if (e instanceof CutShort cut) {
            return cut.why();
        }
        return e instanceof SocketTimeoutException ? "time" : "disconnect";
    }

    private static Outcome failure(URI uri, IOException e) {
        String host = hostOf(uri);
        if (e instanceof Names.PrivateAddress) {
            return new Outcome.Skipped(Reason.PRIVATE_ADDRESS, host);
        }
        if (e instanceof UnknownHostException) {
            return new Outcome.Unreachable(Reason.HOST_NOT_FOUND, host);
        }
        return new Outcome.Unreachable(reason(e), e instanceof SSLException ? verdict(e) : host + ": " + words(e));
    }

    private static Reason reason(IOException e) {
        if (e instanceof SSLException) {
            return Reason.TLS_FAILED;
        }
        if (e instanceof CutShort cut) {
            return "time".equals(cut.why()) ? Reason.TIMEOUT : Reason.TOO_LARGE;
        }
        if (e instanceof SocketTimeoutException) {
            return Reason.TIMEOUT;
        }
        if (e instanceof ProxyRefuses) {
            return Reason.CONNECTION_REFUSED;
        }
        if (e instanceof ConnectException && words(e).toLowerCase(Locale.ROOT).contains("refused")) {
            return Reason.CONNECTION_REFUSED;
        }
        boolean garbled = e instanceof ClientProtocolException
                || (e instanceof MalformedChunkCodingException && !(e instanceof TruncatedChunkException))
                || e.getCause() instanceof HttpException
                || e instanceof org.apache.hc.core5.http.MessageConstraintException;
        return garbled ? Reason.PROTOCOL_ERROR : Reason.CONNECTION_LOST;
    }

    private static String verdict(IOException e) {
        String words = words(e);
        if (e instanceof SSLPeerUnverifiedException || OTHER_NAME.matcher(words).find()) {
            return "host_name: " + words;
        }
        boolean certificate = e.getCause() instanceof CertificateException
                || words.contains("PKIX")
                || words.toLowerCase(Locale.ROOT).contains("certif");
        return (certificate ? "certificate: " : PROTOCOL) + words;
    }

    private static String words(IOException e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private static HttpHost target(URI uri) {
        return new HttpHost(uri.getScheme().toLowerCase(Locale.ROOT), hostOf(uri), Address.port(uri));
    }

    private static String hostOf(URI uri) {
        return Address.host(uri).toLowerCase(Locale.ROOT);
    }

    private ClassicHttpRequest request(URI address, Map<String, String> extra) {
        Optional<PostAddress> post = PostAddress.of(address);
        URI uri = post.map(PostAddress::uri).orElse(address);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String whole = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        BasicClassicHttpRequest request =
                new BasicClassicHttpRequest(post.isPresent() ? "POST" : "GET", target(uri), whole);
        post.ifPresent(p -> request.setEntity(
                new StringEntity(p.body(), ContentType.create(p.contentType(), StandardCharsets.UTF_8))));
        request.addHeader("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8");
        request.addHeader("Accept-Encoding", "gzip");
        request.addHeader("Accept-Language", "zh-CN,zh;q=0.9");
        if (network.contact().contains("@")) {
            request.addHeader("From", network.contact().strip());
        }
        extra.forEach(request::addHeader);
        return request;
    }

    private Client client(TlsSocketStrategy tls) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new Tee(CONNECTION, deadline, network.connectTimeout()))
                .setDnsResolver(names)
                .setTlsSocketStrategy(limited(tls))
                .setMaxConnTotal(1)
                .setMaxConnPerRoute(1)
                .setDefaultConnectionConfig(connectionConfig())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(answerLimit()).build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connectLimit()).build())
                .build();
        return new Client(connections, http(connections));
    }

    /** Shaking hands may take as long as connecting, however often a byte comes. */
    private TlsSocketStrategy limited(TlsSocketStrategy tls) {
        return (socket, host, port, attachment, context) -> {
            deadline.uses(socket);
            deadline.within(network.connectTimeout());
            return tls.upgrade(socket, host, port, attachment, context);
        };
    }

    private CloseableHttpClient http(PoolingHttpClientConnectionManager connections) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRequestExecutor(new Recorder())
                .setUserAgent(userAgent(network.contact()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setResponseTimeout(answerLimit())
                        .setConnectionRequestTimeout(answerLimit())
                        .build())
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
        proxy.ifPresent(builder::setProxy);
        return builder.build();
    }

    private ConnectionConfig connectionConfig() {
        return ConnectionConfig.custom()
                .setConnectTimeout(connectLimit())
                .setSocketTimeout(answerLimit())
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                .build();
    }

    private Timeout answerLimit() {
        return Timeout.ofMilliseconds(network.answerTimeout().toMillis());
    }

    private Timeout connectLimit() {
        return Timeout.ofMilliseconds(network.connectTimeout().toMillis());
    }

    private static HttpHost proxy(String hostAndPort) {
        if (!hostAndPort.matches("[^\\s:/]+:\\d{1,5}|\\[[0-9A-Fa-f:.]+]:\\d{1,5}")) {
            throw new ConfigurationError(new Message(
                    "proxy_malformed",
                    "network.proxy 的值“" + hostAndPort + "”应写作 主机:端口，请改正。",
                    "network.proxy is " + hostAndPort + "; write it as host:port."));
        }
        int colon = hostAndPort.lastIndexOf(':');
        return new HttpHost(
                "http", hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    /** What this host shares with others, for politeness; empty behind a proxy, which looks names up itself. */
    Optional<String> sharedAddress(URI uri) {
        return proxy.isPresent() ? Optional.empty() : names.sharedAddress(hostOf(uri));
    }

    /** Closes the connection that is kept open for the next request, if there is one. */
    void hangUp() {
        strict.connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        legacy.connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    /**
     * What keeps the temporary folder from taking an exchange; bytes that do not fit there would look like a lost
     * connection.
     *
     * @param bytes the most that the response may have
     */
    Optional<Message> obstacle(long bytes) {
        long free = folder.toFile().getUsableSpace();
        return free >= Math.min(2 * bytes, LEAST_ROOM)
                ? Optional.empty()
                : Optional.of(new Message(
                        "temp_full",
                        "临时目录 " + folder.getParent() + " 空间不足，只剩 " + (free >> 20) + " MB；巡查已暂停，腾出空间后自动继续。",
                        "Not enough room in the temporary folder " + folder.getParent() + ", " + (free >> 20)
                                + " MB are left; sweeps pause and go on when there is room."));
    }

    /** Breaks off the exchange under way, if there is one, and lets none follow. */
    void abort() {
        deadline.abort();
    }

    @Override
    public void close() {
        deadline.silence();
        for (Client each : List.of(strict, legacy)) {
            each.http.close(CloseMode.IMMEDIATE);
        }
    }

    private Optional<Capture.Tls> tls(SSLSession session, String host) {
        if (session == null) {
            return Optional.empty();
        }
        // Where the protocol failed, nobody has looked at the certificate yet.
        distrusted.computeIfPresent(
                host,
                (h, why) -> why.startsWith(PROTOCOL) && !why.contains(TlsProfile.CERTIFICATE)
                        ? why + TlsProfile.CERTIFICATE + TlsProfile.judged(session, h)
                        : why);
        String verdict = distrusted.getOrDefault(host, "trusted");
        List<String> chain = fingerprints(session);
        return Optional.of(new Capture.Tls(
                session.getProtocol(), session.getCipherSuite(), chain.isEmpty() ? "" : chain.get(0), chain, verdict));
    }

    /** SHA-256 of each certificate the server sent, its own first. */
    private static List<String> fingerprints(SSLSession session) {
        try {
            List<String> all = new ArrayList<>();
            for (Certificate certificate : session.getPeerCertificates()) {
                all.add(HexFormat.of().formatHex(Spool.sha256().digest(certificate.getEncoded())));
            }
            return all;
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return List.of();
        }
    }

    /** The proxy does not let us through; what it says is its own word and no answer of the site. */
    private static final class ProxyRefuses extends IOException {
        private static final long serialVersionUID = 1L;

        ProxyRefuses(int status) {
            super("the proxy answered CONNECT with " + status);
        }
    }

    /** Marks on the connection where an exchange begins, and leaves out the CONNECT to a proxy. */
    private final class Recorder extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback callback,
                HttpContext context)
                throws IOException, HttpException {
            if (connection instanceof Tee tee) {
                deadline.uses(tee.raw());
                deadline.within(network.answerTimeout());
                if (!"CONNECT".equals(request.getMethod())) {
                    begin(tee, (Exchange) context.getAttribute(Exchange.KEY));
                }
            }
            return super.execute(request, connection, callback, context);
        }

        private void begin(Tee tee, Exchange exchange) {
            exchange.tls = tls(tee.getSSLSession(), hostOf(exchange.uri));
            if (proxy.isEmpty() && tee.getRemoteAddress() instanceof InetSocketAddress at && at.getAddress() != null) {
                exchange.address = Optional.of(at.getAddress().getHostAddress());
            }
            tee.record(exchange);
        }
    }
}
