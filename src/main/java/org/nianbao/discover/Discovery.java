package org.nianbao.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Site;

/** Judges pages and links: what they are, how promising, whose report of which year. Pure. */
public final class Discovery {
    private static final int PAGING = 700;
    private static final int SHELL = 520;
    private static final int WAY = 500;
    private static final int COLUMN = 800;
    private static final int QUARTET = 240;
    private static final int SITEMAP = 150;

    private final List<Platform> platforms = List.of(new Gkmlpt(), new Hanweb(), new Ucap(), new Trs(), new Generic());

    /**
     * Judges a page of a site and the links that leave it.
     *
     * <p>Annual reports of the district and of its government office are taken; those of departments and townships,
     * and whatever only looks like a report, are left aside: they are not among the links.
     *
     * @param page the page; blank source and text stand for a document that is not HTML
     * @param site whose site it is on
     * @return links with a promise from 1 to 1000, best first, no address twice
     */
    public Judgement judge(Page page, Site site) {
        if (page.html().isBlank()) {
            PageRules.Verdict verdict = DocumentRules.verdict(page, site);
            return new Judgement(verdict.kind(), "", verdict.report(), List.of(), verdict.why());
        }
        Platform platform =
                platforms.stream().filter(p -> p.recognises(page)).findFirst().orElseThrow();
        List<Link> links = new ArrayList<>(page.links());
        links.addAll(platform.entries(page));
        PageRules.Verdict verdict = new PageRules(page, site).verdict(listed(links, site));
        Map<URI, LinkJudgement> best = new LinkedHashMap<>();
        LinkRules rules = new LinkRules(page, site, verdict.kind());
        links.forEach(link -> rules.judge(link).ifPresent(judged -> keep(best, judged)));
        if (verdict.kind() == Kind.COLUMN) {
            paging(page, platform, best);
        }
        if (verdict.kind() == Kind.REPORT) {
            Frames.viewed(page).forEach(link -> rules.judge(link).ifPresent(judged -> keep(best, judged)));
        }
        if (Frames.shell(page) && verdict.kind() != Kind.COLUMN) {
            shell(page, best);
        }
        return judgement(platform, verdict, ranked(best));
    }

    /** How many different addresses are named like a report of the district itself. */
    private static long listed(List<Link> links, Site site) {
        return links.stream()
                .filter(l -> ReportTitle.of(l.text(), site)
                        .filter(t -> t.definite() && t.body().wanted())
                        .isPresent())
                .map(Link::uri)
                .distinct()
                .count();
    }

    private static void keep(Map<URI, LinkJudgement> best, LinkJudgement judged) {
        best.merge(judged.uri(), judged, (one, other) -> one.promise() >= other.promise() ? one : other);
    }

    private void paging(Page page, Platform platform, Map<URI, LinkJudgement> best) {
        List<Link> pages = platform.paging(page);
        if (pages.isEmpty()) {
            pages = platforms.get(platforms.size() - 1).paging(page);
        }
        int promise = PAGING;
        for (Link link : pages) {
            keep(best, new LinkJudgement(link, promise, List.of("年报栏目的翻页：" + link.text())));
            promise = Math.max(WAY, promise - 1);
        }
    }

    private static void shell(Page page, Map<URI, LinkJudgement> best) {
        Frames.frames(page).forEach(l -> keep(best, new LinkJudgement(l, SHELL, List.of("页面由框架组成"))));
        Frames.redirects(page).forEach(l -> keep(best, new LinkJudgement(l, SHELL, List.of("页面用脚本跳转"))));
    }

    /** The quartet's other columns and the site map are only worth a request where nothing better is in sight. */
    private static List<LinkJudgement> ranked(Map<URI, LinkJudgement> best) {
        int top = best.values().stream().mapToInt(LinkJudgement::promise).max().orElse(0);
        return best.values().stream()
                .filter(l -> l.promise() > QUARTET || (l.promise() > SITEMAP ? top < COLUMN : top < WAY))
                .sorted(Comparator.comparingInt(LinkJudgement::promise).reversed())
                .toList();
    }

    private static Judgement judgement(Platform platform, PageRules.Verdict verdict, List<LinkJudgement> links) {
        Kind kind = verdict.kind();
        List<String> why = new ArrayList<>(verdict.why());
        if (kind == Kind.OTHER
                && why.isEmpty()
                && !links.isEmpty()
                && links.get(0).promise() >= WAY) {
            kind = Kind.WAY;
            why.add("页面有通向年报栏目的链接");
        }
        if (why.isEmpty()) {
            why.add("没有与年报有关的迹象");
        }
        return new Judgement(kind, platform.name(), verdict.report(), links, why);
    }
}
