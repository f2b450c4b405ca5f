package org.nianbao.crawl;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A connection that copies the bytes of the exchange under way, above TLS and below HTTP: the only place where the exact
 * request and response can be had.
 */
final class Tee extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private final Deadline deadline;
    private final Duration connecting;
    private volatile Exchange exchange;
    private volatile Socket raw;

    /**
     * A connection that is to be made.
     *
     * @param deadline of the exchange that makes it
     * @param connecting how long that may take
     */
    Tee(Http1Config config, Deadline deadline, Duration connecting) {
        super(config);
        this.deadline = deadline;
        this.connecting = connecting;
    }

    /** From here on bytes belong to this exchange; {@code null} for bytes that belong to none. */
    void record(Exchange next) {
        exchange = next;
    }

    /** The socket below TLS. */
    Socket raw() {
        return raw;
    }

    /** Before the socket is connected, and again when it is. */
    @Override
    public void bind(Socket socket) throws IOException {
        raw = socket;
        deadline.uses(socket);
        if (socket.isConnected()) {
            deadline.within(connecting);
        } else {
            deadline.untilTheEnd(); // connecting itself has its limit
        }
        super.bind(new Holder(socket));
    }

    @Override
    public void bind(SSLSocket secure, Socket base) throws IOException {
        super.bind(new Holder(secure, base));
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void passivate() {
        exchange = null;
    }

    @Override
    public void activate() {}

    private final class Holder extends SocketHolder {
        Holder(Socket socket) {
            super(socket);
        }

        Holder(SSLSocket secure, Socket base) {
            super(secure, base);
        }

        @Override
        protected InputStream getInputStream(Socket socket) throws IOException {
            return new Incoming(super.getInputStream(socket), socket);
        }

        @Override
        protected OutputStream getOutputStream(Socket socket) throws IOException {
            return new Outgoing(super.getOutputStream(socket));
        }
    }

    private final class Incoming extends FilterInputStream {
        private final Socket socket;

        Incoming(InputStream in, Socket socket) {
            super(in);
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int n = read(one, 0, 1);
            return n < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            Exchange current = exchange;
            if (current == null) {
                return super.read(bytes, from, count);
            }
            current.beforeRead(socket);
            int n = super.read(bytes, from, count);
            if (n > 0) {
                if (current.response.length() == 0) {
                    deadline.untilTheEnd();
                }
                current.received(bytes, from, n);
            }
            return n;
        }
    }

    private final class Outgoing extends FilterOutputStream {
        Outgoing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            Exchange current = exchange;
            if (current != null) {
                current.request.write(bytes, from, count);
            }
            out.write(bytes, from, count);
        }
    }
}
