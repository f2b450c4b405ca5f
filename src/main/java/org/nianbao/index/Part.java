package org.nianbao.index;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The number a document bears when a report is published in parts: （一）, 第2部分, 1/2, 上. Pure. */
final class Part {
    private static final String DIGITS = "一二三四五六七八九";
    private static final String NUMBER = "([1-9]|[一二三四五六七八九])";
    private static final Pattern ENDING = Pattern.compile("\\.(?:pdf|docx?|xlsx?|wps|et|rtf|s?html?)$");
    private static final Pattern MARK = Pattern.compile("(?:第" + NUMBER + "(?:部分|分册|页)|\\((?:之)?" + NUMBER
            + "(?:/[2-9])?\\)|(?<![0-9/.-])([1-9])/[2-9]|[(-]?(上|中|下)(?:册|篇|部分)?\\)?)$");
    private static final int LONGEST = 300;

    private Part() {}

    /**
     * The part a document is.
     *
     * @param names its names in order of trust: title, link text
     * @return from 1; empty when no name says so
     */
    static Optional<Integer> of(String... names) {
        return Stream.of(names).map(Part::number).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Integer> number(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher mark = MARK.matcher(ENDING.matcher(plain).replaceFirst(""));
        return mark.find() ? Optional.of(value(mark)) : Optional.empty();
    }

    private static int value(Matcher mark) {
        for (int group = 1; group <= 3; group++) {
            if (mark.group(group) != null) {
                int chinese = DIGITS.indexOf(mark.group(group));
                return chinese >= 0 ? chinese + 1 : Integer.parseInt(mark.group(group));
            }
        }
        return "上中下".indexOf(mark.group(4)) + 1;
    }
}
