package org.nianbao.serve.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;

/**
 * What every page needs: tongue, links that keep it, times, numbers.
 *
 * @param language {@code zh} or {@code en}
 * @param path path of this page, as requested
 * @param query its parameters without {@code lang}, one value each
 * @param origin scheme, host and port of the pages as the reader addressed them
 * @param replay scheme, host and port of the replay
 * @param lastSweep when a sweep last ended
 */
public record Frame(
        String language,
        String path,
        Map<String, String> query,
        String origin,
        String replay,
        Optional<Instant> lastSweep) {
    private static final DateTimeFormatter IN_BEIJING = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm", java.util.Locale.ROOT)
            .withZone(ZoneId.of("Asia/Shanghai"));
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", java.util.Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
    private static final DateTimeFormatter TS14 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", java.util.Locale.ROOT).withZone(ZoneId.of("UTC"));

    /** Sorts the parameters, so that the same page has the same links. */
    public Frame {
        query = new TreeMap<>(query);
    }

    /** Whether the page is English. */
    public boolean english() {
        return "en".equals(language);
    }

    /** The value of the {@code lang} attribute. */
    public String htmlLanguage() {
        return english() ? "en" : "zh-CN";
    }

    /** One of two whole phrases. */
    public String t(String zh, String en) {
        return english() ? en : zh;
    }

    /** A sentence in the page's tongue. */
    public String t(Message message) {
        return message.in(language);
    }

    /** A link inside that keeps the tongue; names and values alternate, blank values are left out. */
    public String link(String to, Object... pairs) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            String value = String.valueOf(pairs[i + 1]);
            if (!value.isBlank()) {
                parts.add(pairs[i] + "=" + encode(value));
            }
        }
        if (english()) {
            parts.add("lang=en");
        }
        return parts.isEmpty() ? to : to + "?" + String.join("&", parts);
    }

    /** This page with one parameter changed; a blank value drops it. */
    public String with(String name, Object value) {
        Map<String, String> changed = new TreeMap<>(query);
        changed.put(name, String.valueOf(value));
        return link(path, pairs(changed));
    }

    /** This page in the other tongue. */
    public String otherTongue() {
        Frame other = new Frame(english() ? "zh" : "en", path, query, origin, replay, lastSweep);
        return other.link(path, pairs(query));
    }

    private static Object[] pairs(Map<String, String> of) {
        return of.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray();
    }

    /** Text as one segment of a path or a value of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A time for people: ISO, Beijing time. */
    public String time(Instant instant) {
        return IN_BEIJING.format(instant);
    }

    /** The time of day in Beijing, to the second. */
    public String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    /** A time in Beijing, ISO. */
    public static String beijing(Instant instant) {
        return IN_BEIJING.format(instant);
    }

    /** A time with its zone in words. */
    public String timeAndZone(Instant instant) {
        return time(instant) + t(" 北京时间", " Beijing time (UTC+8)");
    }

    /** A number with separators. */
    public String number(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    /** The 14 digits of a time in UTC. */
    public static String ts14(Instant instant) {
        return TS14.format(instant);
    }

    /** The page with the receipt of a capture. */
    public String receipt(ArchivedRecord record) {
        return link(
                "/captures/" + ts14(record.date()) + "/" + inPath(record.uri().toString()));
    }

    /** The replay of a capture. */
    public String replayOf(ArchivedRecord record) {
        return replay + "/" + ts14(record.date()) + "/" + record.uri();
    }

    /** The replay of a capture with a place marked and scrolled to. */
    public String replayOf(ArchivedRecord record, Locator locator) {
        return replay + "/" + ts14(record.date()) + "~" + modifier(locator) + "/" + record.uri() + "#nianbao-mark";
    }

    private static String modifier(Locator locator) {
        String cell = "cell=" + locator.grid() + "." + locator.row() + "." + locator.column();
        if (locator.place() instanceof Locator.Span span) {
            return "mark=" + span.start() + "-" + span.end();
        }
        if (locator.place() instanceof Locator.Box box) {
            return String.format(
                    java.util.Locale.ROOT,
                    "page=%d~box=%.2f,%.2f,%.2f,%.2f",
                    box.page(),
                    box.x(),
                    box.y(),
                    box.w(),
                    box.h());
        }
        return cell;
    }

    /** An archived address as the end of a path: what would end the path or be decoded on the way is escaped. */
    public static String inPath(String uri) {
        return ascii(uri).replace("%", "%25").replace("?", "%3F").replace("#", "%23");
    }

    /** An address with everything percent-encoded that must not stand in one: blanks, quotes, letters beyond ASCII. */
    public static String ascii(String uri) {
        StringBuilder out = new StringBuilder(uri.length());
        for (byte b : uri.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c <= ' ' || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
                out.append(String.format(java.util.Locale.ROOT, "%%%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
