package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.ReportClue;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Site;

/** Decides what an HTML page is. */
final class PageRules {
    private static final Pattern RESEMBLES = Pattern.compile("信息公开|年度报告|年报|报表|法治政府");
    private static final Pattern LIST_SERVICE = Pattern.compile("/dataproxy\\.jsp|/gkmlpt/api/all/");
    /** That a report is out. */
    private static final Pattern SAYS_SO = Pattern.compile("(?:年报|报告)[》”]?(?:已|正式|全部|均|按时)*(?:发布|公布|出炉|上线|上网)[。！!]?$");

    private static final int LISTED = 3;
    private static final int FEW_WORDS = 60;

    private final Page page;
    private final Site site;
    private final Witnesses witnesses;
    private final List<String> why = new ArrayList<>();
    private Optional<Integer> gathers;

    PageRules(Page page, Site site) {
        this.page = page;
        this.site = site;
        this.witnesses = new Witnesses(page, site);
    }

    /**
     * What a page is.
     *
     * @param kind the kind
     * @param report what is known of the report, for a page that is one
     * @param why the signals
     */
    record Verdict(Kind kind, Optional<ReportClue> report, List<String> why) {}

    /**
     * Decides.
     *
     * @param listed how many titles of the district's own annual reports its links show
     * @param mixed how many titles of anybody's annual reports its links show
     */
    Verdict verdict(long listed, long mixed) {
        if (JsonLists.answers(page)
                || LIST_SERVICE.matcher(page.uri().toString()).find()) {
            return verdict(Kind.COLUMN, "列表服务返回的栏目内容");
        }
        if (!front() && goesOn()) {
            return verdict(Kind.WAY, "页面只转到另一地址");
        }
        if (home() && (front() || Math.max(listed, mixed) < LISTED)) {
            return verdict(Kind.WAY, "这是网站首页");
        }
        if (gathers().isPresent()) {
            return verdict(Kind.COLUMN, "页面汇总各单位" + gathers().get() + "年的年度报告");
        }
        Optional<String> article = witnesses.meta("articletitle").filter(title -> !collection(title, listed));
        if (article.isPresent() || Math.max(listed, mixed) < LISTED || itself()) {
            Optional<Verdict> decided = article(article);
            if (decided.isPresent()) {
                return decided.get();
            }
        }
        Optional<Verdict> told = Math.max(listed, mixed) < LISTED ? byText() : Optional.empty();
        return told.or(() -> column(article.isPresent(), listed, mixed))
                .or(this::byText)
                .orElseGet(() -> new Verdict(Kind.OTHER, Optional.empty(), why));
    }

    /** The year whose reports of many bodies the page gathers. */
    Optional<Integer> gathers() {
        if (gathers == null) {
            gathers = Gathering.year(page, witnesses, site);
        }
        return gathers;
    }

    /** An article that is nothing but the list of all reports, under the name of a column. */
    private boolean collection(String title, long listed) {
        return listed >= LISTED
                && !witnesses.sections()
                && ColumnName.of(title, site.name()).filter(ColumnName::column).isPresent();
    }

    /** A report that shows the titles of others beside its text. */
    private boolean itself() {
        boolean titled = witnesses.titles().stream().limit(2).anyMatch(t -> ReportTitle.of(t, site)
                .filter(ReportTitle::definite)
                .isPresent());
        return titled && witnesses.sections();
    }

    /** A page that says next to nothing and sends the visitor on: what it leads to is the report, not the page. */
    private boolean goesOn() {
        return page.text().length() < FEW_WORDS && page.links().stream().anyMatch(l -> l.kind() == 'R');
    }

    private boolean front() {
        return site.homeUrl().filter(page.uri()::equals).isPresent();
    }

    /** The home page, or that of a host beside it, which may be the column itself. */
    private boolean home() {
        String path = String.valueOf(page.uri().getRawPath());
        return front() || path.isEmpty() || path.equals("/");
    }

    private Optional<Verdict> article(Optional<String> marked) {
        for (String title : marked.map(List::of).orElseGet(witnesses::titles)) {
            Optional<ReportTitle> report = ReportTitle.of(title, site).filter(t -> t.definite() || dated(marked));
            if (report.isPresent()) {
                return Optional.of(report(report.get()));
            }
            String text = Wording.of(title);
            Optional<LookAlike> other = LookAlike.of(text);
            if (other.isPresent() && RESEMBLES.matcher(text).find()) {
                return Optional.of(verdict(
                        Kind.LOOKALIKE,
                        "标题“" + title.strip() + "”是" + other.get().zh() + "，不是年报"));
            }
        }
        Optional<ReportTitle> shown = marked.isEmpty() ? witnesses.shownTitle() : Optional.empty();
        if (shown.isPresent()) {
            return Optional.of(report(shown.get()));
        }
        Optional<ReportTitle> entered =
                Frames.shell(page) ? ReportTitle.entry(new Words(page.anchor(), site)) : Optional.empty();
        if (entered.filter(t -> t.body().wanted(site)).isPresent()) {
            return Optional.of(report(entered.get()));
        }
        Optional<ReportTitle> bare =
                marked.flatMap(t -> ReportTitle.bare(t, site)).filter(t -> inColumn());
        if (bare.isPresent()) {
            return Optional.of(report(bare.get()));
        }
        Optional<ReportTitle> early =
                witnesses.articleTitle().flatMap(t -> ReportTitle.bare(t, site)).filter(t -> t.summary() && inColumn());
        if (early.isPresent()) {
            return Optional.of(report(early.get()));
        }
        return marked.filter(t -> !witnesses.sections()).map(t -> verdict(Kind.OTHER, "文章标题与年报无关"));
    }

