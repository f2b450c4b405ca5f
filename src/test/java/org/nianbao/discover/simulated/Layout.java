package org.nianbao.discover.simulated;

import java.util.List;
import java.util.Random;

/**
 * The choices of one generated site. Every third word of a list belongs to the layouts that are held out and is used by
 * no other, so that they are new to the rules in words as well as in their combination.
 */
final class Layout {
    private static final List<String> WAYS = List.of("政务公开", "信息公开", "信息公开平台", "政府信息公开", "政务公开专栏", "政务公开网");
    private static final List<String> CENTRES = List.of("政府信息公开", "政府信息公开平台", "政府信息公开专区", "信息公开", "政府信息公开专栏", "信息公开首页");
    private static final List<String> COLUMNS = List.of(
            "政府信息公开年报",
            "政府信息公开年度报告",
            "政府信息公开工作报告",
            "信息公开年报",
            "年度报告",
            "年度工作报告（信息公开）",
            "公开年报",
            "政府信息公开工作年度报告",
            "公开工作年度报告");
    private static final List<String> SLUGS = List.of(
            "zfxxgknb", "gknb", "gkgzbg", "ndbg_1", "c100122", "zfxxgkgzndbg", "qzfxxgknb", "zfxxgknb82", "ndxxgkbg");
    private static final List<String> OWN = List.of(
            "{D}{Y}年政府信息公开工作年度报告",
            "{D}人民政府{Y}年政府信息公开工作年度报告",
            "{D}{Y}年信息公开工作年报",
            "{Y}年{D}政府信息公开工作年度报告",
            "{Y}年{P}{D}人民政府信息公开年报",
            "{Y}年{P}{D}政府信息公开工作报告",
            "{D}人民政府{Y}年度政府信息公开工作报告",
            "{Y}年政府信息公开工作年度报告",
            "{D}人民政府{Y}年政府信息公开工作年度报告（全文）",
            "关于{D}{Y}年政府信息公开工作的年度报告",
            "{D}{C}年政府信息公开工作年度报告",
            "{P}{D}人民政府{Y}年度信息公开年报");
    private static final List<String> OFFICE =
            List.of("{D}人民政府办公室{Y}年政府信息公开工作年度报告", "{D}政府办公室{Y}年政府信息公开年报", "{D}人民政府办公室政府信息公开{Y}年度报告");
    private static final List<String> DEPARTMENT = List.of(
            "{D}{B}{Y}年政府信息公开工作年度报告",
            "{Y}年{B}政府信息公开年度报告",
            "{B}{Y}年度信息公开工作报告",
            "{B}{Y}年政府信息公开工作年度报告",
            "{P}{D}{B}{Y}年政府信息公开工作年度报告");
    private static final List<String> CHARSETS =
            List.of("utf-8 header", "gbk header", "gb2312 meta", "utf-8 meta", "gb2312 late", "none");

    final Random random;
    final boolean heldOut;

    Layout(long seed, boolean heldOut) {
        this.random = new Random(seed);
        this.heldOut = heldOut;
    }

    private String one(List<String> words) {
        List<String> open = new java.util.ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (heldOut || i % 3 != 2) {
                open.add(words.get(i));
            }
        }
        boolean rare = heldOut && random.nextInt(2) == 0;
        return rare ? words.get(2 + 3 * random.nextInt((words.size()) / 3)) : open.get(random.nextInt(open.size()));
    }

    String way() {
        return one(WAYS);
    }

    String centre() {
        return one(CENTRES);
    }

    String column() {
        return one(COLUMNS);
    }

    String slug() {
        return one(SLUGS);
    }

    String own() {
        return one(OWN);
    }

    String office() {
        return one(OFFICE);
    }

    String department() {
        return one(DEPARTMENT);
    }

    /**
     * By the number of the site, so that the sites of a platform meet every habit.
     *
     * @param fixed whether the style had one habit when habits were drawn: the draw of the others still counts, so that a seed
     *     gives the same sites but for their charsets
     */
    String charset(int number, boolean fixed) {
        if (!fixed) {
            one(CHARSETS);
        }
        return CHARSETS.get(number % CHARSETS.size());
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
