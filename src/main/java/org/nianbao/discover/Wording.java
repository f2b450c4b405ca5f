package org.nianbao.discover;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings titles and anchor texts into one shape before patterns look at them. */
final class Wording {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u3000\\u200b\\ufeff]+");
    private static final Pattern CHINESE_YEAR = Pattern.compile("二[〇○零oO0][〇○零oO0一二][〇○零oO0一二三四五六七八九](?=年)");
    /** 24年度 before the words of a report; no age, no date, no number of years. */
    private static final Pattern SHORT_YEAR = Pattern.compile(
            "(?<![\\d.\\-/第近共前后这满])([012]\\d)(?=年度?(?:工作)?(?:(?:政府|政务)?信息公开|政务公开|年度?报告|年报|\\p{IsHan}{2,20}信息公开.{0,8}报))");

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int LONGEST = 300;

    private Wording() {}

    /** Half-width digits and brackets, years in digits, no white space; never longer than 300 characters. */
    static String of(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String plain = isPlain(cut)
                ? cut
                : SPACE.matcher(Normalizer.normalize(cut, Normalizer.Form.NFKC)).replaceAll("");
        String dated =
                plain.indexOf('二') < 0 ? plain : CHINESE_YEAR.matcher(plain).replaceAll(Wording::year);
        return shortYear(dated) ? SHORT_YEAR.matcher(dated).replaceAll("20$1") : dated;
    }

    /** Most texts are in shape already: printed ASCII and unified ideographs only, which have no other form. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean plain = (letter > ' ' && letter < 0x7f) || (letter >= 0x4e00 && letter <= 0x9fff);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** Whether two digits and no more stand before a 年. */
    private static boolean shortYear(String text) {
        for (int at = text.indexOf('年', 2); at >= 0; at = text.indexOf('年', at + 1)) {
            boolean two = Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at - 2));
            if (two && (at < 3 || !Character.isDigit(text.charAt(at - 3)))) {
                return true;
            }
        }
        return false;
    }

    private static String year(java.util.regex.MatchResult found) {
        StringBuilder digits = new StringBuilder();
        for (char letter : found.group().toCharArray()) {
            digits.append(Math.max(0, DIGITS.indexOf(letter)));
        }
        return Matcher.quoteReplacement(digits.toString());
    }
}
