package org.nianbao.discover;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/**
 * Pages whose addresses stand whole in a script that loads parts of a page, where it cannot be told which part is loaded
 * when: {@code {zn:'/p/zn.html', nb:'/p/nb.html'}[location.hash]}. All are guesses.
 */
final class Pieces {
    private static final Sought LOADS = Sought.of(
            "\\.load\\(|\\bfetch\\(|\\bajax\\(|\\.get\\(|\\.src\\s*=|location|router|component",
            ".load(",
            "fetch(",
            "ajax(",
            ".get(",
            ".src",
            "location",
            "router",
            "component");
    private static final Pattern ADDRESS =
            Pattern.compile("[\"'`]([\\w./-]{1,200}\\.(?:s?html?|jhtml|jsp|aspx?|php))[\"'`](?!\\s*\\+)");
    private static final Pattern NAMED =
            Pattern.compile("(?:^|[/_-])\\w{0,8}(?:nb|ndbg|nianbao|annual)\\w{0,4}\\.\\w+$");
    private static final int NAMED_WORTH = 90;
    private static final int WORTH = 14;
    private static final int MOST = 12;

    private Pieces() {}

    /** What the scripts of a page may load. */
    static List<LinkJudgement> of(Page page) {
        String scripts = LOADS.in(page.html()) ? Frames.scriptText(page) : "";
        if (!LOADS.in(scripts)) {
            return List.of();
        }
        Map<URI, LinkJudgement> pieces = new LinkedHashMap<>();
        Matcher address = ADDRESS.matcher(scripts);
        while (pieces.size() < MOST && address.find()) {
            String printed = address.group(1);
            int worth = NAMED.matcher(printed).find() ? NAMED_WORTH : WORTH;
            Addresses.resolve(page.uri(), printed)
                    .filter(uri -> !uri.equals(page.uri()) && PostLists.reads(uri.toString()))
                    .ifPresent(uri -> pieces.putIfAbsent(
                            uri, new LinkJudgement(new Link(uri, "", 'X'), worth, List.of("脚本可能装入的页面"))));
        }
        return List.copyOf(pieces.values());
    }
}
