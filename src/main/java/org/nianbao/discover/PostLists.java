package org.nianbao.discover;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.PostAddress;

/**
 * Lists that a script asks for with POST (新点 Epoint, 大汉 dataproxy, single-page sites): address and fields stand in the
 * call. Only calls that plainly ask for a list are repeated, never one that might write something.
 */
final class PostLists {
    private static final Pattern CALL = Pattern.compile(
            "\\$\\.post\\(\\s*[\"']([^\"'\\s]{1,300})[\"']\\s*,\\s*|axios\\.post\\(\\s*[\"']([^\"'\\s]{1,300})[\"']\\s*,\\s*"
                    + "|fetch\\(\\s*[\"']([^\"'\\s]{1,300})[\"']\\s*,\\s*|\\burl\\s*:\\s*[\"']([^\"'\\s]{1,300})[\"']",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POST =
            Pattern.compile("(?:type|method)\\s*:\\s*[\"']post[\"']", Pattern.CASE_INSENSITIVE);
    /** Without this word there is nothing to look for. */
    private static final Sought MARK = Sought.anyCase("[\"'.]post\\b", "post");

    private static final Pattern FORM = Pattern.compile("(?:data|body)\\s*:\\s*[\"']([^\"'\\n<>]{3,500})[\"']");
    private static final Pattern NESTED = Pattern.compile(
            "\\{\\s*[\"']?(\\w{1,40})[\"']?\\s*:\\s*JSON\\.stringify\\(\\s*(\\{[^{}]{3,600}\\})\\s*\\)");
    private static final Pattern STRINGIFIED = Pattern.compile("JSON\\.stringify\\(\\s*(\\{[^{}]{3,600}\\})");
    private static final Pattern OBJECT = Pattern.compile("(\\{[^{}]{3,600}\\})");
    private static final Pattern FIELD = Pattern.compile(
            "[\"']?(\\w{1,40}(?:\\[\\w{0,20}\\])?)[\"']?\\s*:\\s*\\[?\\s*(?:\"([^\"\\n]{0,200})\"|'([^'\\n]{0,200})'|(-?\\d{1,9})|("
                    + Joined.VALUE + "))\\s*\\]?\\s*(?=[,}])");
    /** {@code {page, size}} stands for {@code {page: page, size: size}}. */
    private static final Pattern SHORT = Pattern.compile("(?<=[{,])\\s*([A-Za-z_$][\\w$]{0,40})\\s*(?=[,}])");

    private static final Pattern READS = Pattern.compile(
            "list|query|search|find|select|page|proxy|load|get|article|content|info|data", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITES = Pattern.compile(
            "save|add|insert|update|delete|remove|submit|login|logon|register|upload|comment|vote|apply|sms|captcha|count|hit|click|visit",
            Pattern.CASE_INSENSITIVE);
    private static final int WINDOW = 900;
    private static final int MOST = 4;

    private PostLists() {}

    /** The lists that the scripts of a page ask for. */
    static List<Link> of(Page page) {
        return MARK.in(page.html()) ? found(page) : List.of();
    }

    private static List<Link> found(Page page) {
        String scripts = Frames.scriptText(page);
        List<Link> links = new ArrayList<>();
        Matcher call = CALL.matcher(scripts);
        while (call.find() && links.size() < MOST) {
            service(page, scripts, call)
                    .ifPresent(uri -> links.add(new Link(uri, "列表服务" + GetLists.templates(page), 'X')));
        }
        return links;
    }

    private static Optional<URI> service(Page page, String scripts, Matcher call) {
        String printed = address(call);
        boolean direct = call.group(1) != null || call.group(2) != null;
        String around = Braces.around(scripts, call.start(), WINDOW);
        String after = call.group(4) == null ? Braces.rest(scripts, call.end(), WINDOW) : around;
        if (!harmless(printed) || (!direct && !POST.matcher(around).find())) {
            return Optional.empty();
        }
        return Addresses.resolve(page.uri(), printed).flatMap(uri -> sent(uri, after, new Joined(page)));
    }

    private static String address(Matcher call) {
        int group = 1;
        while (call.group(group) == null) {
            group++;
        }
        return call.group(group);
    }

    /** Whether an address is one of those that a page posts to, or is named as if asking for it changed something. */
    static boolean better(List<Link> posts, URI address) {
        boolean posted = posts.stream()
                .flatMap(l -> PostAddress.of(l.uri()).stream())
                .anyMatch(p -> p.uri().equals(address));
        String path = String.valueOf(address.getRawPath()).toLowerCase(Locale.ROOT);
        return posted || WRITES.matcher(path.replaceFirst("^.*/(?=[^/]+$)", "")).find();
    }

    /** Whether asking for an address changes nothing, as far as its name says. */
    static boolean reads(String address) {
        String name = address.replaceFirst("\\?.*", "").replaceFirst("^.*/(?=[^/]+/?$)", "");
        return !WRITES.matcher(name).find();
    }

    /** Whether something may be sent to an address: it is named like a list and like nothing that is written. */
    static boolean harmless(String address) {
        String name = address.replaceFirst("\\?.*", "")
                .replaceFirst("^.*/(?=[^/]+/?[^/]*$)", "")
                .toLowerCase(Locale.ROOT);
        return READS.matcher(name).find()
                && !WRITES.matcher(name.replaceFirst("^.*/", "")).find();
    }

    private static Optional<URI> sent(URI uri, String after, Joined joined) {
        Matcher nested = NESTED.matcher(after);
        if (nested.find()) {
            String name = nested.group(1);
            return json(nested.group(2), joined).map(j -> PostAddress.ofForm(uri, name + "=" + encoded(j)));
        }
        Matcher json = STRINGIFIED.matcher(after);
        if (json.find()) {
            return json(json.group(1), joined).map(j -> PostAddress.ofJson(uri, j));
        }
        Matcher object = OBJECT.matcher(after.replaceFirst("(?s)^.*?\\bdata\\s*:\\s*(?=\\{)", ""));
        Matcher form = FORM.matcher(after);
        if (form.find() && form.group(1).contains("=")) {
            return Optional.of(PostAddress.ofForm(uri, form.group(1).replace(" ", "%20")));
        }
        return object.find() ? form(object.group(1), joined).map(f -> PostAddress.ofForm(uri, f)) : Optional.empty();
    }

    /** What the fields of an object are sent as; empty when one of them is not known from the page. */
    static Optional<String> form(String object, Joined joined) {
        return fields(object, joined)
                .map(fields -> String.join(
                        "&",
                        fields.stream()
                                .map(f -> encoded(f.name()) + "=" + encoded(f.value()))
                                .toList()));
    }

    private static Optional<String> json(String object, Joined joined) {
        return fields(object, joined)
                .map(fields -> "{"
                        + String.join(
                                ",",
                                fields.stream()
                                        .map(f -> "\"" + f.name() + "\":"
                                                + (f.quoted()
                                                        ? "\"" + f.value().replaceAll("[\\\\\"]", "") + "\""
                                                        : f.value()))
                                        .toList())
                        + "}");
    }

    private record Field(String name, String value, boolean quoted) {}

    /** The fields of an object; empty when one of them is not known from the page. */
    private static Optional<List<Field>> fields(String object, Joined joined) {
        List<Field> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(SHORT.matcher(object).replaceAll("$1:$1"));
        while (field.find()) {
            String text = field.group(2) == null ? field.group(3) : field.group(2);
            String name = field.group(1);
            Optional<Field> known = text != null
                    ? Optional.of(new Field(name, text, true))
                    : field.group(4) != null
                            ? Optional.of(new Field(name, field.group(4), false))
                            : variable(name, field.group(5), joined);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            fields.add(known.get());
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }

    private static Optional<Field> variable(String field, String value, Joined joined) {
        if (value.matches("true|false|null")) {
            return Optional.of(new Field(field, value, false));
        }
        String known = joined.address(value);
        return known.isEmpty() || known.startsWith("{")
                ? Optional.empty()
                : Optional.of(new Field(field, known, !known.matches("\\d{1,9}") || joined.writtenAsText(value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
