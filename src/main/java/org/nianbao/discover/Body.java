package org.nianbao.discover;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/**
 * The body (发布主体) that a title or a source names.
 *
 * @param name as written, blank when none is named
 * @param scope whose report it would be
 * @param own whether it belongs to the site's district
 */
record Body(String name, Scope scope, boolean own) {
    private static final Pattern SUMMARY = Pattern.compile("全[区县市旗]|汇总");
    private static final Pattern BOTH = Pattern.compile("(政府|本级|区|县).{0,4}(及|和|暨|、).{0,6}(政府)?办(公室|公厅)?$");
    private static final Pattern OFFICE = Pattern.compile("(政府|区|县|市|旗)(办公室|办公厅|办|府办)$|^办公室$|府办公室$");
    private static final Pattern TOWNSHIP = Pattern.compile("(街道|街办|地区办事处|镇|乡|苏木|民族乡)(办事处|人民政府|政府|办)?$|办事处$");
    private static final Pattern DEPARTMENT = Pattern.compile(
            "(局|委|委员会|办|办公室|中心|厅|院|队|支队|大队|(?<!网)站|所|分局|公司|集团|园区|开发区|高新区|管委会|社|联合会|学校|医院|馆|银行|处|科|部|总会|协会)$");
    private static final Pattern GOVERNMENT = Pattern.compile("^((我|本|全)?[区县市旗])?((人民)?政府|本级)?(门户网站|网站|网|信息网)?$"
            + "|^(人民政府|政府)?(政务公开|政府信息公开|信息公开)(工作)?(领导小组|联席会议)?(办公室|办)?$");
    private static final Pattern OTHER_PLACE = Pattern.compile("^.{1,8}([区县市旗省州盟]|自治区)(人民政府|政府)?$|^国务院");
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2}$");
    private static final int SHORTEST_STEM = 2;

    /**
     * Reads a body's name.
     *
     * @param text the name in the shape of {@link Wording}
     * @param site whose site it stands on
     */
    static Body of(String text, Site site) {
        boolean parent = !site.parent().isBlank() && text.startsWith(site.parent());
        String given = parent ? text.substring(site.parent().length()) : text;
        Optional<String> behind = behind(text, given, site.name());
        boolean named = behind.isPresent();
        String rest = behind.orElse(given);
        // 示例市人民政府 on a district's site is the city, not the district.
        boolean own = named || (!parent && !otherPlace(rest));
        return new Body(text, own ? scope(rest, text) : Scope.UNKNOWN, own);
    }

    /** What follows the district's name; it may have had another rank (洪泽县), or be said without it. */
    private static Optional<String> behind(String text, String given, String place) {
        if (!place.isBlank() && text.contains(place)) {
            return Optional.of(text.substring(text.indexOf(place) + place.length()));
        }
        String stem = place.isEmpty() ? "" : place.substring(0, place.length() - 1);
        return stem.length() >= SHORTEST_STEM && given.startsWith(stem)
                ? Optional.of(given.substring(stem.length()).replaceFirst("^[区县市旗](?!.)|^[区县市旗](?=人民政府|政府)", ""))
                : Optional.empty();
    }

    /**
     * The same body, where it is certain that its name is that of a body: one of the district that is neither its
     * government nor a township is some other body of the district, whatever it is called.
     */
    Body certainly() {
        boolean other = own && scope == Scope.UNKNOWN && NAME.matcher(name).find();
        return other ? new Body(name, Scope.DEPARTMENT, true) : this;
    }

    private static boolean otherPlace(String name) {
        return OTHER_PLACE.matcher(name).matches() && !GOVERNMENT.matcher(name).matches();
    }

    private static Scope scope(String rest, String whole) {
        if (SUMMARY.matcher(rest).find() || whole.isEmpty()) {
            return whole.isEmpty() ? Scope.UNKNOWN : Scope.DISTRICT;
        }
        if (GOVERNMENT.matcher(rest).matches()) {
            return Scope.DISTRICT;
        }
        if (BOTH.matcher(whole).find()) {
            return Scope.GOVERNMENT_AND_OFFICE;
        }
        if (TOWNSHIP.matcher(rest).find()) {
            return Scope.TOWNSHIP;
        }
        if (OFFICE.matcher(rest).find()) {
            return Scope.OFFICE;
        }
        return DEPARTMENT.matcher(rest).find() ? Scope.DEPARTMENT : Scope.UNKNOWN;
    }

    /** Whether discovery takes its reports: the district's own and its office's, and what the site is asked for beyond. */
    boolean wanted(Site site) {
        return own && (!lower() || site.beyond().contains(scope));
    }

    /** Whether it is a department or a township. */
    boolean lower() {
        return scope == Scope.DEPARTMENT || scope == Scope.TOWNSHIP;
    }
}
