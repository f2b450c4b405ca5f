package org.nianbao;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.nianbao.crawl.HostsProcess;

/**
 * The least that {@link CrawlBenchmark} can be compared with: threads that ask for addresses they were told, by HttpClient 5
 * as it comes, and append each body as a record of gzip to one file. No links, no frontier, no digests, no index, nothing
 * forced to disk. Speaks as {@link SweptHosts} does.
 */
public final class FetchedOnly {
    private final Path folder;
    private final int port;
    private final int hosts;
    private final int pages;

    private FetchedOnly(String[] args) {
        this.folder = Path.of(args[0]);
        this.port = Integer.parseInt(args[1]);
        this.hosts = Integer.parseInt(args[2]);
        this.pages = Integer.parseInt(args[3]);
    }

    /**
     * Measures until its input ends.
     *
     * @param args folder, port, number of hosts, pages of each
     */
    public static void main(String[] args) throws Exception {
        FetchedOnly all = new FetchedOnly(args);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            all.round();
        }
    }

    private void round() throws Exception {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = machine.getProcessCpuTime();
        long begun = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(hosts);
        Path file = folder.resolve("fetched-only.warc.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < hosts; i++) {
                String site = "http://" + HostsProcess.address(i) + ":" + port;
                running.add(pool.submit(() -> {
                    fetch(site, out);
                    return site;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        pool.shutdown();
        Files.delete(file);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.println(hosts * pages + " " + seconds + " " + (machine.getProcessCpuTime() - cpu) / 1e9);
    }

    private void fetch(String site, OutputStream out) throws IOException {
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            for (int page = 1; page <= pages; page++) {
                String uri = site + "/zwgk/p" + page + ".html";
                byte[] body = client.execute(new HttpGet(uri), r -> EntityUtils.toByteArray(r.getEntity()));
                byte[] record = record(uri, body);
                synchronized (out) {
                    out.write(record);
                }
            }
        }
    }

    private static byte[] record(String uri, byte[] body) throws IOException {
        String head = "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:" + UUID.randomUUID()
                + ">\r\nWARC-Date: " + Instant.now() + "\r\nWARC-Target-URI: " + uri
                + "\r\nContent-Type: text/html\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream member = new ByteArrayOutputStream(1 << 14);
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(head.getBytes(StandardCharsets.UTF_8));
            gzip.write(body);
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
        return member.toByteArray();
    }
}
