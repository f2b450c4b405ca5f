package org.nianbao.document;

import java.nio.charset.StandardCharsets;

/** Cuts RTF (1.9.1) into its tokens: braces, control words and symbols, bytes of text. */
final class RtfTokens {
    private static final int LONGEST_WORD = 32;
    private static final int MOST_DIGITS = 10;
    private final byte[] bytes;
    private int at;

    RtfTokens(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What a token is. */
    enum Kind {
        /** A group begins. */
        OPEN,
        /** A group ends. */
        CLOSE,
        /** A control word or symbol. */
        WORD,
        /** One byte of text. */
        BYTE,
        /** Nothing follows. */
        END
    }

    /**
     * One of them.
     *
     * @param word name of a control word without its backslash, else blank
     * @param value its parameter, or the byte; 0 when it has none
     * @param valued whether it has a parameter
     */
    record Token(Kind kind, String word, int value, boolean valued) {
        static Token of(Kind kind) {
            return new Token(kind, "", 0, false);
        }

        static Token ofByte(int value) {
            return new Token(Kind.BYTE, "", value, true);
        }

        static Token word(String word) {
            return new Token(Kind.WORD, word, 0, false);
        }

        /** Whether a word that can be switched off with a parameter of 0 is on. */
        boolean on() {
            return !valued || value != 0;
        }
    }

    Token next() {
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n' || bytes[at] == 0)) {
            at++;
        }
        if (at >= bytes.length) {
            return Token.of(Kind.END);
        }
        int c = bytes[at++] & 0xFF;
        return switch (c) {
            case '{' -> Token.of(Kind.OPEN);
            case '}' -> Token.of(Kind.CLOSE);
            case '\\' -> control();
            default -> Token.ofByte(c);
        };
    }

    private Token control() {
        if (at >= bytes.length) {
            return Token.of(Kind.END);
        }
        if (letter(bytes[at])) {
            return word();
        }
        int c = bytes[at++] & 0xFF;
        return switch (c) {
            case '\'' -> hex();
            case '\\', '{', '}' -> Token.ofByte(c);
            case '\r', '\n' -> Token.word("par");
            default -> Token.word(String.valueOf((char) c));
        };
    }

    private Token hex() {
        int high = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
        int low = at + 1 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
        if (high < 0 || low < 0) {
            return Token.ofByte('?');
        }
        at += 2;
        return Token.ofByte(high * 16 + low);
    }

    private Token word() {
        int from = at;
        while (at < bytes.length && at - from < LONGEST_WORD && letter(bytes[at])) {
            at++;
        }
        String name = new String(bytes, from, at - from, StandardCharsets.US_ASCII);
        int begin = at;
        at += at < bytes.length && bytes[at] == '-' ? 1 : 0;
        int digits = at;
        while (at < bytes.length && at - digits < MOST_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        Token token = at > digits ? new Token(Kind.WORD, name, number(begin), true) : Token.word(name);
        at += at < bytes.length && bytes[at] == ' ' ? 1 : 0;
        return token;
    }

    private int number(int from) {
        long value = Long.parseLong(new String(bytes, from, at - from, StandardCharsets.US_ASCII));
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    private static boolean letter(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Passes over raw bytes, as a picture holds them. */
    void skip(int count) {
        at = (int) Math.min(bytes.length, (long) at + Math.max(0, count));
    }
}
