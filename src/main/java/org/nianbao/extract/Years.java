package org.nianbao.extract;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Remark;

/**
 * The report year and its witnesses: the title, the sentence on the statistical period, the text, the address, the day of
 * publication, believed in this order.
 *
 * @param year the year taken, when any witness speaks
 * @param from the witnesses that say so
 * @param remarks what speaks against it
 */
record Years(Optional<Integer> year, List<String> from, List<Remark> remarks) {
    private static final Pattern TITLED = Pattern.compile("(20\\d{2})(?:年|\\)|$|度)|(?<!\\d)(20\\d{2})(?!\\d)");
    private static final Pattern CHINESE = Pattern.compile("二[〇○零0Oo]([一二])([〇○零0Oo一二三四五六七八九])");
    private static final Pattern PERIOD = Pattern.compile("(20\\d{2})年1月1日[^。]{0,8}?(?:(20\\d{2})年)?12月31日");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})年");
    private static final Pattern PATH = Pattern.compile("(?<!\\d)(20\\d{2})(?:年|n[bd]?|nian|nb|nianbao)(?![a-z])");
    private static final String DIGITS = "〇一二三四五六七八九";
    /** Only so much text is looked at. */
    private static final int MOST_TEXT = 200_000;

    /** Asks all witnesses. */
    static Years of(String title, String text, Optional<URI> uri, Optional<LocalDate> published) {
        String plain = Wording.simplified(text.substring(0, Math.min(text.length(), MOST_TEXT)))
                .replaceAll("\\s+", "");
        Map<String, Integer> said = new LinkedHashMap<>();
        titled(Wording.folded(title)).ifPresent(y -> said.put("title", y));
        period(plain).ifPresent(y -> said.put("period", y));
        Map<Integer, Integer> counts = counts(plain);
        mostNamed(counts).ifPresent(y -> said.put("text", y));
        uri.flatMap(u -> first(PATH, String.valueOf(u.getPath()))).ifPresent(y -> said.put("url", y));
        published.ifPresent(d -> said.put("published", d.getYear() - 1));
        return judge(said, counts);
    }

    private static Years judge(Map<String, Integer> said, Map<Integer, Integer> counts) {
        if (said.isEmpty()) {
            return new Years(Optional.empty(), List.of(), List.of());
        }
        int year = said.values().iterator().next();
        List<String> from = new ArrayList<>();
        List<String> against = new ArrayList<>();
        said.forEach((witness, other) -> {
            if (other == year) {
                from.add(witness);
            } else if (contradicts(witness, other, year, counts)) {
                against.add(witness + " " + other);
            }
        });
        List<Remark> remarks =
                against.isEmpty() ? List.of() : List.of(Remarks.yearDisagreement(year, String.join(", ", against)));
        return new Years(Optional.of(year), from, remarks);
    }

    /** A text may speak more of next year, and a report may come late; neither is a contradiction by itself. */
    private static boolean contradicts(String witness, int said, int year, Map<Integer, Integer> counts) {
        return switch (witness) {
            case "title", "period" -> true;
            case "text" -> !counts.containsKey(year) && counts.getOrDefault(said, 0) >= 3;
            case "published" -> said < year - 1;
            default -> false;
        };
    }

    /** The year that a title names, in digits or Chinese numerals. */
    static Optional<Integer> titled(String title) {
        return first(TITLED, title).or(() -> chinese(title));
    }

    private static Optional<Integer> chinese(String title) {
        Matcher numerals = CHINESE.matcher(title);
        if (!numerals.find()) {
            return Optional.empty();
        }
        int ones = Math.max(0, DIGITS.indexOf(numerals.group(2)));
        return Optional.of(2000 + 10 * DIGITS.indexOf(numerals.group(1)) + ones);
    }

    private static Optional<Integer> period(String text) {
        Matcher period = PERIOD.matcher(text);
        while (period.find()) {
            if (period.group(2) == null || period.group(2).equals(period.group(1))) {
                return Optional.of(Integer.valueOf(period.group(1)));
            }
        }
        return Optional.empty();
    }

    private static Map<Integer, Integer> counts(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        Matcher years = YEAR.matcher(text);
        while (years.find()) {
            counts.merge(Integer.valueOf(years.group(1)), 1, Integer::sum);
        }
        return counts;
    }

    private static Optional<Integer> mostNamed(Map<Integer, Integer> counts) {
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> years = counts.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return most >= 2 && years.size() == 1 ? Optional.of(years.get(0)) : Optional.empty();
    }

    private static Optional<Integer> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return Optional.of(Integer.valueOf(found.group(group)));
            }
        }
        return Optional.empty();
    }
}
