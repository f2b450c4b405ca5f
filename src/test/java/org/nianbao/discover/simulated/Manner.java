package org.nianbao.discover.simulated;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One way in which real district sites differ from the ordinary, of the fourth set: most were read in public copies of
 * real pages, or in the code of those who collect from them. A third of them, chosen by a seed, is held out.
 */
enum Manner {
    /** {@code javascript:goXxgkml('xxgknb')}: a function of another file makes the address of the slug. */
    SLUG_FUNCTION(Side.ENTRANCE),
    /** 指南, 目录 and 年报 lead to one address, where frames show them (合肥 {@code spage.xp?…&frame=nb}). */
    ONE_ADDRESS(Side.ENTRANCE),
    /** The column is a tab of the section's page, {@code ?tab=gknb} (国家税务总局). */
    TAB_QUERY(Side.ENTRANCE),
    /** Menu of nested tables with pictures as background and {@code &nbsp;} in the names (凉山). */
    NESTED_CELLS(Side.ENTRANCE),
    /** The entries are icons of a font, named by their title only. */
    ICON_FONT(Side.ENTRANCE),
    /** Pictures without words; the query of the address speaks Chinese (深圳 {@code xxgk_list.aspx?nav2=…}). */
    CHINESE_QUERY(Side.ENTRANCE),
    /** Disclosure has a host of its own (邯郸 {@code hdzfxxgk.hd.gov.cn}). */
    OWN_HOST(Side.ENTRANCE),
    /** The section's page is a shell that a script leads away from (石景山). */
    SHELL(Side.ENTRANCE),
    /** The section lists forty bodies, the government first; each has its menu by {@code ?type=3} (安徽). */
    BODY_FIRST(Side.ENTRANCE),
    /** The old menu still stands in comments, its addresses are dead. */
    COMMENTED(Side.ENTRANCE),
    /** The menu is brought as JSON. */
    JSON_MENU(Side.ENTRANCE),
    /** Addresses are numbers, and the column hangs four levels deep in the directory (衡阳 {@code /22560/22709/…}). */
    NUMBERS(Side.ENTRANCE),
    /** The quartet hangs on a separate platform page, 政府信息公开平台, all panes of it one page with anchors. */
    PANES(Side.ENTRANCE),

    /** 政府信息年度公开, 信息公开年度情况, 公开报告. */
    ODD_NAME(Side.NAME),
    /** The section is called 透明政府, 阳光政务 or 政民公开. */
    ODD_SECTION(Side.NAME),

    /** Columns of years by codes ({@code c2025niandu5}, {@code 2024n78}). */
    YEAR_CODES(Side.LAYOUT, true),
    /** One page, headings 区政府, 区政府部门, 镇街; the lines name no body. */
    BODY_HEADINGS(Side.LAYOUT, true),
    /** Bodies down, years across, 查看 in every cell. */
    MATRIX(Side.LAYOUT, true),
    /** Headings of years; below them links that name the body only. */
    YEAR_HEADINGS(Side.LAYOUT, true),
    /** A menu of years, {@code location.href='?nd='+this.value}. */
    YEAR_MENU(Side.LAYOUT, true),
    /** The years before the rebuilding hang in 历史年报. */
    OLD_COLUMN(Side.LAYOUT),
    /** Three columns: 区政府, 部门, 镇街. */
    THREE_COLUMNS(Side.LAYOUT),
    /** The list is a frame of the column. */
    FRAMED_LIST(Side.LAYOUT),
    /** 博达 VSB: {@code xxgknb.htm}, then {@code xxgknb/3.htm} counting down. */
    COUNTING_DOWN(Side.LAYOUT),
    /** {@code /1.html}, {@code /2.html} (延安). */
    NUMBERED_PAGES(Side.LAYOUT),
    /** {@code InfoPublic.aspx?cid=1019&pid=971&page=1&kw=} (云南). */
    ASPX(Side.LAYOUT),
    /** ASP.NET's {@code __doPostBack} with its state. */
    POSTBACK(Side.LAYOUT),
    /** A form asks for the number of the page; only words say how many there are (绵竹 {@code cur_page}). */
    GOTO_FORM(Side.LAYOUT),
    /** JSON that names the next by a cursor. */
    CURSOR(Side.LAYOUT, true),
    /** JSON by GET, the parameters stand in variables (太原 {@code getDocuments?Index=1&chanId=25}). */
    VARIABLES(Side.LAYOUT, true),
    /** A POST whose names end in brackets (江西 {@code channelCode[]}). */
    BRACKETS(Side.LAYOUT, true),
    /** A POST of JSON by {@code fetch}. */
    POSTED_JSON(Side.LAYOUT, true),
    /** JSONP. */
    CALLBACK(Side.LAYOUT, true),
    /** Pieces of HTML brought by {@code load} (大汉 {@code search.jsp?divid=&infotypeId=}). */
    PIECES(Side.LAYOUT),
    /** JSON of ids; the script makes the address of the article (金融监管总局 {@code ?docId=}). */
    IDS(Side.LAYOUT, true),
    /** Two POSTs beside each other: news and reports. */
    TWO_POSTS(Side.LAYOUT, true),
    /** {@code pageNav({total:3,name:'list',ext:'shtml'})}, {@code list_2.shtml}. */
    UNKNOWN_PAGER(Side.LAYOUT),
    /** 加载更多 with the address in an attribute. */
    MORE(Side.LAYOUT),

