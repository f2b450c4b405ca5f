package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that district sites do, of the fifth or the sixth set, with the site, copy or collector where it was seen and
 * how often it is met; those of the sixth set without a place are general practice. The authors did not know the rules of
 * discovery. A third of each set, chosen by a seed, is held out.
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
    GB18030(Side.BYTES, Frequency.RARE),

    /** Sixth set from here on. A directory with a form sent by GET; 政府信息公开年报 is one of its topics in a select. */
    SEARCH_FORM(Side.ENTRANCE, Frequency.RARE),
    /** The site map orders some forty columns by their first letter. */
    LETTERS(Side.ENTRANCE, Frequency.RARE),
    /** The home page is an application; a {@code noscript} leads to the text edition for the blind. */
    TEXT_EDITION(Side.ENTRANCE, Frequency.RARE),
    /** The column hangs at the government office, first among the departments (信州 {@code /qzfbgs/gknb/}, 广州, 南京). */
    OFFICE_COLUMN(Side.ENTRANCE, Frequency.COMMON),
    /** {@code #nb}: panes of the section are loaded after the fragment of the address. */
    HASH_PANES(Side.ENTRANCE, Frequency.USUAL),

    /** 政务公开年报, 政务公开工作年度报告, 信息公开情况年报. */
    AFFAIRS_NAME(Side.NAME, Frequency.USUAL),

    /** {@code node_87384.htm}, {@code node_87384_2.htm}, {@code content_9.htm} (司法部, 河北纪委, 长安网). */
    NODE_PARTS(Side.LAYOUT, Frequency.USUAL),
    /** An archive of months, 2024年2月（3）, each a list. */
    MONTHS(Side.LAYOUT, Frequency.RARE),
    /** A script draws the list; the lines stand in {@code noscript}. */
    NOSCRIPT(Side.LAYOUT, Frequency.RARE),
    /** The lines are an {@code ItemList} of JSON-LD, drawn by a script. */
    LINKED_DATA(Side.LAYOUT, Frequency.RARE, true),
    /** The reports stand among some 150 official documents in 政府信息公开目录. */
    MIXED_DOCUMENTS(Side.LAYOUT, Frequency.USUAL),
    /** A form sent by GET, hidden fields, 共3页; buttons set the page and send it. */
    FORM_BUTTONS(Side.LAYOUT, Frequency.USUAL),
    /** The newest of all bodies; a select in a form sent by GET asks for the body. */
    BODY_SELECT(Side.LAYOUT, Frequency.USUAL),
    /** No list: an article edited by hand, a paragraph with spans for each report (as pasted from Word). */
    HAND_LIST(Side.LAYOUT, Frequency.USUAL),
    /** Three blocks, 政府, 部门, 乡镇, each with its newest three and 更多. */
    NEWEST_OF_EACH(Side.LAYOUT, Frequency.COMMON),

    /** 【区政府办】 before the link. */
    SOURCE_BEFORE(Side.ROW, Frequency.COMMON),
    /** {@code [02-14]}: a date without its year. */
    MONTH_DAY(Side.ROW, Frequency.USUAL),
    /** A table of official documents: 名称, 文号 〔2024〕3号, 成文日期, 发布日期. */
    DOCUMENT_ROW(Side.ROW, Frequency.USUAL),

    /** …人民政府办公室关于印发《…2023年政府信息公开工作年度报告》的通知, the report below it. */
    ISSUED(Side.TITLE, Frequency.USUAL),
    /** To 2013: 2010年政府信息公开工作总结. */
    EARLY_SUMMARY(Side.TITLE, Frequency.USUAL),
    /** 宿迁市 2025 年政府信息公开工作年度报告: blanks around the year (宿迁). */
    SPACED_YEAR(Side.TITLE, Frequency.COMMON),

    /** {@code /attachment/0/591/591086/3159181.docx} (广东: 深圳, 广州). */
    ATTACHMENT_FOLDERS(Side.ARTICLE, Frequency.COMMON),
    /** 点击下载: {@code /common/attachment/download?attachId=}, no name anywhere. */
    ATTACH_ID(Side.ARTICLE, Frequency.USUAL),
    /** PDF版, OFD版. */
    OFD_TOO(Side.ARTICLE, Frequency.USUAL),
    /** The report in a {@code .zip}. */
    ZIP(Side.ARTICLE, Frequency.RARE),
    /** Title and heading of the page are the column's; the report's own stands in a bold paragraph. */
    COLUMN_HEADING(Side.ARTICLE, Frequency.USUAL),
    /** The text is a frame of the article. */
    FRAMED_TEXT(Side.ARTICLE, Frequency.RARE),

    /** Audits, final accounts, statistical yearbooks in the column. */
    ACCOUNTS(Side.COMPANY, Frequency.USUAL),
    /** 政务公开工作总结, 工作要点, 情况通报, quarterly checks of web sites in the column. */
    AFFAIRS_PAPERS(Side.COMPANY, Frequency.COMMON),
    /** To 2013 a second county's reports, which was merged into this one. */
    MERGED(Side.COMPANY, Frequency.RARE),

    /** {@code /showxxgk.aspx?ctlgid=585587&Id=112629} (东侨). */
    SHOW_ASPX(Side.ADDRESS, Frequency.USUAL),
    /** {@code /xxgk/show-4938.html} (青海民政厅). */
    SHOW_DASH(Side.ADDRESS, Frequency.USUAL),
    /** Folders with Chinese names, escaped as GBK. */
    GBK_PATH(Side.ADDRESS, Frequency.RARE),

    /** {@code href=/zwgk/}: no quotes. */
    UNQUOTED(Side.LINK, Frequency.USUAL),
    /** IIS: {@code /ZWGK/} and {@code /zwgk/} are one. */
    CASES(Side.LINK, Frequency.RARE),

    /** Chinese as {@code &#25919;&#24220;}, but in scripts. */
    ENTITY_TEXT(Side.BYTES, Frequency.RARE);

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

    /** Of the fifth set; of the sixth the next. */
    private static final long SPLIT = 20261126;

    private static final Set<Practice> HELD_OUT = heldOut();
    /** Layouts of platforms that name their articles themselves. */
    private static final Set<Practice> NAMING = Set.of(
            POWER_EASY, SITE_SERVER, DEDE, DASH_LIST, COLUMN_JSP, JEECMS, MORE_INFO, BLOCKS, SUMMARY, NODE_PARTS);
    /** Layouts in which the other bodies have their place already. */
    private static final Set<Practice> DIVIDING =
            Set.of(YEARS_THEN_BODIES, YEARS_FOLDED, TWO_LISTS, SUMMARY, BODY_SELECT, NEWEST_OF_EACH);

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
        Set<Practice> heldOut = EnumSet.noneOf(Practice.class);
        for (int set = 5; set <= 6; set++) {
            List<Practice> all = of(set);
            Collections.shuffle(all, new Random(SPLIT + set - 5));
            heldOut.addAll(all.subList(0, all.size() / 3));
        }
        return heldOut;
    }

    /** Those of the fifth or the sixth set. */
    static List<Practice> of(int set) {
        return Arrays.stream(values()).filter(p -> p.set() == set).collect(Collectors.toCollection(ArrayList::new));
    }

    int set() {
        return ordinal() <= GB18030.ordinal() ? 5 : 6;
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
                || later(other)
                || this == SUMMARY && Set.of(Side.ROW, Side.TITLE, Side.ARTICLE).contains(other.side)
                || this == POSTED_TABS && (other.side == Side.LAYOUT || other == DOTS || other == BODY_SITES)
                || this == BODY_NAME && (other == EVERYONE || other.divides())
                || this == OPEN_SUBPAGE
                        && Set.of(DEDE, COLUMN_JSP, MORE_INFO, FORM_BUTTONS).contains(other)
                || this == DOTS && (other == JPAAS || other == BLOCKS)
                || this == FILE_ROWS && Set.of(NO_BODY, SHORTEST, UCAP_TAGS).contains(other);
    }

    private boolean later(Practice other) {
        return this == SEARCH_FORM && (other.side == Side.LAYOUT || other == DOTS || other == BODY_SITES)
                || this == HAND_LIST && other.side == Side.ROW
                || this == MIXED_DOCUMENTS && (other.side == Side.NAME || other == NO_BODY || other == SHORTEST)
                || this == SOURCE_BEFORE && (other == NO_BODY || other == SHORTEST)
                || this == EARLY_SUMMARY && other == AFFAIRS_PAPERS
                || this == CASES && other.side == Side.ADDRESS
                || this == ENTITY_TEXT && (other.data || other == POSTED_TABS);
    }
}
