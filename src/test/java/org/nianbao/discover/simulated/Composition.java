package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How one site is put together: one value of each trait, chosen by a seed. Traits that are reserved are never chosen
 * while rules are tuned; a site out of sight has at least one of them.
 */
final class Composition {

    /** A value of a trait. */
    interface Trait {
        /** 0 open, otherwise the number of the set of values that was written later and kept out of sight. */
        int reserved();
    }

    /** From the home page to the column. */
    enum Way implements Trait {
        PLAIN(0),
        HOVER(0),
        AREA(0),
        ICON_TITLE(0),
        ICON_BLANK(0),
        ONCLICK(0),
        SCRIPT_HREF(0),
        DATA_ADDRESS(0),
        SELECT(0),
        REFRESH(0),
        SCRIPT_HOME(0),
        FRAMESET(0),
        SUBHOST(0),
        SPLASH(0),
        SITEMAP(0),
        MAP_PAGE(0),
        DEEP(0),
        STRANGE_NAMES(0),
        FOOTER(0),
        MENU_SCRIPT(1),
        FUNCTION(1),
        BREADCRUMB(1),
        SITEMAP_PACKED(1),
        IFRAME_MENU(1),
        MENU_OBJECTS(1),
        MENU_DATA(2),
        TABS(2),
        NESTED_FRAMES(2),
        BUTTON_FORM(2),
        BASE(2),
        PICTURE_CLICK(2);

        private final int reserved;

        Way(int reserved) {
            this.reserved = reserved;
        }

        @Override
        public int reserved() {
            return reserved;
        }
    }

    /** How a column shows its entries. */
    enum Listing implements Trait {
        ITEMS(0),
        TABLE(0),
        ROW_VIEW(0),
        CUT(0),
        CLICK_ROW(0),
        FUNCTION_ROW(0),
        SCRIPT_ARRAY(0),
        JSON(0),
        RECORDS(0),
        PAPERS(0),
        IFRAME(0),
        BARE_TITLES(0),
        CARDS(0),
        SELECT(0),
        WRITTEN(0),
        JSON_FIELDS(1),
        XML(1),
        TEXTAREA(1),
        CALLBACK(1),
        BARE_YEARS(1),
        STATE(1),
        DEFINITIONS(2),
        HTML_FIELD(2),
        SCRIPT_FILE(2),
        TEMPLATE(2),
        DATA_ROWS(2),
        TWO_FORMATS(2),
        FEED(2);

        private final int reserved;

        Listing(int reserved) {
            this.reserved = reserved;
        }

        @Override
        public int reserved() {
            return reserved;
        }
    }

    /** How a column goes on. */
    enum Paging implements Trait {
        WHOLE(0),
        NEXT(0),
        NUMBERS(0),
        TOTAL_SCRIPT(0),
        COUNT_SCRIPT(0),
        FUNCTION(0),
        SELECT(0),
        MORE(0),
        OFFSET(0),
        PATH(0),
        BUTTON(0),
        BRACKETS(0),
        TOTAL_TEXT(0),
        LINK_TAG(1),
        ICON(1),
        TOTAL_QUERY(1),
        ENGLISH(1),
        FORM(1),
        LAST_ONLY(2),
        FUNCTION_SUM(2),
        SELECT_ADDRESSES(2),
        JUMP(2),
        OTHER_WORDS(2);

        private final int reserved;

        Paging(int reserved) {
            this.reserved = reserved;
        }

        @Override
        public int reserved() {
            return reserved;
        }
    }

    /** Whose reports lie where. */
    enum Order {
        SEPARATE,
        MIXED,
        FOLDERS,
        YEARS
    }

