package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.bytes;
import static org.nianbao.crawl.LoopbackSite.html;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Reason;

/** Whatever form an answer has on the wire, its bytes are kept as they came, and its entity is read from them. */
class WireFormsTest {
    private static final String BODY = "<title>甲区</title>年报的内容，足够长，不是错误页。".repeat(20);

    @TempDir
    Path folder;

    private static byte[] wire(String head, String body) {
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    private static String chunks(String body) {
        StringBuilder all = new StringBuilder();
        int half = body.length() / 2;
        for (String part : new String[] {body.substring(0, half), body.substring(half)}) {
            all.append(Integer.toHexString(part.getBytes(StandardCharsets.UTF_8).length))
                    .append(";name=value\r\n")
                    .append(part)
                    .append("\r\n");
        }
        return all.toString();
    }

    private static Map<String, byte[]> forms() {
        int length = BODY.getBytes(StandardCharsets.UTF_8).length;
        String type = "Content-Type: text/html; charset=utf-8\r\n";
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("/length", wire("HTTP/1.1 200 OK\r\n" + type + "Content-Length: " + length + "\r\n\r\n", BODY));
        forms.put("/none", wire("HTTP/1.1 200 OK\r\n" + type + "Connection: close\r\n\r\n", BODY));
        forms.put("/old", wire("HTTP/1.0 200 OK\r\n" + type + "\r\n", BODY));
        forms.put(
                "/lines",
                wire(
                        "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nContent-Length: " + length + "\n\n",
                        BODY));
        forms.put(
                "/chunks",
                wire("HTTP/1.1 200 OK\r\n" + type + "Transfer-Encoding: chunked\r\n\r\n", chunks(BODY) + "0\r\n\r\n"));
        forms.put(
                "/trailers",
                wire(
                        "HTTP/1.1 200 OK\r\n" + type + "Trailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n",
                        chunks(BODY) + "0\r\nX-Sum: 甲\r\nX-Other: b\r\n\r\n"));
        forms.put(
                "/interim",
                wire(
                        "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n" + type
                                + "Content-Length: " + length + "\r\n\r\n",
                        BODY));
        return forms;
    }

    @Test
    void everyFormIsKeptByteForByte() throws Exception {
        Map<String, byte[]> forms = forms();
        StringBuilder home = new StringBuilder("<title>首页</title>");
        forms.keySet().forEach(path -> home.append("<a href=")
                .append(path)
                .append(">年报")
                .append(path)
                .append("</a>"));
        try (LoopbackSite site = new LoopbackSite()) {
            Bench bench = new Bench(folder).name(site, "www.a.example");
            site.on("/", html(home.toString()));
            forms.forEach((path, wire) -> site.on(path, (request, to) -> {
                to.getOutputStream().write(wire);
                return !path.equals("/none") && !path.equals("/old");
            }));
            bench.sweep();
            forms.forEach((path, wire) -> {
                KeptCaptures.Kept kept = bench.ports.of(path);
                assertThat(kept.response()).as(path).isEqualTo(wire);
                assertThat(kept.entity()).as(path).isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
                assertThat(kept.capture().status()).as(path).isEqualTo(200);
                assertThat(kept.capture().truncated()).as(path).isEmpty();
                assertThat(kept.capture().origin().hops()).as(path).isEqualTo("L");
                assertThat(kept.capture().origin().via()).as(path).isPresent();
                assertThat(kept.capture().origin().sweepId()).as(path).isEqualTo("sweep-1");
            });
        }
    }

    @Test
    void everyStatusIsEvidence() throws Exception {
        Map<Integer, Reason> expected = new LinkedHashMap<>();
        expected.put(404, Reason.NOT_FOUND);
        expected.put(410, Reason.GONE);
        expected.put(401, Reason.LOGIN);
        expected.put(500, Reason.SERVER_ERROR);
        expected.put(304, Reason.UNCHANGED);
        expected.put(302, Reason.REDIRECT);
        expected.put(403, Reason.FORBIDDEN);
        StringBuilder home = new StringBuilder("<title>首页</title>");
        expected.keySet().forEach(s -> home.append("<a href=/")
                .append(s)
                .append(">年报")
                .append(s)
                .append("</a>"));
        try (LoopbackSite site = new LoopbackSite()) {
            Bench bench = new Bench(folder).name(site, "www.a.example");
            site.on("/", html(home.toString()));
            expected.keySet().forEach(status -> site.on("/" + status, bytes(answer(status))));
            bench.sweep();
            expected.forEach((status, reason) -> {
                KeptCaptures.Kept kept = bench.ports.of("/" + status);
                assertThat(kept.response()).as("%d", status).isEqualTo(answer(status));
                assertThat(kept.capture().outcome().reason()).as("%d", status).isEqualTo(reason);
            });
            assertThat(bench.ports.of("/robots.txt").capture().status()).isEqualTo(404);
        }
    }

    private static byte[] answer(int status) {
        String body = status == 304 ? "" : "为什么 " + status;
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String location = status == 302 ? "Location: /elsewhere\r\n" : "";
        String size = status == 304 ? "" : "Content-Length: " + length + "\r\n";
        return wire(
                "HTTP/1.1 " + status + " X\r\nContent-Type: text/plain; charset=utf-8\r\n" + location + size + "\r\n",
                body);
    }
}
