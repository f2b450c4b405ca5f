package org.nianbao.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Introduction;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** Judges pages and links: what they are, how promising, whose report of which year. Pure. */
public final class Discovery {
    private static final int PAGING = 700;
    private static final int SHELL = 520;
    private static final int SCRIPT = 98;
    private static final int LOADED = 690;
    private static final int LOADED_GUESS = 56;
    private static final int WAY = 500;
    private static final int PART = 400;
    private static final int MOST_PARTS = 10;
    private static final int SITEMAP = 70;
    private static final int MAYBE_PAGING = 97;
    private static final int UNLIKELY_PAGE = 90;
    private static final String MAYBE_FURTHER = "可能的后页";
    /** Of a list whose further pages show reports, too. */
    private static final String STREWN_FURTHER = "列表的后页";
    /** The same after a page that showed none. */
    private static final String PERHAPS_FURTHER = "列表可能的后页";
    /** No guess any more: the years that a list has shown so far say nothing of those on its further pages. */
    private static final int STREWN_PAGING = 110;

    private final List<Platform> platforms = List.of(
            new Gkmlpt(),
            new HanwebModule(),
            new HanwebUnit(),
            new Hanweb(),
            new Ucap(),
            new Eportal(),
            new LonSun(),
            new Zhengzhou(),
            new Epoint(),
            new Trs(),
            new Called(),
            new JsonLists(),
            new Framed(),
            new Generic());

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
        if (Sitemap.is(page)) {
            return new Judgement(Kind.WAY, "sitemap", Optional.empty(), Sitemap.links(page, site), List.of("这是站点地图"));
        }
        List<Platform> shown =
                platforms.stream().filter(p -> p.recognises(page)).toList();
        Platform platform = shown.get(0);
        PageRules pages = new PageRules(page, site);
        List<Link> links = links(page, site, shown, pages);
        Said said = new Said(site);
        Map<URI, ReportTitle> titled = titled(links, site, said);
        long listed =
                titled.values().stream().filter(t -> t.body().wanted(site)).count();
        PageRules.Verdict verdict = pages.verdict(listed, titled.size());
        Map<URI, LinkJudgement> best = new LinkedHashMap<>();
        LinkRules rules = new LinkRules(page, site, others(verdict, site) ? Kind.OTHER : verdict.kind(), said);
        links.forEach(link -> rules.judge(link).ifPresent(judged -> keep(best, judged)));
        Asked.named(page).forEach(asked -> rules.judge(Asked.bare(asked))
                .ifPresent(j -> keep(best, new LinkJudgement(asked, j.promise(), j.why()))));
        if (verdict.kind() == Kind.COLUMN) {
            paging(page, shown, best);
            if (listed == 0) {
                elsewhere(page, best);
            }
        }
        if (site.homeUrl().filter(page.uri()::equals).isPresent()) {
            Sitemap.usual(page).ifPresent(l -> keep(best, new LinkJudgement(l, SITEMAP, List.of("站点地图通常在这里"))));
        }
        lastResorts(page, site, verdict.kind() != Kind.REPORT && listed == 0, best);
        if (verdict.kind() == Kind.OTHER || verdict.kind() == Kind.LOOKALIKE) {
            maybePaging(page, shown, listed, best);
        }
        if (verdict.kind() == Kind.COLUMN && best.isEmpty()) {
            below(page, site, links, said, best);
        }
        Quartet.fourth(page, said).ifPresent(l -> keep(best, l));
        if (verdict.kind() == Kind.REPORT && !others(verdict, site)) {
            Frames.viewed(page).forEach(link -> rules.judge(link).ifPresent(judged -> keep(best, judged)));
        }
        if (Frames.shell(page) && verdict.kind() != Kind.COLUMN) {
            shell(page, best);
        }
        loaded(page, verdict.kind(), best);
        new Guesses(page, site, verdict.kind(), said)
                .among(links).stream().filter(l -> !best.containsKey(l.uri())).forEach(l -> keep(best, l));
        List<LinkJudgement> aside = new LeftAside(page, site, said).of(links, best);
        return judgement(platform, verdict, ranked(best), aside);
    }

    /**
     * What is worth a request where columns lead nowhere.
     *
     * @param nothing whether the page itself shows nothing that is sought
     */
    private static void lastResorts(Page page, Site site, boolean nothing, Map<URI, LinkJudgement> best) {
        List<LinkJudgement> last = new ArrayList<>();
        boolean front = site.homeUrl().filter(page.uri()::equals).isPresent();
        if (front || ColumnName.of(page.anchor(), site.name()).isPresent()) {
            last.addAll(SiteSearch.of(page));
        }
        if (nothing) {
            last.addAll(Pieces.of(page));
        }
        last.stream()
                .filter(l -> site.hasHost(String.valueOf(l.uri().getHost())))
                .filter(l -> !best.containsKey(l.uri()))
                .forEach(l -> keep(best, l));
    }

    /** What links a page shows, those that its platform hides among them. */
    private static List<Link> links(Page page, Site site, List<Platform> shown, PageRules pages) {
        List<Link> links = new ArrayList<>(Asked.without(page.links()));
        shown.forEach(p -> links.addAll(p.entries(page)));
        return pages.gathers().map(year -> Gathering.named(links, year, site)).orElse(links);
    }

    /** A report of a department or township that is not asked for: what is attached to it is not wanted either. */
    private static boolean others(PageRules.Verdict verdict, Site site) {
        return verdict.report()
                .filter(r -> r.scope() == Scope.DEPARTMENT || r.scope() == Scope.TOWNSHIP)
                .filter(r -> !site.beyond().contains(r.scope()))
                .isPresent();
    }

    /** What a site says of itself on its home page. */
    public Introduction introduce(Page home) {
        return Imprint.of(home);
    }

    /**
     * A signal of a judgement in English; names and titles in it stay as they are. A phrase that has no translation is
     * given back as it is.
     *
     * @param why one of {@link Judgement#why()} or {@link LinkJudgement#why()}
     */
    public static String inEnglish(String why) {
        return Phrases.english(why).orElse(why);
    }

    /** The list of a column that shows none itself: in a frame, in data that a script loads, or in a script. */
    private static void elsewhere(Page page, Map<URI, LinkJudgement> best) {
        Frames.frames(page).forEach(l -> keep(best, new LinkJudgement(l, PAGING, List.of("年报栏目的内嵌框架"))));
        page.links().stream()
                .filter(l -> l.kind() == 'E' && !LinkRules.asset(l.uri()) && !Slug.document(l.uri()))
                .forEach(l -> keep(best, new LinkJudgement(l, PAGING, List.of("年报栏目的内嵌框架"))));
        Frames.data(page).forEach(l -> keep(best, new LinkJudgement(l, LOADED, List.of("年报栏目由脚本装入的数据"))));
        Frames.scripts(page).forEach(l -> keep(best, new LinkJudgement(l, LOADED, List.of("年报栏目由脚本装入的数据"))));
    }

    /** Menus and lists that scripts load into a page of which nothing better is known. */
    private static void loaded(Page page, Kind kind, Map<URI, LinkJudgement> best) {
        if (kind == Kind.WAY || kind == Kind.OTHER) {
            List<Link> loaded = new ArrayList<>(Frames.data(page));
            loaded.addAll(JsonLists.services(page));
            loaded.addAll(PostLists.of(page));
            loaded.addAll(Frames.scripts(page));
            loaded.stream()
                    .filter(l -> !best.containsKey(l.uri()))
                    .forEach(l -> keep(best, new LinkJudgement(l, LOADED_GUESS, List.of("页面的内容由脚本写出"))));
        }
    }

    /** The addresses that are named like a report, of the district itself or of anybody. */
    private static Map<URI, ReportTitle> titled(List<Link> links, Site site, Said said) {
        Map<URI, ReportTitle> titled = new LinkedHashMap<>();
        for (Link link : links) {
            said.by(link)
                    .title()
                    .ifPresent(t -> titled.merge(
                            link.uri(), t, (one, other) -> one.body().wanted(site) ? one : other));
        }
        return titled;
    }

    private static void keep(Map<URI, LinkJudgement> best, LinkJudgement judged) {
        best.merge(judged.uri(), judged, (one, other) -> one.promise() >= other.promise() ? one : other);
    }

    /** A column without entries and without a part of a known name: its own parts, but for those of other bodies. */
    private static void below(Page page, Site site, List<Link> links, Said said, Map<URI, LinkJudgement> best) {
        String folder = page.uri().toString().replaceFirst("[^/]*$", "");
        links.stream()
                .filter(l -> l.uri().toString().startsWith(folder) && !l.uri().equals(page.uri()))
                .filter(l -> !said.by(l).foreign() && !Slug.foreign(l.uri(), site) && !Slug.document(l.uri()))
                .filter(l ->
                        said.by(l).lookAlike().isEmpty() && said.by(l).title().isEmpty())
                .limit(MOST_PARTS)
                .forEach(l -> keep(
                        best,
                        new LinkJudgement(
                                l, PART, List.of("年报栏目之下的子栏目：" + l.text().strip()))));
    }

    /** Pages often carry marks of several platforms, for instance of one they were moved from: the first answer counts. */
    private static void paging(Page page, List<Platform> shown, Map<URI, LinkJudgement> best) {
        if (Turning.enough(page.uri())) {
            return;
        }
        List<Link> pages = new ArrayList<>(shown.stream()
                .map(p -> p.paging(page))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of()));
        if (pages.equals(Turning.tried(page))) {
            Turning.unlikely(page)
                    .forEach(l -> keep(best, new LinkJudgement(l, UNLIKELY_PAGE, List.of("翻页的地址没有写明，试一试"))));
        }
        Asked.further(page).filter(l -> !pages.contains(l)).forEach(pages::add);
        pages.addAll(Turning.between(pages, page.uri()));
        int promise = PAGING;
        for (Link link : pages) {
            keep(best, new LinkJudgement(link, promise, List.of("年报栏目的翻页：" + link.text())));
            promise = Math.max(WAY, promise - 1);
        }
    }

    /**
     * A list that is no column of annual reports and yet shows one is turned over while years are missing; where a further
     * page shows one, too, up to the second page in a row that shows none.
     */
    private static void maybePaging(Page page, List<Platform> shown, long listed, Map<URI, LinkJudgement> best) {
        boolean turned = List.of(MAYBE_FURTHER, STREWN_FURTHER, PERHAPS_FURTHER).contains(page.anchor());
        if (listed == 0 && !turned || Turning.enough(page.uri())) {
            return;
        }
        String further = furtherOf(page.anchor(), listed > 0);
        int guess = listed > 0 ? MAYBE_PAGING : MAYBE_PAGING / 2;
        int promise = further.equals(MAYBE_FURTHER) ? guess : STREWN_PAGING;
        shown.stream()
                .flatMap(p -> p.paging(page).stream())
                .filter(l -> Turning.further(l.text()))
                .distinct()
                .limit(MOST_PARTS)
                .forEach(l -> keep(
                        best,
                        new LinkJudgement(new Link(l.uri(), further, l.kind()), promise, List.of("列表中有年报，后页可能还有"))));
    }

    /** What the next page of a list is called, from which the next but one knows what came before. */
    private static String furtherOf(String anchor, boolean lists) {
        boolean strewn = anchor.equals(STREWN_FURTHER) || anchor.equals(PERHAPS_FURTHER);
        if (lists && (strewn || anchor.equals(MAYBE_FURTHER))) {
            return STREWN_FURTHER;
        }
        return anchor.equals(STREWN_FURTHER) ? PERHAPS_FURTHER : MAYBE_FURTHER;
    }

    private static void shell(Page page, Map<URI, LinkJudgement> best) {
        Frames.frames(page).forEach(l -> keep(best, new LinkJudgement(l, SHELL, List.of("页面由框架组成"))));
        Frames.redirects(page).forEach(l -> keep(best, new LinkJudgement(l, SHELL, List.of("页面用脚本跳转"))));
        Frames.scripts(page).forEach(l -> keep(best, new LinkJudgement(l, SCRIPT, List.of("页面的内容由脚本写出"))));
        Frames.data(page).forEach(l -> keep(best, new LinkJudgement(l, SCRIPT, List.of("页面的内容由脚本写出"))));
    }

    private static List<LinkJudgement> ranked(Map<URI, LinkJudgement> best) {
        return best.values().stream()
                .sorted(Comparator.comparingInt(LinkJudgement::promise).reversed())
                .toList();
    }

    private static Judgement judgement(
            Platform platform, PageRules.Verdict verdict, List<LinkJudgement> links, List<LinkJudgement> aside) {
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
        return new Judgement(kind, platform.name(), verdict.report(), links, aside, why);
    }
}
