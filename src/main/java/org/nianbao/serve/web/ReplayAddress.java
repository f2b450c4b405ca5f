package org.nianbao.serve.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Locator;
import org.nianbao.serve.web.view.Frame;

/**
 * An address of the replay: {@code /{ts14}[~name=value…]/{archived address}}. What we ask for stands behind the time, as
 * other replays have it, because every parameter behind a question mark belongs to the archived address.
 *
 * @param digits the time, 4 to 14 digits
 * @param wishes {@code mark=start-end}, {@code cell=grid.row.column}, {@code page=n}, {@code box=x,y,w,h}, {@code picture=n}, {@code
 *     inner=1} for what stands in a frame of a replayed page
 * @param uri the archived address
 */
record ReplayAddress(String digits, Map<String, String> wishes, URI uri) {
    private static final Pattern FORM = Pattern.compile("/([0-9]{4,14})((?:~[a-z]{1,10}=[^/~]{0,100})*)/(.+)");
    private static final Pattern MARK = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");
    private static final Pattern CELL = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})\\.([0-9]{1,6})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,12})?");

    static Optional<ReplayAddress> parse(String path, String query) {
        Matcher found = FORM.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        Map<String, String> wishes = new LinkedHashMap<>();
        for (String wish : found.group(2).split("~")) {
            int equals = wish.indexOf('=');
            if (equals > 0) {
                wishes.put(wish.substring(0, equals), wish.substring(equals + 1));
            }
        }
        // Some proxies fold the two slashes of an address that stands in a path.
        String address = found.group(3).replaceFirst("^(https?):/+", "$1://") + (query == null ? "" : "?" + query);
        return Query.address(address).map(uri -> new ReplayAddress(found.group(1), wishes, uri));
    }

    /** The same at another time. */
    String at(String ts14) {
        StringBuilder path = new StringBuilder("/").append(ts14);
        wishes.forEach(
                (name, value) -> path.append('~').append(name).append('=').append(value));
        return path.append('/').append(uri).toString();
    }

    /** The same with another wish; a blank value drops it. */
    ReplayAddress with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(wishes);
        if (value.isBlank()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new ReplayAddress(digits, changed, uri);
    }

    /** Another address at the same time. */
    static String of(String ts14, URI target) {
        return "/" + ts14 + "/" + Frame.ascii(target.toString());
    }

    Optional<Locator.Span> mark() {
        Matcher found = MARK.matcher(wishes.getOrDefault("mark", ""));
        return found.matches()
                ? Optional.of(new Locator.Span(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    /** Grid, row and column. */
    Optional<int[]> cell() {
        Matcher found = CELL.matcher(wishes.getOrDefault("cell", ""));
        return found.matches()
                ? Optional.of(new int[] {
                    Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))
                })
                : Optional.empty();
    }

    /** Whether it stands in a frame of a page that has a receipt of its own. */
    boolean inner() {
        return wishes.containsKey("inner");
    }

    int page() {
        return Query.number(wishes.get("page"), 1).orElse(1);
    }

    Optional<Integer> picture() {
        return Query.number(wishes.get("picture"), 1);
    }

    /** The rectangle on the page wanted. */
    Optional<Locator.Box> box() {
        String[] parts = wishes.getOrDefault("box", "").split(",");
        if (parts.length != 4
                || !java.util.Arrays.stream(parts)
                        .allMatch(p -> NUMBER.matcher(p).matches())) {
            return Optional.empty();
        }
        return Optional.of(new Locator.Box(
                page(),
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3])));
    }
}
