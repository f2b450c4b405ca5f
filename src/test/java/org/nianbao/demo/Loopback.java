package org.nianbao.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Asks the demo sites by their host names, although those resolve nowhere. */
public final class Loopback implements AutoCloseable {
    private final InetSocketAddress address;
    private final CloseableHttpClient client = HttpClientBuilder.create()
            .disableContentCompression()
            .disableRedirectHandling()
            .build();

    /** Asks at an address. */
    public Loopback(InetSocketAddress address) {
        this.address = address;
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param headers by name in any case
     * @param body as sent, without transfer coding
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** Gets an address without port, with headers in pairs. */
    public Answer get(String uri, String... headers) {
        URI where = URI.create(uri);
        String path = where.getRawPath() + (where.getRawQuery() == null ? "" : "?" + where.getRawQuery());
        HttpGet get = new HttpGet(path);
        for (int i = 0; i < headers.length; i += 2) {
            get.setHeader(headers[i], headers[i + 1]);
        }
        HttpHost host = new HttpHost("http", address.getAddress(), where.getHost(), address.getPort());
        try {
            return client.execute(host, get, Loopback::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(uri, e);
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        return new Answer(response.getCode(), headers, body);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
