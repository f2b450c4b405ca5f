package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is answered. */
sealed interface Reply {

    /** A body known as a whole: it gets an ETag. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Whole(int status, String contentType, byte[] body, Map<String, String> headers) implements Reply {}

    /** A body that is written while it is made. */
    record Streamed(String contentType, Map<String, String> headers, Body body) implements Reply {}

    /** Writes a body. */
    @FunctionalInterface
    interface Body {
        void to(OutputStream out) throws IOException;
    }

    /** The mapper that writes what is answered. */
    ObjectMapper MAPPER = new ObjectMapper();

    static Reply json(JsonNode node) {
        return json(200, "application/json", node);
    }

    static Reply json(int status, String contentType, JsonNode node) {
        try {
            return new Whole(status, contentType, MAPPER.writeValueAsBytes(node), Map.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Reply text(String contentType, String text) {
        return new Whole(200, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
