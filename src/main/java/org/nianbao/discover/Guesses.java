package org.nianbao.discover;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.nianbao.model.Coverage;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Site;

/**
 * Links that no rule knows, by what little speaks for them: a word, a slug, that they look like a column rather than an
 * article. All below {@link Coverage#GUESS}, so a sweep that has what it looks for never asks for them.
 */
final class Guesses {
    private static final int MOST = 25;
    private static final int HIGHEST = Coverage.GUESS - 1;
    private static final int LONGEST_NAME = 16;
    private static final int SHORT = 8;
    private static final int SEVERAL = 3;
    private static final int YEARLY = 92;
    private static final Pattern ARTICLE = Pattern.compile(
            "/t20\\d{6}_|/20\\d{2}-?\\d{2}(-?\\d{2})?/|/art/|/content/|/content_|/post_|[0-9a-f]{24,}|[0-9a-f]{8}-[0-9a-f]{4}-|/\\d{5,}\\.s?html?|/20\\d{2}/\\d{1,2}/");
    private static final Pattern ASIDE = Pattern.compile(
            "登录|注册|邮箱|微博|微信|无障碍|繁体|(?i:english)|收藏|设为首页|返回|关闭|打印|分享|联系我们|版权|隐私|备案|上一?页|上一篇|下一篇|首页$|申请表");
    /** Seldom right, and the last to be tried. */
    private static final Pattern SELDOM = Pattern.compile("领导|新闻|要闻|动态|图片|视频|招考|人事|天气|信箱|投诉|服务|互动|旅游|走进|招商");
    /** Columns of other bodies. */
    private static final Pattern OTHERS = Pattern.compile("部门|乡镇|街道|镇街|办事处");

    private static final Pattern FORMER =
            Pattern.compile("^(返回|进入|访问|浏览|回到)?(旧版|老版|原版|历史版|旧站|原网站|老网站)(网站|首页|门户)?(入口)?$");
    /** No guess: what a former site keeps is missing on this one. */
    private static final int FORMER_SITE = 130;

    /** Where the departments disclose, the government office among them, which often keeps the government's reports. */
    private static final Pattern DIRECTORY = Pattern.compile("^(政府|[区县市旗]直)?(部门|单位)(政府|政务)?信息公开(目录|平台|专栏)?$");

    private static final int DIRECTORY_WORTH = 45;
    private static final Pattern OFFICE = Pattern.compile("^[区县市旗]?(人民)?政府办(公室)?$|^[区县市旗]?府办(公室)?$");
    private static final int OFFICE_WORTH = 94;

    /** The same site for those who cannot see, or without scripts. */
    private static final Pattern EDITION = Pattern.compile(
            "^.{0,6}(无障碍|适老|长者|关怀|大字|文字|纯?文本|简洁|无图|触屏|手机|移动|(?i:wap)|静态).{0,4}[版站页]面?$|^无障碍(浏览|阅读|通道)?$");

    private static final int EDITION_WORTH = 6;
    /** A home page that shows so few ways is a door: whatever they are called, one of them leads in. */
    private static final int FEW_WAYS = 5;

    private static final int DOOR = 60;

    private static final Pattern WAYS = Pattern.compile(
            "/(\\w{0,6}(zwgk|xxgk|gkml|zfxx|zwxx|dzgk|gk)\\w{0,8}|public|open\\w{0,8}|govinfo\\w*)(/|$|\\.)");

    private static final Pattern FILE = Pattern.compile("(index|list|default)\\.[a-z]+$");
    private static final Pattern EARLIER = Pattern.compile("历年|历史|往年|归档|汇总|总览|旧版");
    private static final Pattern PUBLIC = Pattern.compile("政务|政府|信息|专栏|平台|专区|目录|导航|地图");
    private static final Pattern FURTHER = Pattern.compile("(进入.*|浏览.*|更多.*|20\\d\\d年?度?)?");

    private final Page page;
    private final Site site;
    private final Kind kind;
    private final Said said;

    Guesses(Page page, Site site, Kind kind, Said said) {
        this.said = said;
        this.page = page;
        this.site = site;
        this.kind = kind;
    }

