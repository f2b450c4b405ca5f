package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/**
 * Menus whose entries call a function of another file, {@code javascript:go('xxgknb')}: the link to the file carries the
 * calls, and where the file has been fetched its function makes their addresses.
 */
final class Called implements Platform {
    private static final Sought CALL = Sought.anyCase(
            "(?:javascript:|onclick\\s*=\\s*[\"']?)\\s*([A-Za-z_$][\\w$]{1,40})\\(\\s*['\"]([\\w./-]{1,60})['\"]\\s*\\)[^<>]{0,200}>((?:<[^<>]{0,200}>|[^<>]){1,200}?)</(?:a|li|td|div|span)",
            "javascript:",
            "onclick");
    private static final Pattern CARRIED = Pattern.compile("([\\w$]{2,40})\\(([\\w./-]{1,60})\\)=(\\S{2,40})");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>|&nbsp;|\\s");
    private static final Pattern EXPRESSION = Pattern.compile(Joined.EXPRESSION);
    private static final int LONGEST_NAME = 20;
    private static final int MOST = 12;
    private static final int MOST_SEEN = 200;

    @Override
    public String name() {
        return "script";
    }

    @Override
    public boolean recognises(Page page) {
        return page.mediaType().contains("javascript")
                && CARRIED.matcher(page.anchor()).find();
    }

    @Override
    public List<Link> entries(Page page) {
        List<Link> links = new ArrayList<>();
        CARRIED.matcher(page.anchor()).results().forEach(call -> address(page, call.group(1), call.group(2))
                .flatMap(a -> Addresses.resolve(page.uri(), a))
                .ifPresent(uri -> links.add(new Link(uri, call.group(3), 'X'))));
        return links;
    }

    @Override
    public List<Link> paging(Page page) {
        return List.of();
    }

    private static Optional<String> address(Page page, String function, String argument) {
        Matcher body = Pattern.compile("(?:function\\s+" + Pattern.quote(function) + "|" + Pattern.quote(function)
                        + "\\s*[=:]\\s*function)\\s*\\(\\s*(\\w{1,40})\\s*\\)\\s*\\{([^}]{1,800})")
                .matcher(page.html());
        if (!body.find()) {
            return Optional.empty();
        }
        String hole = "{" + body.group(1) + "}";
        Joined joined = new Joined(page);
        return EXPRESSION
                .matcher(body.group(2))
                .results()
                .map(r -> joined.address(r.group()))
                .filter(a -> a.contains(hole))
                .map(a -> a.replace(hole, argument))
                .findFirst();
    }

    /** The calls of a page that no script on it answers, as the name of a link carries them; blank when there are none. */
    static String carried(Page page) {
        Matcher call = CALL.matcher(page.html());
        StringBuilder calls = new StringBuilder();
        String scripts = "";
        int left = MOST;
        for (int seen = 0; seen < MOST_SEEN && left > 0 && call.find(); seen++) {
            scripts = scripts.isEmpty() ? Frames.scriptText(page) + ' ' : scripts;
            String name = TAG.matcher(call.group(3)).replaceAll("");
            if (name.length() > 1 && name.length() <= LONGEST_NAME && !scripts.contains("function " + call.group(1))) {
                calls.append(' ')
                        .append(call.group(1))
                        .append('(')
                        .append(call.group(2))
                        .append(")=")
                        .append(name);
                left--;
            }
        }
        return calls.toString();
    }
}
