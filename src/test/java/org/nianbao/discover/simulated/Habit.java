package org.nianbao.discover.simulated;

import java.util.Set;

/**
 * One way in which real district sites differ from the ordinary, with the platform or the habit that does so. A site of
 * the third set has a few of them. Those that are held out lead only sites whose failures are not looked at while rules
 * are tuned.
 */
enum Habit {
    /** A Flash intro of the 2000s that goes on by itself: {@code setTimeout("location.href=…")}. */
    TIMED_SPLASH(Side.ENTRANCE),
    /** The site was rebuilt; the reports of the years before stand only on the old one, linked as 旧版网站. */
    OLD_AND_NEW(Side.ENTRANCE),
    /** The home page looks at the user agent and goes to the telephones' or the computers' pages. */
    DEVICES(Side.ENTRANCE, true),
    /** A first page that asks for 简体, 繁體 or English. */
    LANGUAGES(Side.ENTRANCE),
    /** Columns of the section are fragments that jQuery's {@code load} brings (TRS and Hebei's blocks). */
    TAB_LOAD(Side.ENTRANCE),
    /** The section's directory is a zTree whose nodes have ids only; a function builds the address. */
    TREE_IDS(Side.ENTRANCE, true),
    /** The quartet is four pictures with alt texts. */
    PICTURES(Side.ENTRANCE),
    /** The column hangs below a special topic, not below 政务公开. */
    SPECIAL(Side.ENTRANCE),
    /** The section lists bodies; each has its own 指南, 制度, 年报 (Anhui, Shandong). */
    ORGANS(Side.ENTRANCE),
    /** The menu is written by {@code document.write(unescape('%u653F…'))}. */
    ESCAPED_MENU(Side.ENTRANCE, true),
    /** A Flash menu whose entries stand in the XML named by its FlashVars. */
    FLASH_MENU(Side.ENTRANCE, true),
    /** A menu of table cells; a click opens the n-th address of an array. */
    ARRAY_MENU(Side.ENTRANCE),

    /** The column's name tells its years: 年度报告（2008—2024年）. */
    LONG_NAME(Side.NAME),
    /** Chinese and English in one name. */
    BILINGUAL(Side.NAME, true),
    /** Characters set apart with blanks so that menu entries are of one width (年　　报). */
    SPACED(Side.NAME),
    /** 四、信息公开年报. */
    NUMBERED(Side.NAME),
    /** The name is broken over two lines by elements. */
    BROKEN_NAME(Side.NAME),
    /** Reports stand with assessments under 监督保障. */
    SUPERVISION(Side.NAME, true),

    /** Each line is a table of its own, with a dot as picture and the date in brackets. */
    NESTED_TABLES(Side.LIST),
    /** The title is text, the date is the link. */
    DATE_LINK(Side.LIST),
    /** A result list: words of the query are set in colour within the title. */
    HIGHLIGHTED(Side.LIST),
    /** The link begins with a tile of day and month. */
    DAY_TILE(Side.LIST),
    /** The link holds title and summary, and the summary names other years. */
    SUMMARY(Side.LIST, true),
    /** Headings of years unfold; the lines below them do not name the year. */
    ACCORDION(Side.LIST),
    /** A table of bodies and years with 查看 in each cell. */
    MATRIX(Side.LIST, true),
    /** Rows as JSON in an attribute (Vue property). */
    ATTRIBUTE_JSON(Side.LIST),
    /** Rows as percent-encoded JSON in a script. */
    PERCENT_JSON(Side.LIST, true),
    /** Rows come by {@code $.ajax} with POST; its parameters stand in the page. */
    POSTED(Side.LIST),
    /** A static JSON file beside the column, addresses relative to it (TRS). */
    RELATIVE_JSON(Side.LIST),
    /** An XML file whose entries are attributes. */
    ATTRIBUTE_XML(Side.LIST, true),
    /** Each line is a picture of the report's cover with the title as alt text. */
    COVERS(Side.LIST),
    /** A select box of years; the address is put together from the year. */
    YEAR_JUMP(Side.LIST, true),
    /** The dTree of the 2000s: {@code d.add(1,0,'title','address')}. */
    DTREE(Side.LIST),
    /** Lines lead to Word files. */
    WORD_FILES(Side.LIST),
    /** The column's name, linked, stands before each title in brackets (Discuz-like habit). */
    PREFIXED(Side.LIST),

    /** The column shows the newest only; the rest is behind 往年年报. */
    OLDER(Side.TURNING),
    /** Hidden fields hold current page and total; 下一页 calls a function with a step. */
    HIDDEN_TOTAL(Side.TURNING),
    /** Boda VSB: page 2 of five is {@code list/4.htm}. */
    COUNTED_DOWN(Side.TURNING),
    /** The laypage control. */
    LAYPAGE(Side.TURNING),
    /** Fragments are fetched while one scrolls. */
    SCROLL(Side.TURNING, true),
    /** 下一页 is the alt text of a picture. */
    PICTURE_NEXT(Side.TURNING),
    /** A form sent by POST turns the pages (JSP of the 2000s). */
    POST_TURN(Side.TURNING, true),
    /** » alone. */
    SYMBOL(Side.TURNING),
    /** Numbers with {@code data-page}; a handler of clicks builds the address. */
    CLICKED_NUMBER(Side.TURNING, true),

    /** Links with dots: {@code ../../zwgk/}. */
    RELATIVE(Side.LINK),
    /** Links without a protocol. */
    PROTOCOL(Side.LINK),
    /** Capital tags, blanks and line breaks within the address. */
    SLOPPY(Side.LINK),
    /** The port is written out. */
    PORT(Side.LINK, true),
    /** Lines lead to a page that only goes on to the report (Hanweb's and TRS's linked documents). */
    STUB(Side.LINK, true),
    /** Tomcat writes the session into each link, another on each page. */
    SESSION(Side.LINK, true),

