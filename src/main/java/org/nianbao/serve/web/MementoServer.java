package org.nianbao.serve.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.serve.api.Answers;

/** TimeGate and TimeMaps of the replay (RFC 7089). */
final class MementoServer {
    private final Answers answers;
    private final Ports ports;

    MementoServer(Answers answers, Ports ports) {
        this.answers = answers;
        this.ports = ports;
    }

    void mount(RoutesConfig routes) {
        route(routes, "/timegate/", this::gate);
        route(routes, "/timemap/link/", this::linkFormat);
        route(routes, "/timemap/json/", this::json);
    }

    private void route(RoutesConfig routes, String prefix, Answer answer) {
        routes.get(prefix + "<address>", ctx -> answer(ctx, prefix, answer));
        routes.head(prefix + "<address>", ctx -> answer(ctx, prefix, answer));
    }

    private void answer(Context ctx, String prefix, Answer answer) {
        ctx.header("Access-Control-Allow-Origin", "*");
        Optional<URI> original = address(ctx, prefix);
        List<ArchivedRecord> captures = original.map(answers::captures).orElse(List.of());
        if (captures.isEmpty()) {
            ctx.status(404).contentType("text/plain; charset=utf-8").result("No capture of this address.\n");
        } else {
            answer.with(ctx, Memento.of(ports.replay(ctx), original.orElseThrow(), captures));
        }
    }

    private static Optional<URI> address(Context ctx, String prefix) {
        String path = ctx.req().getRequestURI().substring(prefix.length());
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        return Query.address(path.replaceFirst("^(https?):/+", "$1://") + query);
    }

    private void gate(Context ctx, Memento memento) {
        ctx.header("Vary", "accept-datetime");
        Optional<Instant> wanted;
        try {
            wanted = Optional.ofNullable(ctx.header("Accept-Datetime")).map(MementoServer::time);
        } catch (DateTimeException unreadable) {
            ctx.status(400)
                    .contentType("text/plain; charset=utf-8")
                    .result("Accept-Datetime must be a date of HTTP, such as " + Memento.date(Instant.EPOCH) + ".\n");
            return;
        }
        List<Instant> times = memento.times();
        Instant found = wanted.map(at -> nearest(times, at)).orElse(times.get(times.size() - 1));
        ctx.header("Link", memento.links());
        ctx.redirect(memento.uri(found));
    }

    private static Instant time(String header) {
        return ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                .toInstant();
    }

    private static Instant nearest(List<Instant> times, Instant at) {
        return times.stream()
                .min(java.util.Comparator.comparing(
                        (Instant t) -> java.time.Duration.between(t, at).abs()))
                .orElseThrow();
    }

    private void linkFormat(Context ctx, Memento memento) {
        ctx.res().setCharacterEncoding(null);
        ctx.contentType("application/link-format").result(memento.linkFormat());
    }

    private void json(Context ctx, Memento memento) {
        ctx.contentType("application/json").result(memento.json().toString());
    }

    /** Answers about an address that has captures. */
    @FunctionalInterface
    private interface Answer {
        void with(Context ctx, Memento memento);
    }
}
