package org.nianbao.discover.simulated;

import java.util.List;
import org.nianbao.discover.simulated.Template.Dress;
import org.nianbao.discover.simulated.Template.Links;
import org.nianbao.discover.simulated.Template.Way;

/** Pieces of {@link Template} that several portraits have. */
final class Pieces {
    /** What the column is called, as often as it is. */
    static final List<String> NAMES =
            List.of("政府信息公开年报", "政府信息公开年报", "政府信息公开年报", "政府信息公开年度报告", "政府信息公开工作年度报告", "信息公开年报");

    static final String UL = "<ul class=\"list\">{rows}</ul>";
    static final String LI =
            "<li><a href=\"{href}\" title=\"{title}\" target=\"_blank\">{title}</a><span>{date}</span></li>";
    static final String TRS_TURN =
            "<div class=\"page\"><script>createPageHTML({pages},{k},\"index\",\"html\");</script></div>";
    static final String LINKS =
            "<div class=\"page\">共{count}条 {first:首页} {prev:上一页} {numbers} {next:下一页} {last:尾页}</div>";
    static final String TRS_ADDRESS = "{folder}{y}{m}/t{y}{m}{d}_{id}.html";

    /** TRS with the editor of 2017 on. */
    static final String TRS_PAGE =
            "<div class=\"crumbs\">当前位置：{crumbs}</div><div class=\"zwxl-bar\"><h1 class=\"title\">{title}</h1>"
                    + "<div class=\"info\"><span>日期：{date}</span><span>来源：{source}</span></div></div>"
                    + "<div class=\"view TRS_UEDITOR trs_paper_default trs_web\">{text}</div>{attached}";

    static final String TRS_ATTACHED =
            "<div class=\"fjxz\"><p>附件：</p><ul><li><a href=\"{file}\" appendix=\"true\" download=\"{name}\">{name}</a></li></ul></div>";
    static final String TRS_FILE = "{folder}{y}{m}/P0{y}{m}{d}{id}.{ext}";
    /** A table of the paper's data before the text. */
    static final String CARD =
            "<div class=\"position\">您的位置：{crumbs}</div><table class=\"xxgk-table\"><tr><td>索 引 号：</td>"
                    + "<td>0145{no}/{year}-00{no}</td><td>主题分类：</td><td>政府信息公开</td></tr><tr><td>发布机构：</td><td>{source}</td>"
                    + "<td>发布日期：</td><td>{date}</td></tr><tr><td>名　　称：</td><td colspan=\"3\">{title}</td></tr></table>"
                    + "<h2 class=\"xl-title\">{title}</h2><div class=\"xl-con\" id=\"zoom\">{text}{attached}</div>";

    static final String PLAIN = "<div class=\"location\">当前位置：{crumbs}</div><div class=\"article\"><h3>{title}</h3>"
            + "<p class=\"sub\">发布时间：{date}　信息来源：{source}　浏览次数：<span id=\"hits\">{no}</span></p>"
            + "<div class=\"content\">{text}</div>{attached}</div>";
    static final String ATTACHED = "<p>附件：<a href=\"{file}\" target=\"_blank\">{name}</a></p>";
    static final String FILE = "/uploadfiles/{y}{m}/{y}{m}{d}{id}.{ext}";

    private static final String BANNER =
            "<div class=\"header\"><div class=\"logo\"><a href=\"{home}\"><img src=\"/images/logo.png\" alt=\"{site}\"></a></div>"
                    + "<div class=\"nav\"><ul>{menu}</ul></div></div>";
    private static final String CELLS =
            "<table width=\"1000\" border=\"0\" align=\"center\" cellpadding=\"0\"><tr><td><img src=\"/images/banner.jpg\" width=\"1000\"></td></tr>"
                    + "<tr><td class=\"menu\" height=\"32\">{menu}</td></tr></table>";
    private static final String PLATFORM =
            "<header class=\"gk-header\"><a class=\"back\" href=\"{home}\">返回首页</a><h1>{site}<span>政府信息公开</span></h1></header>"
                    + "<nav class=\"gk-nav\">{menu}</nav>";

    static final String LEFT = "<div class=\"leftnav\"><h3>政府信息公开</h3><ul>{entries}</ul></div>";
    static final String LEFT_ENTRY = "<li><a href=\"{href}\">{name}</a></li>";
    static final String GK = "<div class=\"gk-left\"><div class=\"gk-tit\">政府信息公开</div>{entries}</div>";
    static final String GK_ENTRY =
            "<div class=\"gk-item\"><a href=\"{href}\"><i class=\"icon\"></i><span>{name}</span></a></div>";
    static final String CELL =
            "<table width=\"200\" border=\"0\"><tr><td class=\"title\">信息公开</td></tr>{entries}</table>";
    static final String CELL_ENTRY =
            "<tr><td height=\"28\"><img src=\"/images/dot.gif\">&nbsp;<a href=\"{href}\">{name}</a></td></tr>";

    private Pieces() {}

    /** A portal of 2014 to 2020: banner and menu of list items. */
    static Dress portal(String charset, boolean silent, Links links) {
        return new Dress(charset, silent, links, "{title}_{site}", BANNER, "<li><a href=\"{href}\">{name}</a></li>");
    }

    /** A portal of before 2014: tables, no national tags. */
    static Dress cells(String charset) {
        return new Dress(
                charset,
                true,
                Links.ROOT,
                "{site}",
                CELLS,
                "<a href=\"{href}\" class=\"white\">{name}</a>&nbsp;|&nbsp;");
    }

    /** The platform that all sites got in 2020. */
    static Dress platform(String charset, Links links) {
        return new Dress(
                charset, false, links, "{title} - {site}", PLATFORM, "<a href=\"{href}\"><span>{name}</span></a>");
    }

    /** With the usual menu and names. */
    static Way way(List<String> steps, String column, String reports) {
        return new Way(steps, column, reports, NAMES, LEFT, LEFT_ENTRY);
    }

    /** With the menu of the platform of 2020 and the name that it prescribes. */
    static Way prescribed(List<String> steps, String column, String reports) {
        return new Way(steps, column, reports, List.of("政府信息公开年报"), GK, GK_ENTRY);
    }

    /** With the menu of a site of tables. */
    static Way cellsOf(List<String> steps, String column, String reports) {
        return new Way(steps, column, reports, List.of("信息公开年报", "政府信息公开年度报告", "公开年报", "年度报告"), CELL, CELL_ENTRY);
    }
}
