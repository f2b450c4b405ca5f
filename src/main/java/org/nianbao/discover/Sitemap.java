package org.nianbao.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Site;

/** A sitemap (sitemaps.org): addresses without names, so only their slugs can tell. */
final class Sitemap {
    private static final Pattern START =
            Pattern.compile("^\\s*(<\\?xml[^>]{0,200}>)?\\s*(<!--.{0,500}?-->\\s*)?<(urlset|sitemapindex)\\b");
    private static final Pattern LOC = Pattern.compile("<loc>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\]\\s]{1,1000})");
    private static final Pattern FOLDER = Pattern.compile("/$|/(index|list|default)\\.[a-z]{3,5}$");
    private static final Pattern WAY =
            Pattern.compile("/(zwgk|xxgk|zfxxgk|zfxxgkzl|xxgkml|gkml|zfxxgkml|dzgk|zwxx)/([^/]*\\.[a-z]{3,5})?$");
    private static final int NESTED = 260;
    private static final int COLUMN = 850;
    private static final int ARTICLE = 650;
    private static final int TOWARDS = 510;
    private static final int MOST = 50_000;
    private static final int MOST_ARTICLES = 60;

    private Sitemap() {}

    /** Whether a page is one. */
    static boolean is(Page page) {
        return START.matcher(page.html()).lookingAt();
    }

    /** Where it usually lies. */
    static Optional<Link> usual(Page home) {
        return Addresses.resolve(home.uri(), "/sitemap.xml").map(uri -> new Link(uri, "sitemap.xml", 'X'));
    }

    /** The addresses worth following: other sitemaps, columns of annual reports, or else reports, or else ways there. */
    static List<LinkJudgement> links(Page page, Site site) {
        boolean index = page.html().contains("<sitemapindex");
        List<LinkJudgement> columns = new ArrayList<>();
        List<LinkJudgement> articles = new ArrayList<>();
        List<LinkJudgement> ways = new ArrayList<>();
        Matcher loc = LOC.matcher(page.html());
        for (int n = 0; n < MOST && loc.find(); n++) {
            Optional<URI> uri = Addresses.resolve(page.uri(), loc.group(1).replace("&amp;", "&"));
            if (uri.isEmpty() || Slug.foreign(uri.get(), site)) {
                continue;
            }
            String path = String.valueOf(uri.get().getRawPath());
            if (index) {
                ways.add(judged(uri.get(), NESTED, "站点地图的分册"));
            } else if (Slug.reports(uri.get()) || Slug.yearly(uri.get())) {
                boolean folder = FOLDER.matcher(path).find();
                (folder ? columns : articles).add(judged(uri.get(), folder ? COLUMN : ARTICLE, "站点地图中的地址含年报栏目的缩写"));
            } else if (WAY.matcher(path).find()) {
                ways.add(judged(uri.get(), TOWARDS, "站点地图中的地址像是政务公开栏目"));
            }
        }
        return best(columns, articles, ways);
    }

    private static List<LinkJudgement> best(
            List<LinkJudgement> columns, List<LinkJudgement> articles, List<LinkJudgement> ways) {
        if (!columns.isEmpty()) {
            return columns;
        }
        return articles.isEmpty() ? ways : articles.subList(0, Math.min(articles.size(), MOST_ARTICLES));
    }

    private static LinkJudgement judged(URI uri, int promise, String why) {
        return new LinkJudgement(new Link(uri, "", 'X'), promise, List.of(why));
    }
}
