package org.nianbao.discover.simulated;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One thing that district sites do, of the fifth set, with the site, copy or collector where it was seen and how often it
 * is met. The author of the set did not know the rules of discovery. A third of them, chosen by a seed, is held out.
 */
enum Practice {
    /** The section is a shell of 160 bytes, {@code location.replace("./gkzn/")}; the menu stands on the guide (石景山, 密云, 东城). */
    SHELL_TO_GUIDE(Side.ENTRANCE, Frequency.COMMON),
    /** {@code c101899/redirect_firstChannel.shtml} leads on to the section's first column (富拉尔基, 梅里斯, 碾子山). */
    FIRST_CHANNEL(Side.ENTRANCE, Frequency.USUAL),
    /** {@code openSubPage.html?specialurl=/govxxgk/…/govlist.html}: a frame of the address in the query (鄢陵). */
    OPEN_SUBPAGE(Side.ENTRANCE, Frequency.RARE),
    /** The portal moved: {@code www} shows a notice and goes on to {@code zyk}, where all is (海淀). */
    MOVED_HOST(Side.ENTRANCE, Frequency.RARE),
    /** Section menu of {@code ul li ul li dl dd} with some sixty entries (石楼 {@code /scxzw/zwgk/xxgknb/}). */
    DEEP_MENU(Side.ENTRANCE, Frequency.USUAL),
    /** {@code getMainData('ndbg')} posts for a piece of HTML in a JSON array (龙岩). */
    POSTED_TABS(Side.ENTRANCE, Frequency.RARE),
    /** The column hangs in the dropdown of every page's head, among forty others. */
    MEGA_MENU(Side.ENTRANCE, Frequency.COMMON),
    /** Four tabs of the 2019 platform on one page; the last shows the newest and 更多 (topiecms 金湖, gkmlpt). */
    PLATFORM_TABS(Side.ENTRANCE, Frequency.COMMON),
    /** Home leads to the article of the guide only; its side menu has the rest (宜春 {@code /xxgk/gkzn/201508/t20150829_449101.html}). */
    GUIDE_FIRST(Side.ENTRANCE, Frequency.USUAL),
    /** Head and foot are frames, {@code top.html} and {@code footer.html}; the menu is in the head (龙岩). */
    FRAMED_HEAD(Side.ENTRANCE, Frequency.RARE),
    /** Among the special topics: 政府信息公开年报专栏. */
    TOPICS(Side.ENTRANCE, Frequency.USUAL),

    /** 公开年报, 年报, 年度报告 (会昌, zfxxgk.beijing.gov.cn, 昌邑 {@code ndbg}). */
    SHORT_NAME(Side.NAME, Frequency.COMMON),
    /** 政府信息公开报告, 政府信息公开工作年度报告 ({@code /xxgk/zfxxgkbg}; 梅县 {@code zfgzbg}; 自然资源部 公开报告). */
    REPORT_NAME(Side.NAME, Frequency.USUAL),
    /** 区政府年报 beside 部门年报 (黄埔 {@code gq}, 綦江 {@code qzfxxgknb}). */
    BODY_NAME(Side.NAME, Frequency.USUAL),

