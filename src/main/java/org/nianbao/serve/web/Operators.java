package org.nianbao.serve.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nianbao.serve.OperatorToken;

/**
 * Who is logged in as operator in a browser. A session is a random cookie that scripts cannot read and other sites cannot
 * send; every order carries a second secret of the session besides, and must come from a page of ours. In memory: a restart
 * logs everybody out.
 */
final class Operators {
    private static final String COOKIE = "nianbao_operator";
    private static final Duration LASTS = Duration.ofHours(12);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 10;
    private static final int MOST_SESSIONS = 1000;

    private final OperatorToken token;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private Instant windowBegun = Instant.EPOCH;
    private int failures;

    /**
     * A browser that is logged in.
     *
     * @param formSecret stands in every form of its pages
     * @param until when it ends
     */
    record Session(String formSecret, Instant until) {}

    /** What came of a log-in. */
    enum LogIn {
        DONE,
        WRONG,
        TOO_OFTEN,
        NO_TOKEN
    }

    Operators(OperatorToken token, Clock clock) {
        this.token = token;
        this.clock = clock;
    }

    /** The session of a request, if it has one. */
    Optional<Session> session(Context ctx) {
        Instant now = clock.instant();
        return Optional.ofNullable(ctx.cookie(COOKIE)).map(sessions::get).filter(s -> s.until()
                .isAfter(now));
    }

    /** What the forms of a logged-in browser carry. */
    Optional<String> formSecret(Context ctx) {
        return session(ctx).map(Session::formSecret);
    }

    LogIn logIn(Context ctx) {
        if (!token.exists()) {
            return LogIn.NO_TOKEN;
        }
        if (tooOften()) {
            return LogIn.TOO_OFTEN;
        }
        String given = Optional.ofNullable(ctx.formParam("token")).orElse("");
        if (!fromOurPage(ctx) || !token.is(given)) {
            failed();
            return LogIn.WRONG;
        }
        begin(ctx);
        return LogIn.DONE;
    }

    private void begin(Context ctx) {
        Instant now = clock.instant();
        sessions.values().removeIf(s -> s.until().isBefore(now));
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.clear();
        }
        String id = secret();
        sessions.put(id, new Session(secret(), now.plus(LASTS)));
        Cookie cookie = new Cookie(COOKIE, id);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure(ctx.req().isSecure());
        cookie.setMaxAge((int) LASTS.toSeconds());
        ctx.cookie(cookie);
    }

    void logOut(Context ctx) {
        if (mayOrder(ctx)) {
            sessions.remove(ctx.cookie(COOKIE));
            ctx.removeCookie(COOKIE);
        }
    }

    /** Whether a form came from a page of ours, from a browser that is logged in. */
    boolean mayOrder(Context ctx) {
        String given = Optional.ofNullable(ctx.formParam("secret")).orElse("");
        return fromOurPage(ctx)
                && session(ctx).filter(s -> same(s.formSecret(), given)).isPresent();
    }

    /** Browsers say where a form came from; what says nothing is no browser and carries no cookie of its own accord. */
    private static boolean fromOurPage(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = ctx.header("Origin");
        // A page that sends no referrer sends "null" as its origin; then Sec-Fetch-Site has spoken.
        return origin == null
                || (origin.equals("null")
                        ? site != null
                        : String.valueOf(authority(origin)).equals(ctx.host()));
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private synchronized boolean tooOften() {
        Instant now = clock.instant();
        if (windowBegun.plus(WINDOW).isBefore(now)) {
            windowBegun = now;
            failures = 0;
        }
        return failures >= MOST_FAILURES;
    }

    private synchronized void failed() {
        failures++;
    }
}
