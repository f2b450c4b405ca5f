package org.nianbao.serve.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.nianbao.model.Message;
import org.nianbao.serve.OperatorToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/v1} and {@code /metrics}: registers the routes of the contract; every one of them only reads, but
 * corrections and words on district-years by an operator and orders to a sweep under way.
 */
public final class Api implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final String BASE = "/api/v1";

    private static final String STEER = BASE + "/sweeps/{site}/{order}";
    private static final String SETTLE = BASE + "/districts/{code}/{year}/settlement";
    private static final String CORRECT = BASE + "/reports/{id}/corrections";

    private final Answers answers;
    private final Map<String, Answer> routes = new LinkedHashMap<>();
    private final LiveSweeps live;
    private final Correcting correcting;
    private final Settling settling;

    /** Over these answers; orders are taken from whoever knows the token. */
    public Api(Answers answers, OperatorToken operator) {
        this.answers = answers;
        Gate gate = new Gate(operator);
        live = new LiveSweeps(answers, gate);
        correcting = new Correcting(answers, gate);
        settling = new Settling(answers, gate);
        Lists lists = new Lists(answers);
        Details details = new Details(answers);
        listed("sites", lists::sites);
        listed("indicators", lists::indicators);
        listed("reports", lists::reports);
        listed("cells", lists::cells);
        listed("corrections", lists::corrections);
        listed("settlements", lists::settlements);
        listed("tracker", lists::tracker);
        listed("captures", lists::captures);
        route("cdx", new CdxServer(answers)::answer);
        listed("fixity", lists::fixity);
        listed("fixity/damages", lists::damages);
        route("changes", lists::changes);
        route("alerts", lists::alerts);
        route("districts/{code}", details::district);
        route("reports/{id}", details::report);
        listed("reports/{id}/cells", details::cellsOfReport);
        route("sweeps/running", live::list);
        route("sweeps/events", live::events);
        route("sweeps/{sweep}", details::sweep);
        route("reports/{id}/provenance", details::provenance);
        route("search", details::search);
        route("records/{sha256}", details::record);
        route("records/{sha256}/raw", details::raw);
        route("records/{sha256}/warc", details::warc);
        route("status", details::status);
        route("healthz", details::alive);
        route("readyz", details::ready);
        route("openapi.json", asked -> openApi());
        routes.put("/metrics", details::metrics);
    }

    private void route(String path, Answer answer) {
        routes.put(BASE + "/" + path, answer);
    }

    private void listed(String path, Answer answer) {
        route(path, answer);
        route(path + ".csv", answer);
    }

    /** The paths, in the notation of OpenAPI. */
    public List<String> paths() {
        return Stream.concat(routes.keySet().stream(), Stream.of(STEER, CORRECT, SETTLE))
                .toList();
    }

    /** Registers everything below {@code /api/} and {@code /metrics}. */
    public void mount(RoutesConfig to) {
        routes.forEach((path, answer) -> {
            to.get(path, ctx -> handle(ctx, answer));
            to.head(path, ctx -> handle(ctx, answer));
        });
        to.post(STEER, ctx -> handle(ctx, live::steer));
        to.post(CORRECT, ctx -> handle(ctx, correcting::take));
        to.post(SETTLE, ctx -> handle(ctx, settling::take));
        to.get("/api/<rest>", ctx -> write(ctx, problem(ctx, Problem.noSuchAddress())));
        to.head("/api/<rest>", ctx -> write(ctx, problem(ctx, Problem.noSuchAddress())));
        to.post("/api/<rest>", Api::refuseWriting);
        to.put("/api/<rest>", Api::refuseWriting);
        to.patch("/api/<rest>", Api::refuseWriting);
        to.delete("/api/<rest>", Api::refuseWriting);
    }

    private static void refuseWriting(Context ctx) throws IOException {
        ctx.header("Allow", "GET, HEAD");
        write(ctx, problem(ctx, Problem.readOnly()));
    }

    private void handle(Context ctx, Answer answer) throws IOException {
        try {
            write(ctx, answer.to(new Asked(ctx)));
        } catch (Refusal refusal) {
            write(ctx, problem(ctx, refusal.problem()));
        } catch (IOException | RuntimeException failed) {
            Problem problem = why(ctx, failed);
            if (ctx.res().isCommitted()) {
                cut(ctx);
            } else {
                write(ctx, problem(ctx, problem));
            }
        }
    }

    private Problem why(Context ctx, Exception failed) {
        Optional<Message> away = answers.away();
        if (away.isPresent()) {
            LOG.warn("{} cannot be answered: {}", ctx.path(), failed.toString());
        } else {
            LOG.error("{} failed", ctx.path(), failed);
        }
        return away.map(Problem::away).orElseGet(Problem::bug);
    }

    /** Ends the connection without an end of the answer, so that half a list is never taken for a whole one. */
    private static void cut(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static Reply problem(Context ctx, Problem problem) {
        if (problem.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        return Reply.json(problem.status(), Problem.MEDIA_TYPE, problem.json(ctx.path()));
    }

    private static void write(Context ctx, Reply reply) throws IOException {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Cache-Control", "no-cache");
        if (reply instanceof Reply.Whole whole) {
            writeWhole(ctx, whole);
        } else if (reply instanceof Reply.Streamed streamed) {
            type(ctx, streamed.contentType());
            streamed.headers().forEach(ctx::header);
            streamed.body().to(ctx.outputStream());
        }
    }

    private static void writeWhole(Context ctx, Reply.Whole whole) {
        ctx.status(whole.status());
        type(ctx, whole.contentType());
        whole.headers().forEach(ctx::header);
        if (whole.status() == 200) {
            String tag = tag(whole.body());
            ctx.header("ETag", tag);
            if (matches(ctx.header("If-None-Match"), tag)) {
                ctx.status(304);
                return;
            }
        }
        ctx.result(whole.body());
    }

    /** The type as it stands: JSON, WARC and raw bytes have no charset of the server's choice. */
    private static void type(Context ctx, String contentType) {
        ctx.res().setCharacterEncoding(null);
        ctx.res().setContentType(contentType);
    }

    private static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static boolean matches(String header, String tag) {
        return Optional.ofNullable(header).stream()
                .flatMap(h -> Arrays.stream(h.split(",")))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || given.equals(tag) || ("W/" + given).equals(tag));
    }

    /** Ends the streams that are being watched. */
    @Override
    public void close() {
        live.close();
    }

    private static Reply openApi() throws IOException {
        try (InputStream in = Api.class.getResourceAsStream("/api/openapi.json")) {
            return Reply.text("application/json", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Answers one question. */
    @FunctionalInterface
    private interface Answer {
        Reply to(Asked asked) throws IOException;
    }
}