    /** 二○一九年 with the circle. */
    CIRCLE(Side.TITLE),
    /** ２０１９年. */
    FULL_WIDTH(Side.TITLE),
    /** The title is broken into lines: body, year, kind. */
    BROKEN_TITLE(Side.TITLE),
    /** Reported upward under a document number with the year of publication. */
    DOCUMENT_NUMBER(Side.TITLE, true),
    /** 区政府 without a name. */
    SHORT(Side.TITLE),
    /** Published by an announcement: 关于公布…的公告. */
    ANNOUNCED(Side.TITLE),
    /** The period stands behind the title. */
    PERIOD(Side.TITLE),
    /** The title names no year; text and date do. */
    YEARLESS(Side.TITLE, true),

    /** The page shows a PDF in the viewer of PDF.js. */
    VIEWER(Side.ARTICLE),
    /** The text is scanned pages. */
    SCANS(Side.ARTICLE),
    /** All in tables, the page's title is the site's name. */
    TABLE_PAGE(Side.ARTICLE),
    /** Dreamweaver's 无标题文档 as the page's title. */
    UNTITLED(Side.ARTICLE),
    /** A header that is included brings a second set of meta tags (ColumnName 头部, ArticleTitle null). */
    SECOND_META(Side.ARTICLE),
    /** A long text on two pages. */
    PAGED_TEXT(Side.ARTICLE),
    /** One sentence and 附件1.doc. */
    ATTACHED(Side.ARTICLE, true),
    /** A view for printing under an address of its own. */
    PRINT_VIEW(Side.ARTICLE),
    /** Pasted from Word: a span for each run of characters, the year in two of them. */
    WORD_SOUP(Side.ARTICLE, true),
    /** 上一篇 and 下一篇 are departments' reports, and a box shows the newest of them. */
    NEIGHBOURS(Side.ARTICLE),

    /** ASP.NET: {@code NewsShow.aspx?ClassID=4&ID=9}. */
    ASPX(Side.ADDRESS),
    /** Folders have Chinese names, written as they are. */
    CHINESE_PATH(Side.ADDRESS),
    /** ThinkPHP: {@code index.php/home/article/detail/id/9.html}. */
    PATH_INFO(Side.ADDRESS),
    /** PHPCMS: everything is a query of one script. */
    PHPCMS(Side.ADDRESS, true),
    /** Lotus Domino: {@code .nsf/…?OpenDocument}. */
    DOMINO(Side.ADDRESS, true),

    /** The city's reports and a neighbour's are posted too. */
    CITY(Side.COMPANY),
    /** Committees of development zones. */
    ZONES(Side.COMPANY, true),
    /** Half-yearly and quarterly accounts. */
    HALF_YEAR(Side.COMPANY),
    /** Schools, hospitals and water works report too (公共企事业单位). */
    ENTERPRISES(Side.COMPANY, true),
    /** News of the reports: published, trained for, praised. */
    NEWS(Side.COMPANY, true),
    /** The office calls itself 政府办. */
    OFFICE_SHORT(Side.COMPANY, true),

    /** Nothing before 2019. */
    LATE(Side.YEARS),
    /** 2008 to 2012 and 2019 to 2024; the middle was lost in a move. */
    GAP(Side.YEARS),
    /** Some years were published again, corrected. */
    REVISED(Side.YEARS),
    /** The old years carry the date on which they were moved to the new system. */
    MOVED(Side.YEARS),
    /** A young district with two reports. */
    FEW(Side.YEARS, true),

    /** The header's charset is right, the meta tag left from a template wrong. */
    CONTRADICTING(Side.BYTES);

    /** What a habit is about; a site has at most one habit of a side. */
    enum Side {
        ENTRANCE,
        NAME,
        LIST,
        TURNING,
        LINK,
        TITLE,
        ARTICLE,
        ADDRESS,
        COMPANY,
        YEARS,
        BYTES
    }

    /** Lists that stand on one page or turn in their own way. */
    static final Set<Habit> WHOLE = Set.of(
            ACCORDION, MATRIX, ATTRIBUTE_JSON, PERCENT_JSON, POSTED, RELATIVE_JSON, ATTRIBUTE_XML, YEAR_JUMP, DTREE);

    final Side side;
    final boolean heldOut;

    Habit(Side side) {
        this(side, false);
    }

    Habit(Side side, boolean heldOut) {
        this.side = side;
        this.heldOut = heldOut;
    }

    /** Whether one site can have both and still show both. */
    boolean goesWith(Habit other) {
        return side != other.side && !excludes(other) && !other.excludes(this);
    }

    private boolean excludes(Habit other) {
        return switch (this) {
            case WORD_FILES -> other.side == Side.ARTICLE || other.side == Side.ADDRESS || other == YEARLESS;
            case OLD_AND_NEW -> other == FEW || other == LATE;
            case MATRIX ->
                other.side == Side.TURNING || other == ORGANS || other == TREE_IDS || other.side == Side.TITLE;
            case ACCORDION -> other.side == Side.TURNING || other.side == Side.TITLE;
            case TREE_IDS -> other.side == Side.TURNING;
            case YEARLESS -> other == VIEWER || other == SCANS || other == ATTACHED || other == MOVED;
            case FEW -> other.side == Side.TURNING;
            default -> WHOLE.contains(this) && other.side == Side.TURNING;
        };
    }
}
