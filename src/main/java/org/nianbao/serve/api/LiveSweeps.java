package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EofException;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Message;
import org.nianbao.serve.Sweeps;
import org.nianbao.serve.export.ContractJson;

/** The sweeps under way: a list, a stream of server-sent events, and orders of an operator. */
final class LiveSweeps implements AutoCloseable {
    private static final int MOST_WATCHERS = 40;
    private static final long LOOK_MILLIS = 500;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Answers answers;
    private final Gate gate;
    private final Semaphore watchers = new Semaphore(MOST_WATCHERS);
    private boolean closed;

    LiveSweeps(Answers answers, Gate gate) {
        this.answers = answers;
        this.gate = gate;
    }

    Reply list(Asked asked) {
        return Reply.json(items());
    }

    private ObjectNode items() {
        ObjectNode node = ContractJson.mapper().createObjectNode();
        ArrayNode items = node.putArray("items");
        answers.sweeps().standings().forEach(standing -> items.add(ContractJson.standing(standing)));
        node.putNull("next");
        return node;
    }

    /** An event whenever something has changed, at most two a second, until the watcher or the server goes. */
    Reply events(Asked asked) {
        if (asked.context().method().name().equals("HEAD")) {
            return new Reply.Streamed("text/event-stream", Map.of(), out -> {});
        }
        return new Reply.Streamed("text/event-stream", Map.of("X-Accel-Buffering", "no"), framework -> {
            // The framework's own stream holds small pieces back; a watcher wants each of them at once.
            watched(asked.context().res().getOutputStream());
        });
    }

    private void watched(OutputStream out) throws IOException {
        if (!watchers.tryAcquire()) {
            // A browser asks again by itself after so long; a list of what is under way is to be had at any time.
            out.write("retry: 30000\n\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            stream(out);
        } catch (EofException gone) {
            // Whoever watched has closed the page.
            return;
        } finally {
            watchers.release();
        }
    }

    private void stream(OutputStream out) throws IOException {
        String sent = "";
        long at = System.nanoTime();
        do {
            String now = items().get("items").toString();
            boolean news = !now.equals(sent);
            if (news || System.nanoTime() - at > HEARTBEAT_NANOS) {
                String event = news ? "event: sweeps\ndata: " + now + "\n\n" : ": still here\n\n";
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
                sent = now;
                at = System.nanoTime();
            }
        } while (goesOn());
    }

    private synchronized boolean goesOn() {
        try {
            if (!closed) {
                wait(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !closed;
    }

    /** Ends every stream. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Carries an operator's order out. */
    Reply steer(Asked asked) {
        gate.requireOperator(asked);
        String site = asked.path("site");
        Sweeps.Order order =
                Sweeps.Order.of(asked.path("order")).orElseThrow(() -> new Refusal(Problem.noSuchAddress()));
        Optional<Crawl.Standing> standing = answers.sweeps().standings().stream()
                .filter(s -> s.site().code().equals(site))
                .findFirst();
        if (!answers.sweeps().steer(site, order, "api")) {
            throw new Refusal(notUnderWay(site));
        }
        ObjectNode node =
                ContractJson.mapper().createObjectNode().put("site", site).put("order", order.id());
        node.put("message", order.kept().zh()).put("message_en", order.kept().en());
        node.set("sweep", standing.map(ContractJson::standing).orElse(null));
        return Reply.json(node);
    }

    private static Problem notUnderWay(String site) {
        return new Problem(
                404,
                new Message(
                        "no_sweep_under_way",
                        "“" + site + "”没有正在进行的巡查；正在进行的见 /api/v1/sweeps/running。",
                        "No sweep of \"" + site + "\" is under way; those that are: /api/v1/sweeps/running."));
    }
}
