package org.nianbao.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** Decides whether a link is worth following, and how much. */
final class LinkRules {
    private static final int ATTACHMENT = 980;
    private static final int OWN_REPORT = 950;
    private static final int OFFICE_REPORT = 900;
    /** After all that is the district's own, and not so sure that it would count as a report of the district's. */
    private static final int BEYOND_REPORT = 790;

    private static final int BEYOND_FOLDER = 755;
    private static final int BEYOND_WAY = 510;
    private static final int BARE_REPORT = 845;
    private static final int YEAR_FOLDER = 780;
    private static final int OWN_FOLDER = 760;
    private static final int SLUG = 500;
    private static final int SLUG_BONUS = 15;
    private static final int CUT_PENALTY = 100;
    private static final Pattern ASSET = Pattern.compile(
            "\\.(jpe?g|png|gif|bmp|ico|svg|css|js|mp[34]|avi|wmv|flv|swf|zip|rar|7z|exe|apk)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN =
            Pattern.compile("([本全]?[区县市旗]?(本级|级)?(人民)?政府(本级|机关|系统)?|[区县市旗]?本级|[区县市旗]级)((及)?(办公室|办))?(信息公开)?(年报|年度报告)?");
    private static final Pattern YEAR = Pattern.compile("20[0-3]\\d(年度?)?");
    /** A part of a column for the month in which was published, with its number of entries. */
    private static final Pattern MONTH =
            Pattern.compile("20[0-3]\\d[年/.-](0?[1-9]|1[0-2])(月份?)?([(\\[]共?\\d+[篇条份]?[)\\]])?");
    /** Until when a report has to be out, 31 March, and a month more. */
    private static final int LATEST_MONTH = 4;
    /** A guess: reports that came late. */
    private static final int MONTH_FOLDER = 95;

    private static final Pattern FOLDER = Pattern.compile("/$|/(index|list|default)[^/]*$|/[^./]+$");
    private static final Pattern BLAND = Pattern.compile("^$|更多.*|more.*|进入.*|查看.*|详[情细].*", Pattern.CASE_INSENSITIVE);

    private final Page page;
    private final Site site;
    private final Kind kind;
    private final Said said;
    private final boolean foreign;
    private final boolean beyond;
    private Optional<Boolean> section = Optional.empty();
    private Optional<Set<Optional<Integer>>> reported = Optional.empty();

    /**
     * For the links of one page.
     *
     * @param kind what the page is
     * @param said what their texts say
     */
    LinkRules(Page page, Site site, Kind kind, Said said) {
        this.page = page;
        this.site = site;
        this.kind = kind;
        this.said = said;
        this.foreign = Slug.foreign(page.uri(), site) || ColumnName.foreign(page.title(), site);
        this.beyond = !site.beyond().isEmpty()
                && beyond(new Witnesses(page, site).titleParts().get(0), site);
    }

    /** Whether the page stands in the part of a department or township; asked for only where a title names nobody. */
    private boolean section() {
        if (section.isEmpty()) {
            section = Optional.of(site.beyond().isEmpty()
                    && new Witnesses(page, site).sectionOf().isPresent());
        }
        return section.get();
    }

    /** Judges a link; empty when it is left aside. */
    Optional<LinkJudgement> judge(Link link) {
        if (link.uri().equals(page.uri()) || asset(link.uri())) {
            return Optional.empty();
        }
        Optional<ReportTitle> title = said.by(link).title();
        return title.isPresent() ? report(link, title.get()) : untitled(link);
    }

    private Optional<LinkJudgement> untitled(Link link) {
        if (Slug.document(link.uri())) {
            return attachment(link).or(() -> bare(link)).or(() -> dated(link));
        }
        if (link.kind() == 'R') {
            return found(link, SLUG, List.of("页面自动跳转到这里"));
        }
        return bare(link)
                .or(() -> beyondNamed(link))
                .or(() -> named(link))
                .or(() -> month(link))
                .or(() -> ownFolder(link))
                .or(() -> slug(link));
    }

    /** Archives by month: first the months in which reports come out. */
    private Optional<LinkJudgement> month(Link link) {
        Matcher month = MONTH.matcher(said.by(link).plain());
        if (kind != Kind.COLUMN || foreign || !month.matches()) {
            return Optional.empty();
        }
        boolean season = Integer.parseInt(month.group(1)) <= LATEST_MONTH;
        return found(link, season ? YEAR_FOLDER : MONTH_FOLDER, List.of("年报栏目中按月份分的子栏目"));
    }

    /** Whether an address is that of a picture, a script or the like. */
    static boolean asset(URI uri) {
        return ASSET.matcher(String.valueOf(uri.getRawPath())).find();
    }

    /** In the column itself a title need not say of what it is the report. */
    private Optional<LinkJudgement> bare(Link link) {
        boolean here = kind == Kind.COLUMN && !foreign && !SiteSearch.answered(page) && !Slug.foreign(link.uri(), site);
        Words words = said.by(link);
        return here
                        && words.bare()
                                .or(words::entry)
                                .filter(t -> t.body().wanted(site))
                                .filter(t -> !t.body().name().isBlank() || !section())
                                .filter(t -> !t.summary() || !reported(t))
                                .isPresent()
                ? found(link, BARE_REPORT, List.of("年报栏目中的年度报告"))
                : Optional.empty();
    }

    /** Whether the list has the report of the same year beside a summary: then that is something else. */
    private boolean reported(ReportTitle summary) {
        if (reported.isEmpty()) {
            reported = Optional.of(page.links().stream()
                    .flatMap(l -> said.by(l).title().stream())
                    .filter(t -> t.body().wanted(site))
                    .map(ReportTitle::year)
                    .collect(Collectors.toSet()));
        }
        return reported.get().contains(summary.year());
    }

    /** A document in the column itself that is called by its year only. */
    private Optional<LinkJudgement> dated(Link link) {
        boolean here = kind == Kind.COLUMN && !foreign && !Slug.foreign(link.uri(), site) && !section();
        return here && year(link.text()) ? found(link, BARE_REPORT, List.of("年报栏目中的年度报告")) : Optional.empty();
    }

    private Optional<LinkJudgement> report(Link link, ReportTitle title) {
        boolean unnamed = title.body().name().isBlank();
        boolean anybodys = foreign || SiteSearch.answered(page) || section() || Slug.foreign(link.uri(), site);
        if (!title.body().wanted(site) || (unnamed && anybodys)) {
            return Optional.empty();
        }
        List<String> why = new ArrayList<>(List.of("链接文字是" + title.year().get() + "年政府信息公开年度报告"));
        int promise = OWN_REPORT;
        if (title.body().scope() == Scope.OFFICE) {
            promise = OFFICE_REPORT;
            why.add("发布机构是政府办公室");
        }
        if (title.body().lower() || (unnamed && beyond)) {
            promise = BEYOND_REPORT;
            why.add("按种子文件的 scope，也采用部门或乡镇街道的年报");
        }
        if (title.cut()) {
            promise -= CUT_PENALTY;
            why.add("链接文字被截断");
        }
        return found(link, promise, why);
    }

    private Optional<LinkJudgement> attachment(Link link) {
        boolean other = said.by(link).lookAlike().isPresent()
                || Gathering.file(link, site).filter(b -> !b.wanted(site)).isPresent();
        boolean holder = kind == Kind.REPORT;
        return holder && !other ? found(link, ATTACHMENT, List.of("年报页面上的附件")) : Optional.empty();
    }

    /** Where they are asked for, the columns of departments and townships are followed from any page, and ways to them. */
    private Optional<LinkJudgement> beyondNamed(Link link) {
        Words words = said.by(link);
        if (site.beyond().isEmpty() || words.lookAlike().isPresent() || others(link)) {
            return Optional.empty();
        }
        return ColumnName.ofBeyond(words.plain(), site)
                .map(name -> new LinkJudgement(
                        link,
                        name.column() ? BEYOND_FOLDER : BEYOND_WAY,
                        List.of((name.column() ? "部门或乡镇街道的年报栏目：" : "通向部门或乡镇街道的信息公开：")
                                + link.text().strip())));
    }

    private Optional<LinkJudgement> named(Link link) {
        Words words = said.by(link);
        if (words.foreign() || Slug.foreign(link.uri(), site) || others(link)) {
            return Optional.empty();
        }
        Optional<ColumnName> name = words.column();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (words.plain().startsWith("20")) {
            return kind == Kind.COLUMN && !foreign
                    ? found(link, YEAR_FOLDER, List.of("年报栏目中按年度分的子栏目"))
                    : Optional.empty();
        }
        List<String> why =
                new ArrayList<>(List.of(name.get().why() + "：" + link.text().strip()));
        boolean bonus = name.get().column() && (Slug.reports(link.uri()) || Slug.yearly(link.uri()));
        if (bonus) {
            why.add("地址含年报栏目的缩写");
        }
        return found(link, name.get().promise() + (bonus ? SLUG_BONUS : 0), why);
    }

    /** The report of a department or township, whose title leaves the year to the heading above it. */
    private boolean others(Link link) {
        return ReportTitle.of(link.text(), site)
                .map(ReportTitle::body)
                .filter(b -> b.lower() && !b.wanted(site))
                .isPresent();
    }

    /** Columns are often divided by 区政府, 部门 and 镇街. */
    private Optional<LinkJudgement> ownFolder(Link link) {
        if (kind != Kind.COLUMN || foreign) {
            return Optional.empty();
        }
        if (own(link.text(), site)) {
            return found(
                    link, OWN_FOLDER, List.of("年报栏目中本级政府的子栏目：" + link.text().strip()));
        }
        return beyond(link.text(), site)
                ? found(
                        link,
                        BEYOND_FOLDER,
                        List.of("年报栏目中部门或乡镇街道的子栏目：" + link.text().strip()))
                : Optional.empty();
    }

    /** Whether a name is that of the departments' or townships' part of a column, or of one of them, where asked for. */
    private static boolean beyond(String text, Site site) {
        if (site.beyond().isEmpty()) {
            return false;
        }
        Body body = Body.of(Wording.of(text), site);
        return ColumnName.beyond(text, site) || (body.lower() && body.wanted(site));
    }

    private static boolean own(String text, Site site) {
        String name = Wording.of(text);
        boolean place = !site.name().isBlank() && name.startsWith(site.name());
        String bare = place ? name.substring(site.name().length()) : name;
        return (place && bare.isEmpty()) || OWN.matcher(bare).matches();
    }

    /** Whether a link is named like a part of a column, which is followed from a column only. */
    static boolean part(String text, Site site) {
        boolean way = ColumnName.of(text, site.name()).filter(n -> !n.column()).isPresent();
        return (own(text, site) && !way) || beyond(text, site) || year(text) || month(text);
    }

    private static boolean month(String text) {
        return MONTH.matcher(Wording.of(text)).matches();
    }

    /** Whether a link text is a year and nothing else. */
    static boolean year(String text) {
        return YEAR.matcher(Wording.of(text)).matches();
    }

    private Optional<LinkJudgement> slug(Link link) {
        boolean folder = FOLDER.matcher(String.valueOf(link.uri().getRawPath())).find();
        boolean bland = BLAND.matcher(said.by(link).plain()).matches();
        return folder && bland && Slug.reports(link.uri()) && kind != Kind.COLUMN
                ? found(link, SLUG, List.of("地址含年报栏目的缩写，链接文字没有说明"))
                : Optional.empty();
    }

    private static Optional<LinkJudgement> found(Link link, int promise, List<String> why) {
        return Optional.of(new LinkJudgement(link, promise, why));
    }
}
