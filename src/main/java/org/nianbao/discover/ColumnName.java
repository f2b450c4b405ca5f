package org.nianbao.discover;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/**
 * What the name of a column says about the way to the annual reports: names seen on real sites, best first.
 *
 * @param pattern matches the whole name
 * @param promise of a link of that name
 * @param column whether it is the column itself rather than a way to it
 * @param why the signal, for people
 */
record ColumnName(Pattern pattern, int promise, boolean column, String why) {
    private static final List<ColumnName> NAMES = List.of(
            name("(区|县|市|旗)?(人民)?政府(机关)?(政府)?信息公开(工作)?(年报|年度报告|年度工作报告)", 880, true, "链接文字就是年报栏目的名称"),
            name("(政府|政务)?信息公开(工作)?(年报|年度报告|年度工作报告|工作年度报告|报告)(专栏|栏目)?", 870, true, "链接文字就是年报栏目的名称"),
            name("政务公开(工作)?(年报|年度报告)", 840, true, "链接文字就是年报栏目的名称"),
            name("公开(工作)?(年报|年度报告)", 840, true, "链接文字就是年报栏目的名称"),
            name("(区|县|市|旗)?(人民)?政府(办公室)?(年报|年度报告)", 830, true, "链接文字是本级政府年报栏目的名称"),
            name("(历年)?(年报|年度报告|工作年报|年度工作报告)", 800, true, "链接文字是“年报”"),
            name("20[0-3]\\d(年度?)?(年报|年度报告)?", 300, true, "链接文字是一个年份"),
            name("(区|县|市)?(人民)?政府信息公开(专栏|平台|专题|网)?", 640, false, "通向政府信息公开专栏"),
            name("信息公开(专栏|平台|目录)?", 600, false, "通向信息公开专栏"),
            name("(政务|政府)公开(专栏|平台)?|公开", 560, false, "通向政务公开栏目"),
            name("法定主动公开内容|主动公开", 95, false, "政府信息公开四个栏目之一"),
            name("(政府)?信息公开(工作)?制度", 85, false, "政府信息公开四个栏目之一"),
            name("(政府)?信息公开指南", 85, false, "政府信息公开四个栏目之一"),
            name("(网站地图|站点地图|网站导航)", 99, false, "网站地图列有全部栏目"));

    private static final List<ColumnName> LIKENESS = List.of(
            name("公开.{0,8}(年报|报告|年度)|(年报|年度).{0,10}公开", 790, true, "链接文字像是年报栏目的名称"),
            name("^(历年|历届|各年度?|往年)?.{0,4}(年报|年度报告)(公开|公示|专栏)?$", 740, true, "链接文字像是年报栏目的名称"),
            name("^.{0,8}(年报|年度.{0,4}报告).{0,6}$", 700, true, "链接文字含“年报”"),
            name("(政府|政务|信息).{0,4}公开", 530, false, "链接文字像是通向政府信息公开栏目"));
    private static final Pattern OTHERWISE = Pattern.compile(
            "20\\d\\d|指南|制度|规定|办法|条例|法规|申请|受理|意见|监督|举报|投诉|通知|解读|政策|法治|依法|网站|预算|决算|财政|统计|企业|国资|双公示|招标|采购|会议|培训|召开|举行|举办|主动公开|基层|标准化|保密|权力|责任|电话|机构|流程|环境|企事业|慈善|财务|上市|气象|水质|部门|乡镇|街道|单位");
    private static final int LONGEST = 22;
    /** From this promise on a name is that of a column or of the way to it, not of something beside it. */
    private static final int WAY = 500;

    private static final Pattern DEPARTMENTS = Pattern.compile("部门|区直|县直|单位|教育|医院");
    private static final Pattern TOWNSHIPS = Pattern.compile("乡镇|街道|镇街|乡街|办事处");
    /** Whose column it is, left out before comparing: what is left is named as the district's own would be. */
    private static final Pattern BODIES =
            Pattern.compile("[区县市旗]?(?:直属?|级|属)?(?:部门|单位)|[区县市旗]直|各?(?:乡镇|街道|镇街|乡街)(?:办事处)?|办事处|[各及和与、（）()]");

    private static final Pattern DECORATION = Pattern.compile("^[\\[(【<>»›·|•\\-]+|[\\])】<>»›·|•:：\\-]+$|更多|>>|>");

    /** That the column lies on the site as it was before. */
    private static final Pattern FORMER = Pattern.compile("[(\\[](?:旧|老|原|历史)(?:版|网站|站)?\\p{IsHan}{0,4}[)\\]]$");

    private static final Pattern PEOPLE = Pattern.compile("^人民政府(?=.)");

    private static ColumnName name(String pattern, int promise, boolean column, String why) {
        return new ColumnName(Pattern.compile(pattern), promise, column, why);
    }

    /**
     * What a name says.
     *
     * @param text a link text or the name of a column, as written
     * @param place name of the district, left out before comparing
     */
    static Optional<ColumnName> of(String text, String place) {
        return named(Wording.of(text), place);
    }

    /** The same of a text in the shape of {@link Wording}. */
    static Optional<ColumnName> named(String plain, String place) {
        String name = DECORATION.matcher(withoutFormer(withoutRange(plain))).replaceAll("");
        if (!place.isBlank()) {
            name = PEOPLE.matcher(name.replace(place, "")).replaceFirst("");
        }
        String bare = name;
        return NAMES.stream()
                .filter(n -> n.pattern.matcher(bare).matches())
                .findFirst()
                .or(() -> resembling(bare));
    }

    private static String withoutFormer(String plain) {
        boolean remark = plain.endsWith(")") || plain.endsWith("]");
        return remark ? FORMER.matcher(plain).replaceFirst("") : plain;
    }

    private static String withoutRange(String plain) {
        return plain.contains("20")
                ? ReportTitle.RANGE.matcher(ReportTitle.undated(plain)).replaceAll("")
                : plain;
    }

    /** Names that nobody has listed yet: short, made of the same words, and without a word that says otherwise. */
    private static Optional<ColumnName> resembling(String name) {
        if (name.length() > LONGEST || OTHERWISE.matcher(name).find()) {
            return Optional.empty();
        }
        return LIKENESS.stream().filter(n -> n.pattern.matcher(name).find()).findFirst();
    }

    /** Whether a name is that of the departments' or townships' column, and the site is not asked for theirs. */
    static boolean foreign(String text, Site site) {
        return foreignName(Wording.of(text), site);
    }

    /** The same of a text in the shape of {@link Wording}. */
    static boolean foreignName(String plain, Site site) {
        return (DEPARTMENTS.matcher(plain).find() || TOWNSHIPS.matcher(plain).find()) && !beyond(plain, site);
    }

    /**
     * What the name of a column of departments or townships, whose reports the site is asked for, says without them: the
     * name of a column of reports, or of a way to one.
     *
     * @param plain in the shape of {@link Wording}
     */
    static Optional<ColumnName> ofBeyond(String plain, Site site) {
        return beyond(plain, site)
                ? named(BODIES.matcher(plain).replaceAll(""), site.name()).filter(n -> n.promise >= WAY)
                : Optional.empty();
    }

    /** Whether a name is that of a column of departments or townships whose reports the site is asked for. */
    static boolean beyond(String text, Site site) {
        String name = Wording.of(text);
        boolean departments = site.beyond().contains(Scope.DEPARTMENT)
                && DEPARTMENTS.matcher(name).find();
        return departments
                || (site.beyond().contains(Scope.TOWNSHIP)
                        && TOWNSHIPS.matcher(name).find());
    }
}