    /** Folders of years, in each 区政府, 区直部门, 镇街 (通州 {@code 2024n78/xzjd}, 怀柔 {@code 2018nb/zxjd2018}, 平川 {@code 2025n/bmdw}). */
    YEARS_THEN_BODIES(Side.LAYOUT, Frequency.USUAL),
    /** {@code gknb2017/}, {@code gknb2018/}: a list of all bodies a year (密云, 大兴, 水城 {@code nb_2022n}). */
    YEARS_FOLDED(Side.LAYOUT, Frequency.COMMON),
    /** TRS: {@code countPage} and {@code document.write} in a loop (恩格贝, 退役军人事务部). */
    COUNT_PAGE(Side.LAYOUT, Frequency.COMMON),
    /** UCAP: {@code createPageHTML('page_div',4, 1,'zfxxgk_list','shtml',28)} (呼中, 邵阳, 镇江). */
    PAGE_DIV(Side.LAYOUT, Frequency.COMMON),
    /** JPAAS: {@code page/build/unit} brings HTML within JSON, {@code paramJson={"pageNo":1}} (住建部, 烟台, 阳光政务). */
    JPAAS(Side.LAYOUT, Frequency.COMMON),
    /** TRS WAS: {@code /was5/web/search?channelid=278090&templet=docs.jsp} (民航局's own year reports, 福州, 莆田). */
    WAS(Side.LAYOUT, Frequency.USUAL, true),
    /** 动易: {@code /Category_598/Index_2.aspx}, {@code /Item/9.aspx} (靖安's year reports, 廊坊, 连南). */
    POWER_EASY(Side.LAYOUT, Frequency.USUAL),
    /** SiteServer: {@code /channels/32564_2.html}, {@code /contents/32564/9.html} (宝丰, 卫东, 克拉玛依区). */
    SITE_SERVER(Side.LAYOUT, Frequency.USUAL),
    /** DedeCMS: {@code /plus/list.php?tid=3&TotalResult=573&PageNo=2} (dlf.gov.cn, 湛江, 增城). */
    DEDE(Side.LAYOUT, Frequency.USUAL),
    /** {@code /list-61891-2.html} (宜昌). */
    DASH_LIST(Side.LAYOUT, Frequency.RARE),
    /** {@code column.jsp?id=1414231541890&current=2}, a table with a head (河北省教育厅's year reports). */
    COLUMN_JSP(Side.LAYOUT, Frequency.RARE),
    /** {@code POST /info_open/search} with site and channels, a page at a time (无锡's districts). */
    INFO_OPEN(Side.LAYOUT, Frequency.USUAL, true),
    /** {@code /columns/<uuid>/templates/<uuid>/blocks/<uuid>?page=2} (河北). */
    BLOCKS(Side.LAYOUT, Frequency.USUAL),
    /** One page with two lists, {@code #in_zfnb} the government's and {@code #in_list} the departments' (会昌). */
    TWO_LISTS(Side.LAYOUT, Frequency.USUAL),
    /** An article a year, 2023年政府信息公开年报汇总, with a file for each body (淮安 {@code /wzxxgknb/2024/qjp.pdf}). */
    SUMMARY(Side.LAYOUT, Frequency.RARE),
    /** The years to 2018 stand on the old site, which the column's last line leads to. */
    OLD_SITE(Side.LAYOUT, Frequency.USUAL),
    /** Records in a hidden {@code textarea}, drawn by a script. */
    TEXTAREA(Side.LAYOUT, Frequency.RARE, true),
    /** JEECMS: {@code onclick="location.href=encodeURI('index_2.jhtml');"} (孝感, 郑州). */
    JEECMS(Side.LAYOUT, Frequency.USUAL),
    /** ASP.NET: a large {@code __VIEWSTATE}, {@code __doPostBack('MoreInfoList1$Pager','2')} (old Epoint: 重庆渝北, 徐州). */
    MORE_INFO(Side.LAYOUT, Frequency.USUAL),
    /** Page one has all; the pages that the pager counts are stubs of 300 bytes (many t-date portals). */
    STUB_PAGES(Side.LAYOUT, Frequency.RARE),

    /** Text cut with …, the whole in {@code title}. */
    CUT(Side.ROW, Frequency.COMMON),
    /** The date stands within the link (退役军人事务部). */
    DATE_WITHIN(Side.ROW, Frequency.USUAL),
    /** {@code [2015-12-04]} and a dot before the link (延安). */
    DATE_BEFORE(Side.ROW, Frequency.USUAL),
    /** Behind each link a hidden card of 索引号, 发布机构, 名称, 发文日期 (大汉). */
    INDEX_CARD(Side.ROW, Frequency.USUAL),

