package org.nianbao.crawl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a script into its words and signs (ECMA-262 §12), as far as they are needed to follow it. */
final class Tokens {
    private static final int MOST = 200_000;
    private static final List<String> SIGNS = List.of(
            ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=",
            "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**");
    /** Behind these words a slash begins a pattern. */
    private static final Set<String> BEFORE_VALUE =
            Set.of("return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        TEMPLATE,
        PATTERN,
        SIGN,
        END
    }

    /**
     * A word or a sign.
     *
     * @param text of a text what it stands for, of a template what stands between its quotes
     * @param newLine whether it begins a line
     */
    record Token(Kind kind, String text, boolean newLine) {
        boolean opens() {
            return is("(") || is("[") || is("{");
        }

        boolean closes() {
            return is(")") || is("]") || is("}");
        }

        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
        }
    }

    private Tokens(String source) {
        this.source = source;
    }

    /** All of a script; what follows an unclosed text is left. */
    static List<Token> of(String source) {
        Tokens read = new Tokens(source);
        boolean newLine = read.blanks();
        while (read.at < source.length() && read.tokens.size() < MOST) {
            read.tokens.add(read.next(newLine));
            newLine = read.blanks();
        }
        read.tokens.add(new Token(Kind.END, "", newLine));
        return read.tokens;
    }

    /** Skips blanks and comments; whether a line ended there. */
    private boolean blanks() {
        boolean newLine = at == 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
                newLine |= c == '\n' || c == '\r';
                at++;
            } else if (source.startsWith("//", at)
                    || source.startsWith("<!--", at)
                    || (newLine && source.startsWith("-->", at))) {
                at = until("\n", at);
            } else if (source.startsWith("/*", at)) {
                at = Math.min(source.length(), until("*/", at + 2) + 2);
            } else {
                return newLine;
            }
        }
        return newLine;
    }

    private int until(String end, int from) {
        int found = source.indexOf(end, from);
        return found < 0 ? source.length() : found;
    }

    private Token next(boolean newLine) {
        char c = source.charAt(at);
        if (Character.isJavaIdentifierStart(c)) {
            int from = at;
            while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
                at++;
            }
            return new Token(Kind.NAME, source.substring(from, at), newLine);
        }
        if (Character.isDigit(c)
                || (c == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1)))) {
            return new Token(Kind.NUMBER, number(), newLine);
        }
        if (c == '"' || c == '\'') {
            return new Token(Kind.TEXT, quoted(c), newLine);
        }
        if (c == '`') {
            return new Token(Kind.TEMPLATE, template(), newLine);
        }
        return c == '/' && valueFollows() ? new Token(Kind.PATTERN, pattern(), newLine) : sign(newLine);
    }

    private Token sign(boolean newLine) {
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                at += sign.length();
                return new Token(Kind.SIGN, sign, newLine);
            }
        }
        return new Token(Kind.SIGN, String.valueOf(source.charAt(at++)), newLine);
    }

    private boolean valueFollows() {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (last == null) {
            return true;
        }
        return switch (last.kind()) {
            case NAME -> BEFORE_VALUE.contains(last.text());
            case SIGN -> !Set.of(")", "]", "}").contains(last.text());
            default -> false;
        };
    }

    private String number() {
        int from = at;
        while (at < source.length()
                && (Character.isLetterOrDigit(source.charAt(at))
                        || source.charAt(at) == '.'
                        || source.charAt(at) == '_')) {
            at++;
        }
        return source.substring(from, at).replace("_", "");
    }

    private String quoted(char quote) {
        StringBuilder text = new StringBuilder();
        for (at++; at < source.length() && source.charAt(at) != quote && source.charAt(at) != '\n'; at++) {
            if (source.charAt(at) == '\\' && at + 1 < source.length()) {
                at++;
                at += escaped(source, at, text);
            } else {
                text.append(source.charAt(at));
            }
        }
        at++;
        return text.toString();
    }

    /** Adds what an escape stands for, and says how many characters more than one it has. */
    static int escaped(String source, int at, StringBuilder text) {
        char c = source.charAt(at);
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
        if (digits > 0 && at + digits < source.length()) {
            String hex = source.substring(at + 1, at + 1 + digits);
            if (hex.matches("[0-9a-fA-F]+")) {
                text.append((char) Integer.parseInt(hex, 16));
                return digits;
            }
        }
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b', 'f', 'v', '0', '\n', '\r' -> text.append("");
            default -> text.append(c);
        }
        return 0;
    }

    private String template() {
        int from = ++at;
        int open = 0;
        for (; at < source.length() && (open > 0 || source.charAt(at) != '`'); at++) {
            if (source.charAt(at) == '\\') {
                at++;
            } else if (source.startsWith("${", at)) {
                open++;
            } else if (source.charAt(at) == '}' && open > 0) {
                open--;
            }
        }
        at++;
        return source.substring(from, Math.min(source.length(), at - 1));
    }

    /** A pattern with its slashes and flags. */
    private String pattern() {
        int from = at;
        boolean set = false;
        for (at++; at < source.length() && (set || source.charAt(at) != '/') && source.charAt(at) != '\n'; at++) {
            char c = source.charAt(at);
            at += c == '\\' ? 1 : 0;
            set = c == '[' || (set && c != ']');
        }
        at++;
        while (at < source.length() && Character.isLetter(source.charAt(at))) {
            at++;
        }
        at = Math.min(at, source.length());
        return source.substring(from, at);
    }
}
