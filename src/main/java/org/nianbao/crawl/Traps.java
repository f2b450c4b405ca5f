package org.nianbao.crawl;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Trap;

/** Recognises what a site makes without end: by the address alone, by how many there are, by content met before. */
final class Traps {
    private static final int MOST_HOPS = 60;
    private static final int MOST_SEGMENTS = 20;
    private static final int MOST_REPEATS = 3;
    private static final int MOST_FACETS = 60;
    private static final int MOST_QUERIES = 400;
    private static final int FACETED = 4;
    private static final int FIRST_YEAR = 1990;
    /** Shorter texts say too little to tell pages apart by them. */
    private static final int TELLING = 200;

    private static final Pattern YEAR = Pattern.compile(
            "(?:^|&)(?:y|yy|yyyy|year|date|day|month|nian|nf|riqi|calendar|cal)[\\w]{0,12}=(\\d{4})(?=$|&|[-/.]?\\d{2}(?!\\d))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGING = Pattern.compile("[\\d\\s]+");
    private static final Pattern MONTH_FOLDER =
            Pattern.compile("/(?:calendar|rili|events?)/(\\d{4})(?:[/-]\\d{1,2}){1,2}(?:/|$)");

    private final int thisYear;
    private final Map<String, Set<String>> queries = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private String home = "";
    private String homeTitle = "";

    Traps(Clock clock) {
        thisYear = clock.instant().atZone(ZoneOffset.ofHours(8)).getYear();
    }

    /** Why an address is not to be asked for. */
    Optional<Outcome> of(QueuedUrl.Found found) {
        URI uri = found.uri();
        return hops(found)
                .or(() -> path(String.valueOf(uri.getRawPath())))
                .or(() -> calendar(uri))
                .or(() -> facets(uri));
    }

    private static Optional<Outcome> hops(QueuedUrl.Found found) {
        int hops = found.hops().length();
        return hops > MOST_HOPS ? Optional.of(Trap.MANY_HOPS.cutOff(hops)) : Optional.empty();
    }

    /** Relative links of a page that answers at any depth grow without end: /a/b/a/b/a/b/. */
    static Optional<Outcome> path(String path) {
        String[] segments = path.substring(Math.min(1, path.length())).split("/", -1);
        if (segments.length > MOST_SEGMENTS) {
            return Optional.of(Trap.DEEP_PATH.cutOff(segments.length));
        }
        for (int length = 1; length * MOST_REPEATS <= segments.length; length++) {
            for (int from = 0; from + length * MOST_REPEATS <= segments.length; from++) {
                if (!segments[from].isEmpty() && repeats(segments, from, length)) {
                    return Optional.of(Trap.ENDLESS_PATH.cutOff(
                            String.join("/", List.of(segments).subList(from, from + length))));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean repeats(String[] segments, int from, int length) {
        for (int i = from; i < from + length * (MOST_REPEATS - 1); i++) {
            if (!segments[i].equals(segments[i + length])) {
                return false;
            }
        }
        return true;
    }

    private Optional<Outcome> calendar(URI uri) {
        Matcher query = YEAR.matcher(String.valueOf(uri.getRawQuery()));
        Matcher folder = MONTH_FOLDER.matcher(String.valueOf(uri.getRawPath()));
        Matcher found = query.find() ? query : folder.find() ? folder : null;
        if (found == null) {
            return Optional.empty();
        }
        int year = Integer.parseInt(found.group(1));
        return year < FIRST_YEAR || year > thisYear + 1 ? Optional.of(Trap.CALENDAR.cutOff(year)) : Optional.empty();
    }

    /** One page in ever new combinations of its parameters. */
    private Optional<Outcome> facets(URI uri) {
        if (uri.getRawQuery() == null) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            names.add(pair.split("=", 2)[0]);
        }
        Set<String> distinct = new HashSet<>(names);
        boolean faceted = names.size() >= FACETED || distinct.size() < names.size();
        int most = faceted ? MOST_FACETS : MOST_QUERIES;
        String shape = Address.host(uri).toLowerCase(Locale.ROOT) + uri.getRawPath() + (faceted ? "?facets" : "");
        Set<String> met = queries.computeIfAbsent(shape, s -> new HashSet<>());
        if (met.contains(uri.getRawQuery()) || met.size() < most) {
            met.add(uri.getRawQuery());
            return Optional.empty();
        }
        return Optional.of(Trap.FACETED_QUERY.cutOff(most, uri.getRawPath()));
    }

    /** Why the links of a page that has been read are not to be followed. */
    Optional<Outcome> again(QueuedUrl url) {
        if (url.page().isEmpty() || url.visit().isEmpty()) {
            return Optional.empty();
        }
        String address = url.getURL();
        Page page = url.page().get();
        String payload = url.visit()
                .flatMap(Visit::record)
                .map(ArchivedRecord::payloadSha256)
                .orElse("");
        if (url.found().home() && home.isEmpty()) {
            homeTitle = page.title();
            home = undated(page);
        } else if (!url.found().home() && isHome(page)) {
            return Optional.of(Trap.FIRST_PAGE_AGAIN.cutOff(address));
        }
        String text = page.text().length() < TELLING ? "" : digest(page.title(), page.text());
        return mirrored(payload, address)
                .or(() -> mirrored(text, address))
                .map(first -> Trap.MIRROR.cutOff(first, address));
    }

    /** Its title and text without what changes from day to day; blank when that is too short to tell pages apart. */
    private static String undated(Page page) {
        String text = CHANGING.matcher(page.text()).replaceAll("");
        return text.length() < TELLING ? "" : digest(page.title(), text);
    }

    private boolean isHome(Page page) {
        return !home.isEmpty()
                && page.title().equals(homeTitle)
                && undated(page).equals(home);
    }

    /** The address where the same content was met first, when that was another one. */
    private Optional<String> mirrored(String digest, String address) {
        String first = digest.isEmpty() ? address : contents.computeIfAbsent(digest, d -> address);
        return first.equals(address) ? Optional.empty() : Optional.of(first);
    }

    private static String digest(String title, String text) {
        MessageDigest digest = Spool.sha256();
        digest.update((title + '\n').getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
