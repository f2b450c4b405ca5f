package org.nianbao.discover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The signals of judgements in English: the table {@code signals.tsv}, one phrase a line, Chinese and English, with
 * {@code {}} for what stands in it. Names and titles stay as they are; scopes and kinds of look-alikes are phrases of the
 * same table.
 */
final class Phrases {
    private static final String HOLE = "\\{\\}";
    private static final List<Phrase> ALL = read();

    private Phrases() {}

    private record Phrase(Pattern zh, String en) {}

    /** The phrase in English; empty when the table does not have it. */
    static Optional<String> english(String zh) {
        for (Phrase phrase : ALL) {
            Matcher matcher = phrase.zh().matcher(zh);
            if (matcher.matches()) {
                return Optional.of(filled(phrase.en(), matcher));
            }
        }
        return Optional.empty();
    }

    private static String filled(String english, Matcher matcher) {
        String[] parts = english.split(HOLE, -1);
        StringBuilder text = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String held = matcher.group(i);
            text.append(english(held).orElse(held)).append(parts[i]);
        }
        return text.toString();
    }

    private static List<Phrase> read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Phrases.class.getResourceAsStream("signals.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Phrases::phrase)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("signals.tsv cannot be read", unreadable);
        }
    }

    private static Phrase phrase(String line) {
        String[] columns = line.split("\t", -1);
        String[] parts = columns[0].split(HOLE, -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            // Names on hostile pages may be anything; without line ends and in linear time.
            pattern.append("([^\\n]{0,600}?)").append(Pattern.quote(parts[i]));
        }
        return new Phrase(Pattern.compile(pattern.toString()), columns[1]);
    }
}
