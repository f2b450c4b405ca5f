package org.nianbao.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * What the server has under an address.
 *
 * @param contentType Content-Type as sent
 * @param bytes the entity before any coding; never changed
 * @param modified the day it was last changed
 * @param delivery how it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
record Resource(String contentType, byte[] bytes, LocalDate modified, Delivery delivery) {

    /** How a body is sent. */
    enum Delivery {
        /** With Content-Length. */
        PLAIN,
        /** With transfer coding chunked. */
        CHUNKED,
        /** With content coding gzip when the client takes it. */
        GZIP
    }

    static Resource text(String contentType, String text, Charset charset, LocalDate modified) {
        byte[] bytes = text.getBytes(charset);
        // The choice hangs on the content so that it is the same at every start.
        Delivery delivery = Delivery.values()[bytes.length % Delivery.values().length];
        return new Resource(contentType, bytes, modified, delivery);
    }

    static Resource binary(String contentType, byte[] bytes, LocalDate modified) {
        return new Resource(contentType, bytes, modified, Delivery.PLAIN);
    }

    String etag() {
        return "\"" + digest(bytes).substring(0, 16) + "\"";
    }

    String lastModified() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atTime(8, 0).atOffset(ZoneOffset.UTC));
    }

    /** SHA-256 of a name in lowercase hex; serves as the random-looking ids of some platforms. */
    static String digest(String name) {
        return digest(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