    /** 屯溪区人民政府2019年度政府信息公开年报. */
    YEARLY(Side.TITLE, Frequency.COMMON),
    /** 2012年度政府信息公开工作报告 (广东省旅游局, 应急管理部, 自然资源部). */
    WORK_REPORT(Side.TITLE, Frequency.COMMON),
    /** 关于2022年政府信息公开工作情况的报告. */
    SITUATION(Side.TITLE, Frequency.USUAL),
    /** 2022年政府信息公开工作年度报告: no body. */
    NO_BODY(Side.TITLE, Frequency.COMMON),
    /** 苏州市吴江区2012年…: with the city. */
    CITY_NAMED(Side.TITLE, Frequency.COMMON),
    /** 2022年年报. */
    SHORTEST(Side.TITLE, Frequency.RARE),

    /** 博达: {@code showVsbpdfIframe("/__local/….pdf","100%","600")}. */
    VSB_PDF(Side.ARTICLE, Frequency.USUAL),
    /** 博达: 附件 by {@code /system/_content/download.jsp?urltype=…&wbfileid=…}. */
    VSB_DOWNLOAD(Side.ARTICLE, Frequency.USUAL),
    /** 博达: {@code /virtual_attach_file.vsb?afc=…&e=.pdf} (临沂, 商洛). */
    VSB_ATTACH(Side.ARTICLE, Frequency.RARE),
    /** 大汉: {@code /module/download/downfile.jsp?classid=0&filename=….pdf} (江苏, 山东). */
    DOWNFILE(Side.ARTICLE, Frequency.COMMON),
    /** TRS: 详见附件, {@code <a appendix="true" href="./P0….docx" download=…>} (安顺). */
    APPENDIX(Side.ARTICLE, Frequency.COMMON),
    /** UCAP: 文件下载, {@code …/<hex>/files/<hex>.docx} (海南). */
    FILES_FOLDER(Side.ARTICLE, Frequency.USUAL),
    /** The lines lead to doc, docx, pdf, wps, each year another (东城, 西城, 大兴). */
    FILE_ROWS(Side.ARTICLE, Frequency.USUAL),
    /** {@code <object data=….pdf type=application/pdf>}. */
    OBJECT(Side.ARTICLE, Frequency.RARE),
    /** {@code <ucaptitle>}, {@code <publishtime>}, {@code <ucapcontent>}; no heading (信州, 宿迁). */
    UCAP_TAGS(Side.ARTICLE, Frequency.COMMON),
    /** Table of 索引号, 分类, 发布机构, 名称 before the text, which is the only heading (会昌, 开普). */
    META_TABLE(Side.ARTICLE, Frequency.COMMON),
    /** The same year twice: …（图片版） (宿州), （超链版） (黄浦). */
    TWINS(Side.ARTICLE, Frequency.USUAL),

    /** The government's and its office's, with a 图解 of each (屯溪). */
    OFFICE_TOO(Side.COMPANY, Frequency.COMMON),
    /** A dozen departments and townships each year in one list. */
    EVERYONE(Side.COMPANY, Frequency.COMMON),
    /** 图解, 一图读懂, 视频解读, 媒体解读 of the report. */
    GRAPHICS(Side.COMPANY, Frequency.USUAL),
    /** Meetings and news posted into the column (恩格贝). */
    MIXED_NEWS(Side.COMPANY, Frequency.USUAL),
    /** 关于开展2023年度政府信息公开工作考核的通知 (六盘水), statistics, lists of applications. */
    ASSESSMENTS(Side.COMPANY, Frequency.USUAL),
    /** Each township has a column of the same name, its titles with city and district (九龙坡 二郎街道). */
    BODY_SITES(Side.COMPANY, Frequency.COMMON),

