package org.nianbao.discover;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/**
 * The title of an annual report, taken apart.
 *
 * @param text the title
 * @param year report year, when the title names it
 * @param body whose report, as far as the title says
 * @param cut whether the site has cut the title off
 */
record ReportTitle(String text, Optional<Integer> year, Body body, boolean cut) {
    /** What every such title says; the year stands before, behind or is missing. */
    private static final Pattern PHRASE = Pattern.compile(
            "(政府|政务)?信息公开(工作)?(情况)?的?(年度)?(工作|公开)?(情况)?(的)?(年度)?(工作)?(总结)?(报告|年报)|政务公开(工作)?(年度)?(工作)?(报告|年报)");

    private static final Pattern YEARLY_FIRST = Pattern.compile("(年度报告|年报).{0,4}[(\\-—:].{0,6}信息公开");
    /** Made known, or handed to those above; a notice on handing in asks others for theirs. */
    private static final List<Sought> ANNOUNCED = List.of(
            announced("公布|发布|(?<!信息|政务)公开|印发|转发|批转", "公告|通告|公示|通知|函", "公告", "通告", "公示", "通知", "函"),
            announced("报送|呈报|上报|呈送|提交", "报告", "送", "呈", "上报", "提交"));

    private static final Pattern NAMES = Pattern.compile("\\p{IsHan}{2}");
    /** What the first years called their reports, before their form was laid down: a report's only where something else says so. */
    private static final Pattern SUMMARY = Pattern.compile(
            "(.{0,20}?)20[0-3]\\d年度?(.{0,20}?)(?:政府)?信息公开(?:年度)?(?:工作)?(?:年度)?(?:情况)?的?(?:工作)?(?:总结|小结|汇报|(?<=工作)情况)");
    /** From the report for 2019 on the form leaves no choice of names. */
    private static final int LAST_SUMMARY = 2018;

    private static final Pattern CUT = Pattern.compile("(20\\d\\d)年度?.{0,24}信息公开(工作?)?(年?度?)?(报?)(\\.{2,}|…+)$");
    private static final Pattern YEAR = Pattern.compile("(20[0-3]\\d)(年度?|[)\\]])?");
    /** No date of publication, which may stand before the title. */
    private static final Pattern REPORT_YEAR = Pattern.compile("(20[0-3]\\d)年(?!\\d{1,2}月)");
    /** The year and its 年 or 年度, but for those that belong to 年报 or 年度报告. */
    private static final Pattern SAID_YEAR = Pattern.compile("20[0-3]\\d(年度(?!报)|年(?!报|度报))?");

    private static final Pattern BARE = Pattern.compile("^.{0,20}?20[0-3]\\d年?(年度?)?(工作)?(年报|年度报告|报告|度报告|报)$"
            + "|^(年报|年度报告)[-_(]?20[0-3]\\d年?\\)?(\\.(docx?|pdf|wps))?$");
    private static final Pattern BRACKETS = Pattern.compile("^[\\[(【〔「《]|[《》〈〉\"“”]");
    private static final Pattern LEAD = Pattern.compile("^(关于|附件\\d*[:：.]?|公布|\\d+[.、]?)|(关于|的|公布|编制)$");
    private static final Pattern GOVERNMENT = Pattern.compile("(政府|政务)$");
    private static final Pattern EDGES = Pattern.compile("^年度?|(历|各|往|近)年来?$|(\\d{2})?年度?$|[()\\[\\]\\-—_:：,，、.]+$");
    private static final Pattern BEHIND = Pattern.compile("^[(\\[【—\\-_:：|]{1,2}(\\p{IsHan}{2,25})[)\\]】]?$");
    /** When something was published, before or behind its title. */
    private static final Pattern DATE = Pattern.compile(
            "^[\\[(]?20[0-3]\\d[-./]\\d{1,2}[-./]\\d{1,2}[\\])]?|[\\[(]?20[0-3]\\d[-./年]\\d{1,2}[-./月]\\d{1,2}日?(?:\\d{1,2}:\\d{2}(?::\\d{2})?)?[\\])]?$");

