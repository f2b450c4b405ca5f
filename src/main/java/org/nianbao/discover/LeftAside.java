package org.nianbao.discover;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.model.Coverage;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Site;

/**
 * Links that look like what is sought and are left aside, with the reason, so that a person can see that it is right: what is
 * not followed, and what lies on another host. The latter keep their promise, and the crawl decides of them.
 */
final class LeftAside {
    /** Only links with these words are worth a word: everything else is plainly something else. */
    private static final Pattern RESEMBLES = Pattern.compile("年报|年度报告|年度.{0,12}报告|报表|信息公开|年.{0,6}公开");

    private static final String UNTAKEN = "链接文字提到年报或信息公开，但不像通向年报的链接";

    /** Lists of departments can be very long; what is shown of one page is bounded. */
    private static final int MOST = 200;

    private final Site site;
    private final Said said;
    private final boolean foreign;
    private final URI at;

    LeftAside(Page page, Site site, Said said) {
        this.at = page.uri();
        this.site = site;
        this.said = said;
        this.foreign = Slug.foreign(page.uri(), site) || ColumnName.foreign(page.title(), site);
    }

    /**
     * Sorts out.
     *
     * @param links all links of a page
     * @param worth what is worth following, by address
     * @return at most 200: what lies on other hosts, then the others in order of the page
     */
    List<LinkJudgement> of(List<Link> links, Map<URI, LinkJudgement> worth) {
        Set<URI> taken = worth.keySet();
        Map<URI, LinkJudgement> aside = new LinkedHashMap<>();
        worth.values().stream()
                .filter(j -> j.promise() >= Coverage.GUESS && elsewhere(j.uri()))
                .limit(MOST)
                .forEach(j -> aside.put(j.uri(), new LinkJudgement(j.link(), j.promise(), List.of(outside(j)))));
        for (Link link : links) {
            if (aside.size() < MOST
                    && !taken.contains(link.uri())
                    && !link.uri().equals(at)) {
                why(link).ifPresent(w -> aside.putIfAbsent(link.uri(), new LinkJudgement(link, 0, List.of(w))));
            }
        }
        return List.copyOf(aside.values());
    }

    private boolean elsewhere(URI uri) {
        return uri.getHost() != null && !site.hasHost(uri.getHost().toLowerCase(Locale.ROOT));
    }

    private String outside(LinkJudgement judged) {
        Words words = said.by(judged.link());
        String host = judged.uri().getHost();
        return words.title()
                .flatMap(ReportTitle::year)
                .map(year -> "看起来是" + year + "年的政府信息公开年度报告，但在另一主机" + host)
                .orElseGet(() ->
                        (words.column().filter(ColumnName::column).isPresent() ? "看起来是年报栏目，但在另一主机" : "看起来通向年报，但在另一主机")
                                + host);
    }

    private Optional<String> why(Link link) {
        Words words = said.by(link);
        if (!RESEMBLES.matcher(words.plain()).find()) {
            return Optional.empty();
        }
        Optional<LookAlike> other = words.lookAlike();
        if (other.isPresent()) {
            return Optional.of("链接文字是" + other.get().zh() + "，不是年报");
        }
        Optional<ReportTitle> title = words.title();
        if (title.isPresent()) {
            return body(title.get().body(), link).or(() -> Optional.of(UNTAKEN));
        }
        return Optional.of(words.foreign() ? "部门或乡镇街道的栏目" : UNTAKEN);
    }

    private Optional<String> body(Body body, Link link) {
        if (!body.own()) {
            return Optional.of("链接文字中的“" + body.name() + "”是另一个行政区");
        }
        if (!body.wanted(site)) {
            return Optional.of("链接文字中的“" + body.name() + "”属于" + body.scope().zh() + "，不是本级政府的年报");
        }
        boolean unnamed = body.name().isBlank() && (foreign || Slug.foreign(link.uri(), site));
        return unnamed ? Optional.of("在部门或乡镇街道的栏目里，没有写明是谁的年报") : Optional.empty();
    }
}