    private static final List<String> SECTIONS =
            List.of("政务公开", "信息公开", "政府信息公开", "政府信息公开专栏", "政务公开平台", "信息公开平台", "公开专栏", "政府信息公开专区");
    private static final List<String> STRANGE = List.of("阳光政务", "透明政府", "公开园地", "政务大厅", "法治阳光", "信息总汇");
    private static final List<String> COLUMNS = List.of(
            "政府信息公开年报", "信息公开年报", "政府信息公开年度报告", "年度报告", "公开年报", "年报", "政府信息公开工作年度报告", "信息公开工作年报", "历年年报", "年报公开");
    private static final List<String> LATER_COLUMNS =
            List.of("年报专区", "公开报告", "报告公示", "年度信息公开", "历年报告", "公开工作总览", "年度情况", "信息公开报告书");
    private static final List<String> LAST_COLUMNS =
            List.of("年报公布", "公开情况年报", "年度公开报告", "政务公开报告", "报告汇编", "工作年报", "信息公开总结报告", "历年情况");
    private static final List<String> LAST_TITLES =
            List.of("{D}{Y}年度政府信息公开报告", "{Y}年{D}人民政府政府信息公开年度工作报告", "{D}人民政府信息公开工作年度报告{Y}年度");
    private static final List<String> SLUGS = List.of(
            "zfxxgknb",
            "gknb",
            "ndbg",
            "c100122",
            "xxgknb_9490",
            "annualreport",
            "nb",
            "col1525479",
            "18073_668815",
            "lm42");
    private static final List<String> TITLES = List.of(
            "{D}{Y}年政府信息公开工作年度报告",
            "{D}人民政府{Y}年政府信息公开工作年度报告",
            "{Y}年{D}政府信息公开工作年度报告",
            "{D}{Y}年信息公开工作年报",
            "{Y}年{P}{D}人民政府信息公开年报",
            "关于{D}{Y}年政府信息公开工作的年度报告",
            "{Y}年政府信息公开工作年度报告",
            "{D}{C}年政府信息公开工作年度报告");
    private static final List<String> LATER_TITLES = List.of(
            "{D}政府信息公开年度报告（{Y}年）",
            "{D}人民政府关于{Y}年度政府信息公开工作情况的报告",
            "{D}政府信息公开工作{Y}年年度报告",
            "【年报】{D}{Y}年度政务公开年度报告",
            "{Y}年度{P}{D}政府信息公开工作年度报告(含统计表)");
    private static final List<String> DEPARTMENTS =
            List.of("{D}{B}{Y}年政府信息公开工作年度报告", "{B}{Y}年度信息公开工作报告", "{Y}年{B}政府信息公开年度报告");
    private static final List<String> CHARSETS =
            List.of("utf-8 header", "gbk header", "gb2312 meta", "utf-8 meta", "none");

    final Random random;
    final Way way;
    final Listing listing;
    final Paging paging;
    final Order order;
    final String section;
    final String column;
    final String slug;
    final String title;
    final String department;
    final String charset;
    final boolean silent;

    /**
     * Chooses.
     *
     * @param seed of the site
     * @param set 0 for a site to tune on; otherwise the set of reserved values of which it gets at least one
     */
    Composition(long seed, int set) {
        random = new Random(seed);
        int due = set == 0 ? -1 : random.nextInt(4);
        way = one(Way.values(), set, due == 0);
        listing = one(Listing.values(), set, due == 1);
        paging = one(Paging.values(), set, due == 2);
        order = random.nextInt(100) < 40 ? Order.SEPARATE : Order.values()[random.nextInt(4)];
        boolean strange = way == Way.STRANGE_NAMES;
        section = one(strange ? STRANGE : SECTIONS);
        column = one(
                set > 0 && (due == 3 || random.nextInt(3) == 0) ? later(set, LATER_COLUMNS, LAST_COLUMNS) : COLUMNS);
        slug = one(SLUGS);
        title = one(set > 0 && random.nextInt(3) == 0 ? later(set, LATER_TITLES, LAST_TITLES) : TITLES);
        department = one(DEPARTMENTS);
        charset = one(CHARSETS);
        silent = random.nextInt(4) == 0;
    }

    private static List<String> later(int set, List<String> first, List<String> second) {
        return set == 1 ? first : second;
    }

    private <T extends Trait> T one(T[] all, int set, boolean due) {
        List<T> open = new ArrayList<>(
                Arrays.stream(all).filter(t -> t.reserved() <= Math.max(0, set)).toList());
        if (set > 0 && due) {
            open.removeIf(t -> t.reserved() != set);
        }
        return open.get(random.nextInt(open.size()));
    }

    final String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    @Override
    public String toString() {
        return way + " " + listing + " " + paging + " " + order + " " + section + "/" + column + "/" + slug + " "
                + title + (silent ? " silent" : "");
    }
}