    private static final Pattern TAIL = Pattern.compile("\\p{IsHan}{2,8}(?=[(\\[].*|$)");
    /** What is done with reports or said of them; whatever else stands in a row behind a title is not part of it. */
    private static final Pattern ABOUT = Pattern.compile(
            ".*(?:说明|情况|工作|要求|结果|办法|问题|评[查议估比]|点评|分析|安排|活动|事项|进展|经验|做法|培训|会议?|编制|填[报写]|报送|撰写|审核|汇编|名单|目录|清单|比对|提醒|指南)$");
    /** The years that a column holds: 2008-2018年, 2018年及以前. */
    static final Pattern RANGE = Pattern.compile(
            "[(\\[]?20[0-3]\\d年?(?:(?:[-—~～至到]{1,2})(?:20[0-3]\\d年?|今)|度?(?:及其?|和)?(?:以|之)(?:前|往))[)\\]]?");

    /** The beginning of the words of a report, cut off behind the year. */
    private static final Pattern CUT_OFF =
            Pattern.compile("(?<=20[0-3]\\d年度?)(?:政府?|政务)?(?:信|信息|信息公|信息公开)?工?(?:\\.{2,}|…+)$");

    private static final Pattern ENTRY_BODY = Pattern.compile("(?!.*(?:时间|日期|来源|发布))\\p{IsHan}{1,25}");
    private static final int LONGEST_ENTRY = 30;
    private static final int FIRST_YEAR = 2008;

    /**
     * Reads a title.
     *
     * @param title as the page or the link has it
     * @param site whose site it stands on
     * @return empty when it is no title of an annual report, or that of a look-alike
     */
    static Optional<ReportTitle> of(String title, Site site) {
        return of(new Words(title, site));
    }

    /** Reads a title that other rules may have read before. */
    static Optional<ReportTitle> of(Words words) {
        String title = words.written();
        boolean possible = title.indexOf('公') >= 0 && title.indexOf('开') >= 0 && possible(words.plain());
        return possible ? read(words) : Optional.empty();
    }

    /** A whole title says 报告 or 年报; one that was cut off ends with dots. */
    private static boolean possible(String text) {
        return text.contains("公开") && (text.indexOf('报') >= 0 || text.endsWith(".") || text.endsWith("…"));
    }

    private static Optional<ReportTitle> read(Words words) {
        String title = words.written();
        Site site = words.site();
        String text = announced(undated(words.plain()));
        Optional<LookAlike> other = text.equals(words.plain()) ? words.lookAlike() : LookAlike.of(text);
        if (other.isPresent()) {
            return Optional.empty();
        }
        String yearless = SAID_YEAR.matcher(RANGE.matcher(text).replaceAll("")).replaceAll("");
        Matcher phrase = PHRASE.matcher(yearless);
        if (phrase.find() && !goesOn(yearless.substring(phrase.end()), site)) {
            Body before = body(yearless.substring(0, phrase.start()), site);
            Body body = before.name().isBlank() ? behind(yearless.substring(phrase.end()), before, site) : before;
            return Optional.of(new ReportTitle(title.strip(), year(text), body, false));
        }
        Matcher cut = CUT.matcher(text);
        if (cut.find()) {
            String before = text.substring(0, text.indexOf("信息公开"));
            return Optional.of(new ReportTitle(title.strip(), year(text), body(before, site), true));
        }
        return YEARLY_FIRST.matcher(text).find()
                ? Optional.of(new ReportTitle(title.strip(), year(text), body("", site), false))
                : Optional.empty();
    }

    /** A title without the date of its publication before or behind it. */
    static String undated(String plain) {
        boolean dated = plain.contains("20")
                && (plain.indexOf('-') >= 0
                        || plain.indexOf('月') >= 0
                        || plain.indexOf('.') >= 0
                        || plain.indexOf('/') >= 0);
        return dated ? DATE.matcher(plain).replaceAll("") : plain;
    }

    /** A few words more make it something else: 年度报告编制说明. */
    private static boolean goesOn(String tail, Site site) {
        Matcher more = TAIL.matcher(tail);
        return more.lookingAt()
                && ABOUT.matcher(more.group()).matches()
                && Body.of(more.group(), site).scope() == Scope.UNKNOWN;
    }

    private static Sought announced(String does, String as, String... words) {
        return Sought.of(
                "(.{0,30}?)(?:关于)?(?:" + does + ")[《〈]?(.{0,40}(?:报告|年报))[》〉]?的?(?:" + as + ")([(\\[〔].{0,30})?",
                words);
    }

    /** A report that is published as an announcement: 某区人民政府关于公布2024年政府信息公开工作年度报告的公告. */
    private static String announced(String text) {
        for (Sought each : ANNOUNCED) {
            Matcher announced = each.matcher(text);
            if (announced.matches()) {
                String behind = Optional.ofNullable(announced.group(3)).orElse("");
                String title = announced.group(2) + behind;
                return names(title) ? title : announced.group(1) + title;
            }
        }
        return text;
    }