    /** The best of them, each address once. */
    List<LinkJudgement> among(List<Link> links) {
        boolean yearly =
                links.stream().filter(this::yearly).map(Link::uri).distinct().count() >= SEVERAL;
        boolean door = door(links);
        Map<URI, LinkJudgement> best = new LinkedHashMap<>();
        for (Link link : links) {
            int promise = yearly && yearly(link) ? YEARLY : promise(link);
            promise = door && inside(link) ? Math.max(DOOR, promise) : promise;
            promise = promise == FORMER_SITE ? promise : Math.min(HIGHEST, promise);
            if (promise > 0) {
                LinkJudgement guess = new LinkJudgement(link, promise, List.of("没有更好的线索时可以试一试"));
                best.merge(link.uri(), guess, (one, other) -> one.promise() >= other.promise() ? one : other);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt(LinkJudgement::promise).reversed())
                .limit(MOST)
                .toList();
    }

    /** A title of nothing but a year and 年度报告: several of them may be what is sought. */
    private boolean yearly(Link link) {
        return said.by(link).bare().filter(t -> t.body().wanted(site)).isPresent()
                && site.hasHost(String.valueOf(link.uri().getHost()));
    }

    private boolean door(List<Link> links) {
        return front()
                && links.stream().filter(this::inside).map(Link::uri).distinct().count() <= FEW_WAYS;
    }

    private boolean front() {
        return site.homeUrl().filter(page.uri()::equals).isPresent();
    }

    /** Whether a link leads to another page of this site. */
    private boolean inside(Link link) {
        String host = link.uri().getHost();
        return host != null
                && site.hasHost(host.toLowerCase(Locale.ROOT))
                && !link.uri().equals(page.uri())
                && !LinkRules.asset(link.uri())
                && !Slug.document(link.uri());
    }

    /** The site as it was before, which often keeps the older reports. */
    private static boolean former(String name) {
        return FORMER.matcher(name).find();
    }

    /** The part of a directory that is the government office's. */
    private boolean office(String name) {
        return OFFICE.matcher(name.replace(site.name(), "")).matches();
    }

    private int promise(Link link) {
        if (!inside(link)) {
            return 0;
        }
        String name = said.by(link).plain();
        if (former(name)) {
            return FORMER_SITE;
        }
        if (office(name)) {
            return OFFICE_WORTH;
        }
        if (front() && EDITION.matcher(name).find()) {
            return EDITION_WORTH;
        }
        if (DIRECTORY.matcher(Wording.of(page.anchor())).find()) {
            return 0;
        }
        if (DIRECTORY.matcher(name).find()) {
            return DIRECTORY_WORTH;
        }
        boolean article = ARTICLE.matcher(link.uri().toString()).find() || name.length() > LONGEST_NAME;
        return article && !parent(link) ? 0 : column(link, name);
    }

    /** What may be a column. */
    private int column(Link link, String name) {
        boolean seldom = SELDOM.matcher(name).find();
        boolean aside = ASIDE.matcher(name).find()
                || seldom
                || (name.length() > SHORT && said.by(link).lookAlike().isPresent());
        // An address that says it is a way is believed before a name that a template has left there.
        boolean left = (aside && !way(link)) || OTHERS.matcher(name).find() || Slug.foreign(link.uri(), site);
        boolean folder = FILE.matcher(link.uri().toString()).replaceFirst("").endsWith("/");
        return left ? (seldom && folder && front() ? 1 : 0) : worth(link, name);
    }

    private static boolean way(Link link) {
        return WAYS.matcher(String.valueOf(link.uri().getRawPath())).find();
    }

    /** The column that a report lies in. */
    private boolean parent(Link link) {
        if (kind != Kind.REPORT) {
            return false;
        }
        String folder = FILE.matcher(link.uri().toString()).replaceFirst("");
        return folder.endsWith("/")
                && folder.length()
                        > site.homeUrl().map(u -> u.toString().length()).orElse(0)
                && page.uri().toString().startsWith(folder);
    }

    private int worth(Link link, String name) {
        int worth = 8;
        worth += said(name, "公开") ? 30 : 0;
        worth += said(name, "年报") || said(name, "年度") || said(name, "报告") ? 25 : 0;
        worth += EARLIER.matcher(name).find() ? 20 : 0;
        worth += PUBLIC.matcher(name).find() ? 12 : 0;
        worth += FURTHER.matcher(name).matches() ? 12 : 0;
        worth += Slug.reports(link.uri()) || Slug.yearly(link.uri()) ? 30 : 0;
        worth += way(link) ? 15 : 0;
        worth += link.kind() == 'E' ? 25 : 0;
        worth += kind == Kind.COLUMN ? 15 : 0;
        return worth + (parent(link) ? 40 : 0);
    }

    private static boolean said(String name, String word) {
        return name.contains(word);
    }
}
