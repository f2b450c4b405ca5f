package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** Lists and pieces of a page that a script asks for with GET, where the address is put together in the script. */
final class GetLists {
    private static final Sought CALL = Sought.anyCase(
            "(?:\\$\\.(?:get|getjson)|axios(?:\\.get)?|\\bfetch|\\brequest(?:\\.get)?|http\\.get|\\.load|\\.open\\(\\s*[\"']get[\"']\\s*,)\\(?\\s*("
                    + Joined.EXPRESSION + ")|\\burl\\s*:\\s*(" + Joined.EXPRESSION + ")",
            "get",
            "axios",
            "fetch",
            "request",
            ".load",
            "url");
    private static final Pattern POST =
            Pattern.compile("(?:type|method)\\s*:\\s*[\"']post[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELDS = Pattern.compile(
            "^\\s*,\\s*(\\{[^{}]{3,600}\\})|^.{0,200}?\\b(?:data|params)\\s*:\\s*(\\{[^{}]{3,600}\\})", Pattern.DOTALL);
    private static final Sought TEMPLATE = Sought.of("(" + Joined.EXPRESSION + ")", "+", "${");
    private static final Pattern HOLE = Pattern.compile("\\{[A-Za-z_]\\w{0,40}\\}");
    private static final Pattern PATH =
            Pattern.compile("(?:https?:/)?/?[\\w./{}-]{0,200}[/?.][\\w./{}?&=%,:~-]{1,300}");
    private static final int WINDOW = 500;
    private static final int MOST = 5;

    private GetLists() {}

    /** The services and pieces that the scripts of a page ask for. */
    static List<Link> of(Page page) {
        String scripts = Frames.scriptText(page);
        if (scripts.isEmpty()) {
            return List.of();
        }
        Joined joined = new Joined(page);
        List<Link> links = new ArrayList<>();
        Matcher call = CALL.matcher(scripts);
        while (call.find() && links.size() < MOST) {
            String after = scripts.substring(call.end(), Math.min(scripts.length(), call.end() + WINDOW));
            String around = scripts.substring(Math.max(0, call.start() - 120), call.end()) + after;
            if (call.group(1) != null || !POST.matcher(around).find()) {
                asked(page, joined, call.group(1) == null ? call.group(2) : call.group(1), after)
                        .ifPresent(links::add);
            }
        }
        return links;
    }

    private static Optional<Link> asked(Page page, Joined joined, String expression, String after) {
        String address = joined.address(expression);
        if (HOLE.matcher(address).find() || !PATH.matcher(address).matches() || !PostLists.reads(address)) {
            return Optional.empty();
        }
        Matcher fields = FIELDS.matcher(after);
        Optional<String> query = fields.find()
                ? PostLists.form(fields.group(1) == null ? fields.group(2) : fields.group(1), joined)
                : Optional.of("");
        return query.map(q -> q.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + q)
                .flatMap(a -> Addresses.resolve(page.uri(), a))
                .filter(uri -> !LinkRules.asset(uri) && !uri.equals(page.uri()))
                .map(uri -> new Link(uri, "列表数据" + templates(page), 'E'));
    }

    /**
     * How the scripts of a page make the address of an entry out of its fields, such as { /show/{id}.html}, with a space
     * before each; blank when they do not.
     */
    static String templates(Page page) {
        Joined joined = new Joined(page);
        return TEMPLATE.matcher(Frames.scriptText(page))
                .results()
                .map(r -> joined.address(r.group(1)))
                .map(a -> a.replaceFirst("^.*(?:href|src)\\s*=\\s*\\\\?[\"']?", "")
                        .replaceFirst("\\\\?[\"'>].*$", ""))
                .filter(a -> HOLE.matcher(a).find() && PATH.matcher(a).matches())
                .filter(a -> !a.toLowerCase(Locale.ROOT).contains("page"))
                .distinct()
                .limit(2)
                .reduce("", (all, a) -> all + " " + a);
    }
}
