package org.nianbao.discover;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/**
 * A page that gathers one year's reports of many bodies (2025年政府信息公开年报汇总): it is no report itself, and its files
 * are named by nothing but the bodies.
 */
final class Gathering {
    private static final Pattern TITLE = Pattern.compile("公开.{0,12}(?:年报|年度报告|报告)");
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,25}");
    private static final int FEWEST = 3;

    private Gathering() {}

    /** The year whose reports a page gathers; empty for a page that does no such thing. */
    static Optional<Integer> year(Page page, Witnesses witnesses, Site site) {
        // Few pages have so many files; titles cost more.
        return ofMany(page, site) && !witnesses.sections() ? year(witnesses) : Optional.empty();
    }

    private static boolean ofMany(Page page, Site site) {
        long others = page.links().stream()
                .filter(l -> file(l, site).filter(Body::lower).isPresent())
                .map(Link::uri)
                .distinct()
                .limit(FEWEST)
                .count();
        return others >= FEWEST;
    }

    private static Optional<Integer> year(Witnesses witnesses) {
        return witnesses.titles().stream()
                .map(Wording::of)
                .filter(t -> TITLE.matcher(t).find())
                .flatMap(t -> ReportTitle.year(t).stream())
                .findFirst();
    }

    /** The links of a page, each file of a body with the year that the page leaves unsaid there. */
    static List<Link> named(List<Link> links, int year, Site site) {
        return links.stream()
                .map(l -> file(l, site).isPresent()
                        ? new Link(l.uri(), year + "年" + l.text().strip(), l.kind())
                        : l)
                .toList();
    }

    /** Whose a file is that is named by its body only. */
    static Optional<Body> file(Link link, Site site) {
        String name = Slug.document(link.uri()) ? Wording.of(link.text()) : "";
        return NAME.matcher(name).matches()
                ? Optional.of(Body.of(name, site)).filter(b -> b.scope() != Scope.UNKNOWN)
                : Optional.empty();
    }
}
