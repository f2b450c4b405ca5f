package org.nianbao.serve.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks the running server, without following redirects. */
record Browser(WebInterface web) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    HttpResponse<String> page(String path, String... headers) throws IOException, InterruptedException {
        return get(web.address().resolve(path), headers);
    }

    HttpResponse<String> replay(String path, String... headers) throws IOException, InterruptedException {
        return get(web.replayAddress().resolve(path), headers);
    }

    static HttpResponse<byte[]> bytes(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpResponse<String> get(URI uri, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
