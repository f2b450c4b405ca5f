package org.nianbao.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What kind of trap an address was cut off as. Ids are stable. The detail of the outcome says what was seen in words of its
 * own, which are stable, too: the kind is told by them, also in accounts of earlier versions.
 */
public enum Trap {
    /** Too many links from the home page. */
    MANY_HOPS("{} hops", "从首页起已经过 {} 个链接。", "It is {} links away from the home page."),
    /** Too many folders. */
    DEEP_PATH("{} path segments", "路径有 {} 段之多。", "Its path has {} segments."),
    /** Relative links of a page that answers at any depth. */
    ENDLESS_PATH("endless path: {} again and again", "路径一再重复：{}。", "Its path comes again and again: {}."),
    /** A calendar that never ends. */
    CALENDAR("calendar: the year {}", "没有尽头的日历：{} 年。", "A calendar without end: the year {}."),
    /** One page in ever new combinations of its parameters. */
    FACETED_QUERY(
            "faceted query: more than {} of {}",
            "同一页面的参数组合超过 {} 种：{}。",
            "More than {} combinations of the parameters of one page: {}."),
    /** Links of a page that is the home page once more. */
    FIRST_PAGE_AGAIN(
            "found on the first page again: {}",
            "所在页面又是首页：{}。",
            "It stands on a page that is the home page again: {}."),
    /** Links of a page with the content of an earlier one. */
    MIRROR("found on a mirror of {}: {}", "所在页面与 {} 内容相同：{}。", "It stands on a page with the content of {}: {}.");

    private static final String GAP = "{}";

    private final String detail;
    private final String zh;
    private final String en;
    private final Pattern told;

    Trap(String detail, String zh, String en) {
        this.detail = detail;
        this.zh = zh;
        this.en = en;
        String exactly = Arrays.stream(detail.split(Pattern.quote(GAP), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(.*)"));
        this.told = Pattern.compile(exactly, Pattern.DOTALL);
    }

    /** The stable id, for instance {@code faceted_query}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The outcome of an address that is cut off.
     *
     * @param seen what was seen, in the order of the sentences
     */
    public Outcome cutOff(Object... seen) {
        return new Outcome.Skipped(
                Reason.TRAP,
                filled(detail, Arrays.stream(seen).map(String::valueOf).toList()));
    }

    /** The kind of an outcome; empty when it is no trap, or its detail was cut short. */
    public static Optional<Trap> of(Outcome outcome) {
        return Arrays.stream(values())
                .filter(trap -> outcome.reason() == Reason.TRAP)
                .filter(trap -> trap.told.matcher(outcome.detail()).matches())
                .findFirst();
    }

    /** The sentences for an outcome of this kind, with what was seen. */
    public Message message(Outcome outcome) {
        Matcher matcher = told.matcher(outcome.detail());
        List<String> seen = matcher.matches()
                ? IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .toList()
                : List.of();
        return new Message(id(), filled(zh, seen), filled(en, seen));
    }

    private static String filled(String template, List<String> seen) {
        StringBuilder text = new StringBuilder();
        String[] pieces = template.split(Pattern.quote(GAP), -1);
        for (int i = 0; i < pieces.length; i++) {
            text.append(pieces[i]).append(i < seen.size() && i < pieces.length - 1 ? seen.get(i) : "");
        }
        return text.toString();
    }
}
