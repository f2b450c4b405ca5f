package org.nianbao.discover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** What a page says of itself: its titles, its column, its source, its dates. */
final class Witnesses {
    private static final Sought HEADING = Sought.anyCase(
            "(?s)<ucaptitle>(.{1,400}?)</ucaptitle>|<h1\\b[^>]{0,300}>(.{1,600}?)</h1>|<!--<\\$\\[标题]>begin-->(.{1,600}?)<!--<\\$\\[标题]>end-->",
            "<ucaptitle>",
            "<h1",
            "<!--<$[标题]>begin-->");
    private static final Pattern SHOWN = Pattern.compile(
            "<(?:h[2-4]\\b[^>]{0,300}|(?:div|p|td|span|strong)\\b[^>]{0,200}?class\\s*=\\s*[\"']?[^\"'>]{0,60}(?:tit|bt|head)[^>]{0,200})>([^<]{6,200})<",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^>]{0,300}>");
    private static final Pattern SEGMENT =
            Pattern.compile("\\s*(?:_|\\||--|——|\\s-\\s|(?<=[\\p{IsHan}）)])-(?=\\p{IsHan}))\\s*");
    private static final Pattern PERIOD = Pattern.compile("(20[0-3]\\d)年1月1日(?:起)?(?:至|到|—|-)");
    private static final Pattern SECTION =
            Pattern.compile("[一二三四五六七][、.](总体情况|概述|主动公开(政府信息)?(的)?情况|收到和处理政府信息公开申请|政府信息公开行政复议|依申请公开|存在的主要问题|其他需要报告)");
    private static final Pattern DISTRICT_TOTAL =
            Pattern.compile("(本报告|统计范围|数据|口径)[^。]{0,30}(全[区县市旗]汇总|汇总(了)?全[区县市旗]|(?<!不)(含|包括)[^。]{0,10}(部门|乡镇|街道))");
    private static final Pattern GOVERNMENT_PROPER =
            Pattern.compile("(本报告|统计范围|数据|口径)[^。]{0,30}(本级(政府)?及|不(含|包括)[^。]{0,8}(部门|乡镇|街道))");
    private static final Pattern ISSUER = Pattern.compile(
            "(?:发布机构|发布单位|公开机构|公开单位|责任单位|发文机关|信息来源|文章来源|来源|公开主体)[:：\\]】\\s]{0,4}(\\p{IsHan}{2,30})(?:[\\s\\[【]|$)");
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?:^|[\\s。])(\\p{IsHan}{2,25}(?:政府|办公室|局|委员会|办事处|街道|镇|乡|中心))[\\s　]{1,6}20[0-3]\\d\\s?[年./-]");
    /** Whose report it is, as its first sentences say. */
    private static final Pattern COMPILED =
            Pattern.compile("(?:编制|公布|公开|现将|由)(?:了|形成)?(\\p{IsHan}{2,25}?)(?:20[0-3]\\d年|政府信息公开|编制)");

    private static final Pattern WAY = Pattern.compile("(?:当前|现在|您的|你的|所在)位置(?:是)?\\s*[:：]?([^:：]{3,160})");
    private static final Pattern STEP = Pattern.compile("[>»›→/|\\\\]+|-{1,2}");
    private static final Pattern LOWER =
            Pattern.compile("\\p{IsHan}{2,20}(?:局|委员会|委|街道|街道办事处|镇|乡|镇人民政府|乡人民政府|镇政府|乡政府|分局|大队|管委会)");
    private static final int BLOCK = 300;
    private static final int BEGINNING = 3000;
    private static final int SECTIONS = 4;

    private final Page page;
    private final Site site;
    private Optional<String> heading;
    /** Known once it has been asked for. */
    private Boolean sections;

    Witnesses(Page page, Site site) {
        this.page = page;
        this.site = site;
    }

    /** Title of the article as the page's own marks name it, for instance {@code ArticleTitle}. */
    Optional<String> articleTitle() {
        return meta("articletitle").or(this::heading);
    }

    /** Several rules ask for it, and it is looked for in the whole source. */
    private Optional<String> heading() {
        if (heading == null) {
            heading = readHeading();
        }
        return heading;
    }

    private Optional<String> readHeading() {
        Matcher heading = HEADING.matcher(page.html());
        if (!heading.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= heading.groupCount(); group++) {
            if (heading.group(group) != null) {
                String text = TAG.matcher(heading.group(group))
                        .replaceAll(" ")
                        .replace("&nbsp;", " ")
                        .strip();
                return text.isBlank() ? Optional.empty() : Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** A meta tag with a real value; some sites print "null". */
    Optional<String> meta(String name) {
        return Optional.ofNullable(page.meta().get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.equals("null"));
    }

    /** The body whose report it is, as its first sentences, its source, its metadata or its signature say; first one wins. */
    Optional<String> publisher() {
        return compiler()
                .or(() -> meta("contentsource"))
                .or(() -> first(ISSUER))
                .or(this::signature)
                .or(this::sectionOf);
    }

    /** The department or township in whose part of the site a page stands, by its title or the way that it shows. */
    Optional<String> sectionOf() {
        Stream<String> parts = titleParts().stream();
        Matcher way = WAY.matcher(page.text().contains("位置") ? page.text() : "");
        if (way.find()) {
            parts = Stream.concat(parts, Arrays.stream(STEP.split(way.group(1))));
        }
        return parts.map(String::strip)
                .filter(part -> LOWER.matcher(part).matches()
                        && Body.of(Wording.of(part), site).lower())
                .findFirst();
    }

    /** Any words may stand there; only those that name a body for certain are believed. */
    private Optional<String> compiler() {
        return COMPILED.matcher(beginning(0) + beginning(BLOCK))
                .results()
                .map(r -> r.group(1))
                .filter(name -> Body.of(Wording.of(name), site).scope() != Scope.UNKNOWN)
                .findFirst();
    }

    private Optional<String> first(Pattern pattern) {
        Matcher found = pattern.matcher(page.text());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private Optional<String> signature() {
        return SIGNATURE.matcher(page.text()).results().map(r -> r.group(1)).reduce((one, later) -> later);
    }

    /** The parts of the title between the usual separators, never empty. */
    List<String> titleParts() {
        List<String> parts = new ArrayList<>();
        for (String part : SEGMENT.split(page.title(), 8)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts.isEmpty() ? List.of("") : parts;
    }

    /** Everything that may be the title of a report, most trusted first. */
    List<String> titles() {
        List<String> titles = new ArrayList<>();
        meta("articletitle").ifPresent(titles::add);
        heading().ifPresent(titles::add);
        titles.addAll(titleParts());
        if (ReportTitle.of(page.anchor(), site).filter(ReportTitle::definite).isPresent()) {
            titles.add(page.anchor());
        }
        return titles;
    }

    /** A report's title in an element that only its class calls a title; empty where there are several. */
    Optional<ReportTitle> shownTitle() {
        Set<String> years = new TreeSet<>();
        Optional<ReportTitle> found = Optional.empty();
        Matcher shown = SHOWN.matcher(page.html());
        while (shown.find()) {
            String text = TAG.matcher(shown.group(1)).replaceAll(" ").strip();
            Optional<ReportTitle> title = ReportTitle.of(text, site).filter(ReportTitle::definite);
            title.ifPresent(t -> years.add(t.year().orElseThrow() + t.body().name()));
            found = found.or(() -> title);
        }
        return years.size() == 1 ? found : Optional.empty();
    }

    /** The year that the text of the link says, which led here. */
    Optional<Integer> anchorYear() {
        String anchor = Wording.of(page.anchor());
        boolean said = LinkRules.year(anchor) || ReportTitle.bare(anchor, site).isPresent();
        return said ? ReportTitle.year(anchor) : Optional.empty();
    }

    /** The body that the link names, which led here, with what stood around it; of a title of the same year. */
    Optional<Body> linked(ReportTitle title) {
        return ReportTitle.of(page.anchor(), site)
                .filter(t -> t.year().equals(title.year()) && t.body().scope() != Scope.UNKNOWN)
                .map(ReportTitle::body);
    }

    /** Whether the text has most of a report's sections. */
    boolean sections() {
        if (sections == null) {
            sections = late(page.text())
                    && SECTION.matcher(page.text())
                                    .results()
                                    .map(r -> r.group().substring(0, 1))
                                    .distinct()
                                    .count()
                            >= SECTIONS;
        }
        return sections;
    }

    /** Most pages have no fourth section nor a later one, and need not be read to the end. */
    private static boolean late(String text) {
        for (char number : new char[] {'四', '五', '六', '七'}) {
            for (int at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
                if (at + 1 < text.length() && (text.charAt(at + 1) == '、' || text.charAt(at + 1) == '.')) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The year of the period that the figures cover (统计期限). */
    Optional<Integer> period() {
        Matcher period = PERIOD.matcher(
                Wording.of(beginning(0)) + Wording.of(beginning(BLOCK)) + Wording.of(beginning(2 * BLOCK)));
        return period.find() ? Optional.of(Integer.parseInt(period.group(1))) : Optional.empty();
    }

    private String beginning(int from) {
        int start = Math.min(from, page.text().length());
        return page.text().substring(start, Math.min(start + BLOCK, page.text().length()));
    }

    /** Year of {@code PubDate}. */
    Optional<Integer> publicationYear() {
        return meta("pubdate").filter(d -> d.matches("20[0-3]\\d\\D.*")).map(d -> Integer.parseInt(d.substring(0, 4)));
    }

    /** What the text says of the range its figures cover. */
    Optional<Scope> statedScope() {
        String text = page.text().substring(0, Math.min(BEGINNING, page.text().length()));
        if (DISTRICT_TOTAL.matcher(text).find()) {
            return Optional.of(Scope.DISTRICT);
        }
        return GOVERNMENT_PROPER.matcher(text).find() ? Optional.of(Scope.GOVERNMENT_AND_OFFICE) : Optional.empty();
    }
}