    /** A report whose title leaves the year to its text, or to the date of an article that has it attached. */
    private boolean dated(Optional<String> marked) {
        return witnesses.period().isPresent()
                || witnesses.sections()
                || (marked.isPresent()
                        && witnesses.publicationYear().isPresent()
                        && page.links().stream().anyMatch(l -> Slug.document(l.uri())));
    }

    /** Whether the page has a report's words or documents, or anything else that may show one. */
    private boolean holds() {
        return witnesses.sections()
                || witnesses.period().isPresent()
                || page.links().stream().anyMatch(l -> l.kind() == 'E' || Slug.document(l.uri()));
    }

    /** Whether an article is of a column of annual reports, as its marks or its address say. */
    private boolean inColumn() {
        return Slug.reports(page.uri())
                || witnesses
                        .meta("columnname")
                        .flatMap(name -> ColumnName.of(name, site.name()))
                        .filter(ColumnName::column)
                        .isPresent();
    }

    private Verdict report(ReportTitle title) {
        if (!title.body().own()) {
            return verdict(Kind.OTHER, "标题中的“" + title.body().name() + "”是另一个行政区");
        }
        if (SAYS_SO.matcher(Wording.of(title.text())).find() && !holds()) {
            return verdict(Kind.LOOKALIKE, "标题“" + title.text() + "”是关于年度报告的新闻或通知，不是年报");
        }
        why.add("标题是政府信息公开年度报告");
        ReportClue clue = new Identity(witnesses, site).clue(title, why);
        return new Verdict(Kind.REPORT, Optional.of(clue), why);
    }

    private Optional<Verdict> column(boolean article, long listed, long mixed) {
        if (article) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        names.add(witnesses.titleParts().get(0));
        witnesses.meta("columnname").ifPresent(names::add);
        witnesses.meta("columntype").ifPresent(names::add);
        for (String name : names) {
            if (ColumnName.foreign(name, site)) {
                return Optional.of(verdict(Kind.OTHER, "栏目“" + name + "”是部门或乡镇街道的年报"));
            }
            Optional<ColumnName> column = ColumnName.of(name, site.name()).filter(ColumnName::column);
            if (column.isPresent() && !name.matches("20\\d\\d.{0,2}")) {
                return Optional.of(verdict(Kind.COLUMN, "页面自称“" + name + "”，是年报栏目"));
            }
        }
        Optional<Verdict> entered = page.via().isPresent() ? entered() : Optional.empty();
        if (entered.isPresent()) {
            return entered;
        }
        if (page.via().isPresent() && LinkRules.part(page.anchor(), site)) {
            return Optional.of(
                    verdict(Kind.COLUMN, "从年报栏目进入的子栏目“" + page.anchor().strip() + "”"));
        }
        boolean ofReports = Slug.reports(page.uri()) || Slug.yearly(page.uri());
        if (ofReports && yearFolders() >= LISTED) {
            return Optional.of(verdict(Kind.COLUMN, "地址含年报栏目的缩写，页面按年度分栏"));
        }
        if (mixed >= LISTED && !Slug.foreign(page.uri(), site)) {
            return Optional.of(verdict(Kind.COLUMN, "页面列出各单位的年度报告" + mixed + "份"));
        }
        return listed >= LISTED ? Optional.of(verdict(Kind.COLUMN, "页面列出" + listed + "份政府信息公开年度报告")) : Optional.empty();
    }

    private long yearFolders() {
        return page.links().stream()
                .filter(l -> LinkRules.year(l.text()))
                .map(Link::uri)
                .distinct()
                .count();
    }

    /** Many columns have no name of their own: the link that led here had one. */
    private Optional<Verdict> entered() {
        String anchor = page.anchor().strip();
        if (ColumnName.foreign(anchor, site)) {
            return Optional.of(verdict(Kind.OTHER, "栏目“" + anchor + "”是部门或乡镇街道的年报"));
        }
        boolean named = ColumnName.of(anchor, site.name())
                .filter(ColumnName::column)
                .filter(n -> !Wording.of(anchor).startsWith("20"))
                .isPresent();
        if (named) {
            return Optional.of(verdict(Kind.COLUMN, "从年报栏目的链接“" + anchor + "”进入"));
        }
        return Turning.further(anchor) ? Optional.of(verdict(Kind.COLUMN, "年报栏目的后一页")) : Optional.empty();
    }

    /** A report whose title does not say of what. */
    private Optional<Verdict> byText() {
        if (!witnesses.sections()) {
            return Optional.empty();
        }
        why.add("正文具有年度报告的各个部分");
        String first = witnesses.articleTitle().orElse(witnesses.titleParts().get(0));
        ReportTitle title = ReportTitle.bare(first, site)
                .or(() -> ReportTitle.bare(page.anchor(), site))
                .orElseGet(() -> new ReportTitle(first, Optional.empty(), Body.of("", site), false));
        ReportClue clue = new Identity(witnesses, site).clue(title, why);
        return Optional.of(new Verdict(Kind.REPORT, Optional.of(clue), why));
    }

    private Verdict verdict(Kind kind, String reason) {
        why.add(reason);
        return new Verdict(kind, Optional.empty(), why);
    }
}
