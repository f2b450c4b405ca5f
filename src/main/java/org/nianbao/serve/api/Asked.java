package org.nianbao.serve.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.nianbao.serve.export.ContractJson;

/** A question's parameters, checked; what cannot be used is refused in words. */
record Asked(Context context) {
    private static final int LONGEST = 2000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CURSOR = Pattern.compile("o:([0-9]{1,9})");

    /** A parameter of the path. */
    String path(String name) {
        return context.pathParam(name);
    }

    /** A whole number in the path. */
    int pathNumber(String name) {
        String given = path(name);
        if (!given.matches("[0-9]{1,9}")) {
            throw new Refusal(Problem.badParameter(name, given, "0 …"));
        }
        return Integer.parseInt(given);
    }

    /**
     * The body, which must be a JSON object.
     *
     * @param members what it should have, for the refusal
     */
    JsonNode object(String members) {
        try {
            JsonNode body = ContractJson.mapper().readTree(context.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException notJson) {
            throw new Refusal(notAnObject(members));
        }
        throw new Refusal(notAnObject(members));
    }

    private static Problem notAnObject(String members) {
        return new Problem(
                400,
                new Message(
                        "bad_body",
                        "请求正文应为 JSON 对象，含 " + members + "。",
                        "The body must be a JSON object with " + members + "."));
    }

    /** A parameter of the query, empty when it is missing or blank. */
    Optional<String> text(String name) {
        Optional<String> given =
                Optional.ofNullable(context.queryParam(name)).map(String::strip).filter(s -> !s.isEmpty());
        given.filter(s -> s.length() > LONGEST).ifPresent(s -> {
            throw new Refusal(Problem.badParameter(name, s.substring(0, 40) + "…", "≤ " + LONGEST + " characters"));
        });
        return given;
    }

    /** A parameter that must be there. */
    String needed(String name) {
        return text(name).orElseThrow(() -> new Refusal(Problem.missingParameter(name)));
    }

    /** A whole number within limits. */
    Optional<Integer> number(String name, int least, int most) {
        return text(name).map(given -> {
            String wanted = least + "–" + most;
            if (!given.matches("[0-9]{1,9}")) {
                throw new Refusal(Problem.badParameter(name, given, wanted));
            }
            int number = Integer.parseInt(given);
            if (number < least || number > most) {
                throw new Refusal(Problem.badParameter(name, given, wanted));
            }
            return number;
        });
    }

    /** One of several words. */
    Optional<String> oneOf(String name, Set<String> words) {
        Optional<String> given = text(name);
        given.filter(w -> !words.contains(w)).ifPresent(w -> {
            throw new Refusal(Problem.badParameter(name, w, String.join(" | ", new java.util.TreeSet<>(words))));
        });
        return given;
    }

    /** A report year. */
    Optional<Integer> year() {
        return number("year", 1990, 2200);
    }

    /** Rows wanted. */
    int limit(int usual, int most) {
        return number("limit", 1, most).orElse(usual);
    }

    /** Rows to pass over, from the opaque cursor of the page before. */
    int offset() {
        return text("cursor").map(Asked::passed).orElse(0);
    }

    private static int passed(String cursor) {
        try {
            var found = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (found.matches()) {
                return Integer.parseInt(found.group(1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw refusedCursor(cursor);
        }
        throw refusedCursor(cursor);
    }

    private static Refusal refusedCursor(String cursor) {
        return new Refusal(Problem.badParameter("cursor", cursor, "next"));
    }

    /** The cursor that passes over rows. */
    static String cursor(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("o:" + offset).getBytes(StandardCharsets.US_ASCII));
    }

    /** A time, RFC 3339. */
    Optional<Instant> time(String name) {
        return text(name).map(given -> {
            try {
                return Instant.parse(given.length() == 10 ? given + "T00:00:00Z" : given);
            } catch (DateTimeParseException notATime) {
                throw new Refusal(Problem.badParameter(name, given, "RFC 3339, 2026-01-31T00:00:00Z"));
            }
        });
    }

    /** An absolute address. */
    URI address(String name) {
        String given = needed(name);
        try {
            URI uri = new URI(given);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            throw new Refusal(Problem.badParameter(name, given, "http://… | https://…"));
        }
        throw new Refusal(Problem.badParameter(name, given, "http://… | https://…"));
    }

    /** The digest of the path. */
    String digest() {
        String given = path("sha256").toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(given).matches()) {
            throw new Refusal(Problem.badParameter("sha256", given, "[0-9a-f]{64}"));
        }
        return given;
    }

    /** Which cells. */
    Index.CellQuery cells() {
        boolean all =
                oneOf("versions", Set.of("newest", "all")).filter("all"::equals).isPresent();
        return new Index.CellQuery(text("code"), text("indicator"), year(), !all);
    }

    /** Whether the caller wants CSV: by the suffix of the address or by Accept. */
    boolean csv() {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        return context.path().endsWith(".csv") || accept.startsWith("text/csv");
    }

    /** Whether a byte-order mark is wanted before CSV. */
    boolean byteOrderMark() {
        return oneOf("bom", Set.of("0", "1")).filter("1"::equals).isPresent();
    }
}
