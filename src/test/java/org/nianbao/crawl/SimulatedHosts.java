package org.nianbao.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Many hosts in one process, for measurements: every address of 127.0.0.0/8 is a host of its own with pages of one size.
 * One thread answers all, and takes note by its own clock of when each host was asked and how many connections it had.
 *
 * <p>It prints the port it has chosen. Commands on standard input, a line each: {@code clear},
 * {@code report} (one line a host: address, requests, least gap, greatest gap in microseconds, gaps longer
 * than the limit, most connections), {@code late} (for each {@value #SLICE_SECONDS} seconds since the last clear the gaps
 * that ended in them and how many of those were longer than the limit, on one line), {@code bye}.
 */
public final class SimulatedHosts {
    /** How finely it is told when hosts were asked late. */
    static final int SLICE_SECONDS = 5;

    private static final int NAVIGATION = 10;

    private final int pages;
    private final long limit;
    private final int pageBytes;
    private final Map<String, Host> hosts = new HashMap<>();
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(1 << 16);
    private final String words;
    /** Gaps and late ones among them, by slices of time. */
    private final List<int[]> slices = new ArrayList<>();

    private long cleared = System.nanoTime();

    /** What one address has seen. */
    private static final class Host {
        private final Map<Integer, byte[]> answers = new HashMap<>();
        private int requests;
        private int open;
        private int mostOpen;
        private long lastAnswer;
        private long leastGap = Long.MAX_VALUE;
        private long greatestGap;
        private int late;
    }

    /** One connection: what has been read of a request and what is left to be sent. */
    private static final class Line {
        private final String address;
        private final Host host;
        private final StringBuilder head = new StringBuilder();
        private ByteBuffer rest = ByteBuffer.allocate(0);

        Line(String address, Host host) {
            this.address = address;
            this.host = host;
        }
    }

    private SimulatedHosts(int pages, long limitMillis, int pageBytes) {
        this.pageBytes = pageBytes;
        this.pages = pages;
        this.limit = limitMillis * 1_000_000;
        StringBuilder text = new StringBuilder();
        Random random = new Random(20260331);
        for (int i = 0; i < 60_000; i++) {
            text.append((char) (0x4e00 + (int) Math.abs(random.nextGaussian() * 400)));
        }
        words = text.toString();
    }

    /**
     * Serves until told to end.
     *
     * @param args number of pages of each host, milliseconds of the longest gap that is not late, size of a page
     */
    public static void main(String[] args) throws IOException {
        new SimulatedHosts(Integer.parseInt(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2])).serve();
    }

    private void serve() throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("0.0.0.0", 0), 4096);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
            Commands commands = new Commands(System.in, selector);
            while (!commands.ended()) {
                selector.select();
                commands.taken().forEach(this::obey);
                for (Iterator<SelectionKey> i = selector.selectedKeys().iterator(); i.hasNext(); i.remove()) {
                    take(i.next(), server, selector);
                }
            }
        }
    }

    private void obey(String command) {
        if (command.equals("clear")) {
            hosts.values().forEach(SimulatedHosts::clear);
            slices.clear();
            cleared = System.nanoTime();
        } else if (command.equals("late")) {
            StringBuilder line = new StringBuilder();
            slices.forEach(s -> line.append(s[0]).append(' ').append(s[1]).append(' '));
            System.out.println(line);
        } else if (command.equals("report")) {
            StringBuilder lines = new StringBuilder();
            hosts.forEach((address, h) -> lines.append(String.join(
                            " ",
                            address,
                            "" + h.requests,
                            "" + h.leastGap / 1000,
                            "" + h.greatestGap / 1000,
                            "" + h.late,
                            "" + h.mostOpen))
                    .append('\n'));
            System.out.println(lines + ".");
        }
    }

    private static void clear(Host host) {
        host.requests = 0;
        host.mostOpen = host.open;
        host.lastAnswer = 0;
        host.leastGap = Long.MAX_VALUE;
        host.greatestGap = 0;
        host.late = 0;
    }

    private void take(SelectionKey key, ServerSocketChannel server, Selector selector) throws IOException {
        if (key.isAcceptable()) {
            for (SocketChannel one = server.accept(); one != null; one = server.accept()) {
                accept(one, selector);
            }
            return;
        }
        Line line = (Line) key.attachment();
        try {
            if (key.isWritable()) {
                write(key, line);
            } else {
                read(key, line);
            }
        } catch (IOException hungUp) {
            close(key, line);
        }
    }

    private void accept(SocketChannel one, Selector selector) throws IOException {
        String address =
                ((InetSocketAddress) one.getLocalAddress()).getAddress().getHostAddress();
        Host host = hosts.computeIfAbsent(address, a -> new Host());
        host.open++;
        host.mostOpen = Math.max(host.mostOpen, host.open);
        one.configureBlocking(false);
        one.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        one.register(selector, SelectionKey.OP_READ, new Line(address, host));
    }

    private static void close(SelectionKey key, Line line) throws IOException {
        line.host.open--;
        key.cancel();
        key.channel().close();
    }

    private void read(SelectionKey key, Line line) throws IOException {
        incoming.clear();
        if (((SocketChannel) key.channel()).read(incoming) < 0) {
            close(key, line);
            return;
        }
        incoming.flip();
        line.head.append(StandardCharsets.ISO_8859_1.decode(incoming));
        if (line.head.indexOf("\r\n\r\n") >= 0) {
            asked(line);
            write(key, line);
        }
    }

    private void asked(Line line) {
        long now = System.nanoTime();
        Host host = line.host;
        host.requests++;
        if (host.lastAnswer != 0) {
            host.leastGap = Math.min(host.leastGap, now - host.lastAnswer);
            host.greatestGap = Math.max(host.greatestGap, now - host.lastAnswer);
            int late = now - host.lastAnswer > limit ? 1 : 0;
            host.late += late;
            int[] slice = slice(now);
            slice[0]++;
            slice[1] += late;
        }
        String path = line.head.substring(line.head.indexOf(" ") + 1, line.head.indexOf(" HTTP/"));
        line.head.setLength(0);
        line.rest = ByteBuffer.wrap(answer(line, path));
    }

    private int[] slice(long now) {
        int at = (int) ((now - cleared) / (SLICE_SECONDS * 1_000_000_000L));
        while (slices.size() <= at) {
            slices.add(new int[2]);
        }
        return slices.get(at);
    }

    private byte[] answer(Line line, String path) {
        if (!path.equals("/") && !path.startsWith("/zwgk/p")) {
            return "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        int page = path.equals("/") ? 1 : Integer.parseInt(path.replaceAll("\\D", ""));
        return line.host.answers.computeIfAbsent(page, p -> page(line.address, p));
    }

    private static void write(SelectionKey key, Line line) throws IOException {
        // Before the bytes leave: a time taken after them may be late by whatever else the machine does.
        line.host.lastAnswer = System.nanoTime();
        ((SocketChannel) key.channel()).write(line.rest);
        key.interestOps(line.rest.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** A page with ten links that stand on every page and two that lead on, and a text of its own. */
    private byte[] page(String address, int page) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>第" + page
                + "页 " + address + "</title></head><body><ul class=\"nav\">");
        for (int i = 1; i <= Math.min(NAVIGATION, pages); i++) {
            html.append(link(i));
        }
        html.append("</ul><div class=\"list\">");
        for (int next : List.of(2 * page, 2 * page + 1)) {
            html.append(next <= pages ? link(next) : "");
        }
        html.append("</div>");
        Random random = new Random((address + '/' + page).hashCode());
        int length = html.toString().getBytes(StandardCharsets.UTF_8).length;
        while (length < pageBytes - 200) {
            int from = random.nextInt(words.length() - 40);
            String sentence = "<p>" + words.substring(from, from + 40) + random.nextInt(100_000) + "。</p>\n";
            html.append(sentence);
            length += sentence.getBytes(StandardCharsets.UTF_8).length;
        }
        byte[] body = html.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nServer: simulated\r\nDate: Tue, 31 Mar 2026 00:00:00 GMT\r\n"
                + "Content-Type: text/html; charset=utf-8\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .array();
    }

    private static String link(int page) {
        String path = page == 1 ? "/" : "/zwgk/p" + page + ".html";
        return "<li><a href=\"" + path + "\" title=\"第" + page + "页\">政府信息公开第" + page + "页</a></li>\n";
    }

    /** What comes on standard input, read by a thread of its own. */
    private static final class Commands {
        private final List<String> waiting = new ArrayList<>();
        private boolean ended;

        Commands(InputStream in, Selector wake) {
            Thread reader = new Thread(() -> read(in, wake), "commands");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream in, Selector wake) {
            try (java.io.BufferedReader lines =
                    new java.io.BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null && !line.equals("bye"); line = lines.readLine()) {
                    add(line);
                    wake.wakeup();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                end();
                wake.wakeup();
            }
        }

        private synchronized void add(String line) {
            waiting.add(line);
        }

        private synchronized void end() {
            ended = true;
        }

        synchronized boolean ended() {
            return ended;
        }

        synchronized List<String> taken() {
            List<String> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }
}