    /** Whether a title says whose it is; else it is that of the body which makes it known. */
    private static boolean names(String title) {
        String yearless = SAID_YEAR.matcher(title).replaceAll("");
        Matcher phrase = PHRASE.matcher(yearless);
        return phrase.find()
                && NAMES.matcher(LEAD.matcher(yearless.substring(0, phrase.start()))
                                .replaceAll(""))
                        .find();
    }

    /**
     * Reads a title like 2020年年度报告, which is a report's only where something else says so.
     *
     * @param title as the page has it
     * @param site whose site it stands on
     */
    static Optional<ReportTitle> bare(String title, Site site) {
        return bare(new Words(title, site));
    }

    /** Reads such a title that other rules may have read before. */
    static Optional<ReportTitle> bare(Words words) {
        if (words.written().indexOf('报') < 0) {
            return summary(words);
        }
        String text = words.plain();
        if (text.endsWith("汇报")) {
            return summary(words);
        }
        if (!BARE.matcher(text).matches() || words.lookAlike().isPresent()) {
            return Optional.empty();
        }
        String name = text.substring(0, text.indexOf("20")).replaceFirst("^(年报|年度报告)[-_(]?$", "");
        return Optional.of(new ReportTitle(words.written().strip(), year(text), body(name, words.site()), false));
    }

    private static Optional<ReportTitle> summary(Words words) {
        if (!words.written().contains("公开")) {
            return Optional.empty();
        }
        Matcher summary = SUMMARY.matcher(undated(words.plain()));
        return summary.matches()
                ? Optional.of(new ReportTitle(
                                words.written().strip(),
                                year(summary.group()),
                                body(summary.group(1) + summary.group(2), words.site()),
                                false))
                        .filter(t -> t.year().filter(y -> y <= LAST_SUMMARY).isPresent())
                : Optional.empty();
    }

    /** Whether it calls itself a summary of the year's work rather than a report. */
    boolean summary() {
        return SUMMARY.matcher(undated(Wording.of(text))).matches();
    }

    /** An entry of nothing but a body and a year, which is a report's in a column only: 2022年 区政府. */
    static Optional<ReportTitle> entry(Words words) {
        String text = CUT_OFF.matcher(words.plain()).replaceFirst("");
        Optional<Integer> year = text.length() > LONGEST_ENTRY ? Optional.empty() : year(text);
        String name = year.isPresent()
                ? EDGES.matcher(SAID_YEAR.matcher(text).replaceAll("")).replaceAll("")
                : "";
        return !ENTRY_BODY.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(new ReportTitle(words.written().strip(), year, Body.of(name, words.site()), false))
                        .filter(t -> t.body().scope() != Scope.UNKNOWN);
    }

    /** A title that names a year; without one it is the name of a column. */
    boolean definite() {
        return year.isPresent();
    }

    /** The first report year that a text in the shape of {@link Wording} names; none of a range of years. */
    static Optional<Integer> year(String text) {
        return RANGE.matcher(text).find()
                ? Optional.empty()
                : year(REPORT_YEAR, text).or(() -> year(YEAR, text));
    }

    private static Optional<Integer> year(Pattern pattern, String text) {
        Matcher year = pattern.matcher(text);
        while (year.find()) {
            int value = Integer.parseInt(year.group(1));
            if (value >= FIRST_YEAR) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Body body(String before, Site site) {
        if (before.isEmpty()) {
            return Body.of("", site);
        }
        String name = BRACKETS.matcher(before).replaceAll("");
        name = YEAR.matcher(name).replaceAll("");
        name = LEAD.matcher(name).replaceAll("");
        name = GOVERNMENT.matcher(name).replaceAll("");
        name = EDGES.matcher(name).replaceAll("");
        // 人民政府信息公开年报: 政府 belongs to both words.
        return Body.of(name.endsWith("人民") ? name + "政府" : name, site).certainly();
    }

    /** The body behind a title that has none before: 2022年政府信息公开工作年度报告(区教育局). */
    private static Body behind(String after, Body none, Site site) {
        Matcher behind = BEHIND.matcher(after);
        Body body = behind.find() ? Body.of(behind.group(1), site) : none;
        return body.own() && body.scope() == Scope.UNKNOWN ? none : body;
    }
}