    /** {@code /luobeixianrenminzhengfu/4fc0f4717f5a…/}: no word in the addresses (萝北, 兴山). */
    HEX(Side.ADDRESS, Frequency.USUAL),
    /** {@code /hebdlq/c112289c/202602/c01_1108994.shtml} (道里, 向阳, 大庆). */
    CODES(Side.ADDRESS, Frequency.USUAL),
    /** {@code /lyq/zfxxgknb/content/8a445554-….html} (连云). */
    UUID(Side.ADDRESS, Frequency.RARE),
    /** {@code /sitesources/chq/page_pc/zwgk/…/article<hex>.html} (川汇). */
    SITE_SOURCES(Side.ADDRESS, Frequency.USUAL),

    /** http at home, https and the bare host in links. */
    TWIN_HOSTS(Side.LINK, Frequency.COMMON),
    /** {@code ./} and {@code ../../} throughout (TRS: 恩格贝). */
    DOTS(Side.LINK, Frequency.COMMON),

    /** UTF-8 with a mark before it, {@code gb2312} left in the template. */
    MARK(Side.BYTES, Frequency.USUAL),
    /** GBK that says so nowhere (门头沟, 怀柔, 东城). */
    UNDECLARED(Side.BYTES, Frequency.RARE),
    /** {@code charset=GB18030} (龙岩). */
    GB18030(Side.BYTES, Frequency.RARE);

    /** What a practice is about; a site has one of each at most. */
    enum Side {
        ENTRANCE,
        NAME,
        LAYOUT,
        ROW,
        TITLE,
        ARTICLE,
        COMPANY,
        ADDRESS,
        LINK,
        BYTES
    }

    /** How often it is met, in tickets of a draw; estimated, not counted. */
    private enum Frequency {
        COMMON(6),
        USUAL(3),
        RARE(1);

        final int tickets;

        Frequency(int tickets) {
            this.tickets = tickets;
        }
    }

    private static final long SPLIT = 20261126;
    private static final Set<Practice> HELD_OUT = heldOut();
    /** Layouts of platforms that name their articles themselves. */
    private static final Set<Practice> NAMING =
            Set.of(POWER_EASY, SITE_SERVER, DEDE, DASH_LIST, COLUMN_JSP, JEECMS, MORE_INFO, BLOCKS, SUMMARY);
    /** Layouts in which the other bodies have their place already. */
    private static final Set<Practice> DIVIDING = Set.of(YEARS_THEN_BODIES, YEARS_FOLDED, TWO_LISTS, SUMMARY);

    final Side side;
    final int tickets;
    /** Whether the lines are no HTML of the column. */
    private final boolean data;

    Practice(Side side, Frequency frequency) {
        this(side, frequency, false);
    }

    Practice(Side side, Frequency frequency, boolean data) {
        this.side = side;
        this.tickets = frequency.tickets;
        this.data = data;
    }

    private static Set<Practice> heldOut() {
        List<Practice> all = Arrays.asList(values());
        Collections.shuffle(all, new Random(SPLIT));
        return EnumSet.copyOf(all.subList(0, all.size() / 3));
    }

    boolean isHeldOut() {
        return HELD_OUT.contains(this);
    }

    boolean divides() {
        return DIVIDING.contains(this);
    }

    /** Whether one site can have both and still show both. */
    boolean goesWith(Practice other) {
        return side != other.side && !excludes(other) && !other.excludes(this);
    }

    private boolean excludes(Practice other) {
        return (data || this == COLUMN_JSP) && other.side == Side.ROW
                || NAMING.contains(this) && other.side == Side.ADDRESS
                || divides() && other.side == Side.COMPANY
                || this == SUMMARY && Set.of(Side.ROW, Side.TITLE, Side.ARTICLE).contains(other.side)
                || this == POSTED_TABS && (other.side == Side.LAYOUT || other == DOTS || other == BODY_SITES)
                || this == BODY_NAME && (other == EVERYONE || other.divides())
                || this == OPEN_SUBPAGE && Set.of(DEDE, COLUMN_JSP, MORE_INFO).contains(other)
                || this == DOTS && (other == JPAAS || other == BLOCKS)
                || this == FILE_ROWS && Set.of(NO_BODY, SHORTEST, UCAP_TAGS).contains(other);
    }
}
