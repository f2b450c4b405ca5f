package org.nianbao.crawl.script;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields behind the {@code ?} of an address, as {@code URLSearchParams} and {@code URL} give them to a script. */
final class Fields {
    private Fields() {}

    /** {@code new URLSearchParams(location.search)}. */
    static Object params(List<Object> given) {
        return written(given).<Object>map(Fields::of).orElse(Unknown.ANYTHING);
    }

    /** {@code new URL(location.href)}, of which only the fields are known. */
    static Object address(List<Object> given) {
        return written(given)
                .<Object>map(address -> new Members(
                        Map.of("searchParams", of(address.contains("?") ? address.replaceFirst("^[^?]*\\?", "") : "")),
                        null))
                .orElse(Unknown.ANYTHING);
    }

    private static Optional<String> written(List<Object> given) {
        return given.isEmpty() ? Optional.empty() : Sums.text(given.get(0)).filter(text -> !Unknown.in(text));
    }

    private static Members of(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair :
                query.replaceFirst("^\\?", "").replaceFirst("#.*$", "").split("&")) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
            }
        }
        return new Members(
                Map.of(
                        "get",
                        (Call) (self, given) -> written(given).map(fields::get).orElse(null),
                        "has",
                        (Call) (self, given) ->
                                written(given).filter(fields::containsKey).isPresent()),
                null);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // No code after all: it says what is written.
            return text;
        }
    }
}
