package org.nianbao.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What servers do wrong, one small class each. */
final class Misbehaviours {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    private Misbehaviours() {}

    private static void send(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    /** Says a beginning, then a byte now and then, without end. */
    record SlowDrip(String beginning) implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            send(to, beginning);
            CountDownLatch never = new CountDownLatch(1);
            try {
                while (!never.await(20, TimeUnit.MILLISECONDS)) {
                    send(to, "a");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
    }

    /** Sends so many bytes of a good answer, then resets the connection. */
    record ResetAt(int bytes) implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            String whole = OK + "Content-Length: 500\r\n\r\n" + "x".repeat(500);
            return LoopbackSite.reset(whole.substring(0, bytes)).answer(request, to);
        }
    }

    /** Announces another length than it sends. */
    record WrongLength(int announced, String body) implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            send(to, OK + "Content-Length: " + announced + "\r\n\r\n" + body);
            return false;
        }
    }

    /** Repeats a piece of the head without end. */
    record EndlessHead(String piece) implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            send(to, OK);
            while (true) {
                send(to, piece);
            }
        }
    }

    /** Says that it goes on, and never does. */
    record EndlessContinue() implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            while (true) {
                send(to, "HTTP/1.1 100 Continue\r\n\r\n");
            }
        }
    }

    /** Sends these bytes and closes. */
    record Verbatim(String message) implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            send(to, message);
            return false;
        }
    }

    /** A few bytes that unfold to a great many. */
    static final class GzipBomb implements LoopbackSite.Behaviour {
        private final byte[] bomb;

        GzipBomb(int unfolded) {
            try {
                bomb = LoopbackSite.gzip(new byte[unfolded]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            return LoopbackSite.bytes(
                            LoopbackSite.message(200, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb))
                    .answer(request, to);
        }
    }

    /** Names a content coding that nobody asked for. */
    record Coded(String coding) implements LoopbackSite.Behaviour {
        static final String BODY = "<p>" + "年报的内容。".repeat(90);

        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            String headers = "Content-Type: text/html\r\nContent-Encoding: " + coding + "\r\n";
            return LoopbackSite.bytes(LoopbackSite.message(200, headers, BODY.getBytes(StandardCharsets.UTF_8)))
                    .answer(request, to);
        }
    }

    /** Says gzip, sends half of it. */
    record HalfGzip() implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            return cutGzip(0.5).answer(request, to);
        }
    }

    /** All of the page, but without the eight bytes of length and checksum. */
    record NoGzipTrailer() implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            return cutGzip(1).answer(request, to);
        }
    }

    /** A part of what is packed, never the trailer. */
    private static LoopbackSite.Behaviour cutGzip(double part) throws IOException {
        byte[] whole = LoopbackSite.gzip("<p>年报</p>".repeat(1000).getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(whole, (int) ((whole.length - 8) * part));
        return LoopbackSite.bytes(
                LoopbackSite.message(200, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", cut));
    }

    /** Redirects to a new address each time. */
    record EndlessRedirects() implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            return LoopbackSite.redirect(request.path() + "x").answer(request, to);
        }
    }

    /** Sets another cookie each time and sends back to the same address. */
    static final class CookieLoop implements LoopbackSite.Behaviour {
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            String headers = "Location: " + request.path() + "\r\nSet-Cookie: t" + times.incrementAndGet() + "=1\r\n";
            return LoopbackSite.bytes(LoopbackSite.message(302, headers, new byte[0]))
                    .answer(request, to);
        }
    }

    /** Fails so many times in a row, then answers well. */
    static final class Burst implements LoopbackSite.Behaviour {
        private final AtomicInteger left;
        private final int status;
        private final LoopbackSite.Behaviour then;

        Burst(int times, int status, LoopbackSite.Behaviour then) {
            this.left = new AtomicInteger(times);
            this.status = status;
            this.then = then;
        }

        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            return (left.getAndDecrement() > 0 ? LoopbackSite.status(status, "<p>oops</p>") : then).answer(request, to);
        }
    }

    /** Says nothing until it is let go. */
    record Held(CountDownLatch until) implements LoopbackSite.Behaviour {
        @Override
        public boolean answer(LoopbackSite.Request request, Socket to) throws IOException {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            OutputStream out = to.getOutputStream();
            out.write((OK + "Content-Length: 3\r\n\r\n<p>").getBytes(StandardCharsets.ISO_8859_1));
            return true;
        }
    }

    /**
     * A line to a server that passes so many bytes of each answer on as they come, and from then on a byte now and then: within
     * the handshake of TLS, or within one of its records.
     */
    static final class DrippingLine implements AutoCloseable {
        private final ServerSocket line;
        private final int to;
        private final int well;
        /** Open once the first byte drips. */
        final CountDownLatch dripping = new CountDownLatch(1);

        /**
         * Opens it.
         *
         * @param to the port of the server
         * @param well how many bytes pass at once
         */
        DrippingLine(int to, int well) throws IOException {
            this.line = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.to = to;
            this.well = well;
            daemon(this::accept);
        }

        int port() {
            return line.getLocalPort();
        }

        private void accept() {
            while (!line.isClosed()) {
                try {
                    Socket client = line.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
                    daemon(() -> pass(client, server, Integer.MAX_VALUE));
                    daemon(() -> pass(server, client, well));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void pass(Socket from, Socket into, int well) {
            CountDownLatch never = new CountDownLatch(1);
            try (from;
                    into) {
                InputStream in = from.getInputStream();
                OutputStream out = into.getOutputStream();
                int passed = 0;
                for (int b = in.read(); b >= 0; b = in.read()) {
                    out.write(b);
                    if (++passed > well) {
                        dripping.countDown();
                        never.await(50, TimeUnit.MILLISECONDS);
                    }
                }
            } catch (IOException | InterruptedException e) {
                // One side hung up.
                return;
            }
        }

        private static void daemon(Runnable work) {
            Thread thread = new Thread(work, "dripping-line");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            line.close();
        }
    }
}