    /** Title as text, an icon as link. */
    ICON_LINK(Side.ROW),
    /** Each link has the title of a template's sample in its {@code title} attribute (奋发镇). */
    WRONG_TITLE(Side.ROW),
    /** The title is written and cut by a script within the link (TRS). */
    WRITTEN_TITLE(Side.ROW),
    /** A table of 索引号, 名称, 发布机构, 日期; the name does not name the body. */
    INDEX_TABLE(Side.ROW),
    /** A cover picture with the title as alt. */
    COVERS(Side.ROW),

    /** 二〇一九年度. */
    CHINESE_YEAR(Side.TITLE),
    /** Without 政府: 丰宁区2013年信息公开年报. */
    NO_GOVERNMENT(Side.TITLE),
    /** The year late: 政府信息公开年报（2015年）. */
    LATE_YEAR(Side.TITLE),
    /** No year but in the date. */
    NO_YEAR(Side.TITLE),
    /** 关于公布《…》的公告. */
    ANNOUNCED(Side.TITLE),
    /** 区政府2016年…, 我区2016年…. */
    SHORT_BODY(Side.TITLE),
    /** 19年度. */
    SHORT_YEAR(Side.TITLE),

    /** The line leads to {@code P02024….pdf}. */
    PDF_LINK(Side.ARTICLE),
    /** {@code download.jsp?fileid=12&filename=…}. */
    DOWNLOAD(Side.ARTICLE),
    /** The article is a frame of a PDF viewer. */
    VIEWER(Side.ARTICLE),
    /** Two files, {@code -1.pdf} and {@code -2.pdf}. */
    PARTS(Side.ARTICLE),
    /** A shell; a script brings the text ({@code showinfo.html?infoGuid=}). */
    SHELL_ARTICLE(Side.ARTICLE),
    /** Pages {@code _2.html} of one article. */
    LONG_ARTICLE(Side.ARTICLE),
    /** No title but the site's; the heading is a picture. */
    UNTITLED(Side.ARTICLE),
    /** The line leads to {@code /redirect?id=}, which goes on. */
    GOES_ON(Side.ARTICLE),
    /** Pages of a scan as pictures. */
    SCAN(Side.ARTICLE),

    /** Subdistricts with the district's whole name before theirs, in the same column (南京鼓楼). */
    SUBDISTRICTS(Side.COMPANY),
    /** The city's and the province's report in the same column (恩格贝). */
    SUPERIOR(Side.COMPANY),
    /** Development zones of the district's name. */
    ZONES(Side.COMPANY),
    /** Hospitals, schools, waterworks. */
    ENTERPRISES(Side.COMPANY),
    /** Circulars, formats, explanations, half-year reports about the reports. */
    CIRCULARS(Side.COMPANY),
    /** Columns of departments whose titles name nobody. */
    SILENT_DEPARTMENTS(Side.COMPANY),
    /** 发改委, 残联, 公安分局, 融媒体中心 between the district's own. */
    SHORT_DEPARTMENTS(Side.COMPANY),
    /** Court, prosecutors, party. */
    BRANCHES(Side.COMPANY),
    /** Other yearly reports in the same column. */
    OTHER_YEARLY(Side.COMPANY),
    /** Neighbour districts' reports. */
    NEIGHBOURS(Side.COMPANY),
    /** The body behind: 2022年政府信息公开工作年度报告（区教育局）. */
    BODY_BEHIND(Side.COMPANY),
    /** News that a report is out. */
    NEWS_OF_IT(Side.COMPANY),

    /** Backslashes in addresses. */
    BACKSLASHES(Side.LINK),
    /** {@code <base href>}. */
    BASE(Side.LINK),
    /** {@code ?from=list} behind every address. */
    TRACKED(Side.LINK),
    /** Doubled slashes. */
    DOUBLED(Side.LINK),
    /** Characters of addresses as entities. */
    ENTITIES(Side.LINK);

    /** What a manner is a manner of; a site has one of each at most. */
    enum Side {
        ENTRANCE,
        NAME,
        LAYOUT,
        ROW,
        TITLE,
        ARTICLE,
        COMPANY,
        LINK
    }

    private static final long SPLIT = 20261125;
    private static final Set<Manner> HELD_OUT = heldOut();

    final Side side;
    /** Whether it draws the lines of the list itself. */
    final boolean draws;

    Manner(Side side) {
        this(side, false);
    }

    Manner(Side side, boolean draws) {
        this.side = side;
        this.draws = draws;
    }

    private static Set<Manner> heldOut() {
        List<Manner> all = Arrays.asList(values());
        Collections.shuffle(all, new Random(SPLIT));
        return EnumSet.copyOf(all.subList(0, all.size() / 3));
    }

    boolean isHeldOut() {
        return HELD_OUT.contains(this);
    }

    /** Whether one site can have both and still show both. */
    boolean goesWith(Manner other) {
        return side != other.side && !excludes(other) && !other.excludes(this);
    }

    private boolean excludes(Manner other) {
        return draws && other.side == Side.ROW
                || draws && (other.side == Side.COMPANY || other.side == Side.TITLE) && this != CURSOR && !posts()
                || (this == ONE_ADDRESS || this == TAB_QUERY || this == PANES) && other.side == Side.LAYOUT
                || this == NO_YEAR && (other.side == Side.ARTICLE || other == BODY_BEHIND)
                || this == INDEX_TABLE && other.side == Side.TITLE
                || this == CHINESE_QUERY && other.side == Side.LAYOUT;
    }

    /** Whether the list comes as JSON. */
    boolean posts() {
        return Set.of(CURSOR, VARIABLES, BRACKETS, POSTED_JSON, CALLBACK, IDS, TWO_POSTS)
                .contains(this);
    }
}
