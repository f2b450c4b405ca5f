package org.nianbao.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Scope;

/**
 * The publishing body as a title names it, and the scope that its name implies (domain: identity and scope).
 *
 * @param printed the body's name in simplified characters without blanks; blank when the title names none
 */
record PublisherName(String printed) {
    private static final Pattern BEFORE_YEAR =
            Pattern.compile("^(.*?)(?:20\\d{2}|[二贰][〇○零0Oo][一二][〇○零0Oo一二三四五六七八九])年?");
    private static final Pattern BEFORE_SUBJECT = Pattern.compile("^(.*?)(?:政府)?(?:信息|政务)公开");
    private static final Pattern AFTER_YEAR =
            Pattern.compile("^.*?(?:20\\d{2}|[二贰][〇○零0Oo][一二][〇○零0Oo一二三四五六七八九])年?度?(.*?)(?:政府)?(?:信息|政务)公开");
    private static final Pattern AROUND = Pattern.compile("^(?:关于|附件\\d*|附|[《〈【\\[(:、\"“])+|[》〉】\\])(:、的\"”]+$");
    private static final Pattern OWN_LEVEL = Pattern.compile("本级|政府及(?:其|政府)?办公?室?|政府[(含和、]+(?:区|县|市)?(?:政府)?办公室");
    private static final Pattern OFFICE = Pattern.compile("政府办公室$|政府办公厅$|政府办$|[区县市旗]府办(?:公室)?$");
    private static final Pattern TOWNSHIP = Pattern.compile("街道(?:办事处)?$|[镇乡](?:人民政府|政府)?$|办事处$|苏木$");
    private static final Pattern DISTRICT = Pattern.compile("^(?:.*[区县市旗州盟省])(?:人民政府|政府|管委会|管理委员会)?$|^(?:人民政府|政府)$");
    private static final Pattern DEPARTMENT = Pattern.compile("[局委厅队院站所处会部室社校馆]$|中心$|公司$|大学$|医院$|联合会$");
    /** What only whole districts say of their figures, and what only their own level says. */
    private static final Pattern SUMMED = Pattern.compile("(?:全区|全县|全市|全旗)汇总|汇总(?:了)?(?:全区|全县|各镇|各街道|各部门)");

    private static final Pattern OWN_FIGURES =
            Pattern.compile("(?:本报告|本年报|统计范围|所列数据)[^。]{0,30}[区县市旗](?:人民)?政府(?:本级|及(?:其)?办公室)");

    /** The name in a title. */
    static PublisherName in(String title) {
        String plain = Wording.folded(title);
        String name = List.of(BEFORE_YEAR, AFTER_YEAR, BEFORE_SUBJECT).stream()
                .map(p -> group(p, plain))
                .filter(n -> !n.isEmpty())
                .findFirst()
                .orElse("");
        return new PublisherName(name);
    }

    /** The name as other metadata give it. */
    static PublisherName of(String text) {
        return new PublisherName(trimmed(Wording.folded(text)));
    }

    private static String group(Pattern pattern, String title) {
        Matcher found = pattern.matcher(title);
        if (!found.find() || found.group(1).contains("信息公开") || found.group(1).contains("政务公开")) {
            return "";
        }
        String name = trimmed(found.group(1));
        boolean only = name.matches("(?:\\d{4})?年?度?");
        return only ? "" : name.endsWith("人民") ? name + "政府" : name;
    }

    private static String trimmed(String name) {
        String bare = AROUND.matcher(name).replaceAll("");
        return bare.length() > 40 ? "" : bare;
    }

    /** Whether the title names a body at all. */
    boolean known() {
        return !printed.isEmpty();
    }

    /** The scope by the name; what the text says of its figures comes first. */
    Scope scope(String text) {
        Scope named = scope();
        boolean government = named == Scope.DISTRICT || named == Scope.OFFICE;
        if (government && OWN_FIGURES.matcher(text).find()) {
            return Scope.GOVERNMENT_AND_OFFICE;
        }
        return named == Scope.UNKNOWN && SUMMED.matcher(text).find() ? Scope.DISTRICT : named;
    }

    private Scope scope() {
        if (OWN_LEVEL.matcher(printed).find()) {
            return Scope.GOVERNMENT_AND_OFFICE;
        }
        if (OFFICE.matcher(printed).find()) {
            return Scope.OFFICE;
        }
        if (TOWNSHIP.matcher(printed).find()) {
            return Scope.TOWNSHIP;
        }
        if (DISTRICT.matcher(printed).find()) {
            return Scope.DISTRICT;
        }
        return DEPARTMENT.matcher(printed).find() ? Scope.DEPARTMENT : Scope.UNKNOWN;
    }

    /** The division that the name itself bears, such as 二七区 in 郑州市二七区人民政府; the last one where several do. */
    Optional<String> district() {
        Matcher found =
                Pattern.compile("([一-龥]{1,9}?(?:自治县|自治旗|区|县|市|旗))(?![区县市])").matcher(printed);
        String last = null;
        while (found.find()) {
            last = found.group(1);
        }
        return Optional.ofNullable(last);
    }
}
