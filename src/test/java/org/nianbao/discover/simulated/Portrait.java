package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.discover.simulated.Template.Article;
import org.nianbao.discover.simulated.Template.Bodies;
import org.nianbao.discover.simulated.Template.Links;
import org.nianbao.discover.simulated.Template.Listing;

/**
 * The portrait of a family of district sites of the seventh set: one system of one region and time, from the home page to
 * the address of an article, with the sites where its addresses were seen. What is not said to be seen is general
 * practice. Those to {@link #LIAONING} are ordinary, the others less so. The author knew no rule of discovery. A third of
 * either, chosen by a seed, is held out.
 */
enum Portrait {
    /** TRS in Chongqing (綦江, 九龙坡, 梁平): {@code /zwgk_159/zfxxgknb/qzfxxgknb/}, a {@code _wap} twin of each page. */
    CHONGQING(new Template(
            Pieces.portal("utf-8 header", false, Links.DOTS),
            Pieces.way(
                    List.of("政务公开@/zwgk_159/", "政府信息公开@/zwgk_159/zfxxgkml/"),
                    "/zwgk_159/zfxxgkml/{slug}/",
                    "/zwgk_159/zfxxgknb/"),
            new Listing(
                    "{folder}index_{k}.html", 20, "<ul class=\"rsj-list2\">{rows}</ul>", Pieces.LI, Pieces.TRS_TURN),
            new Article(Pieces.TRS_ADDRESS, Pieces.TRS_PAGE, Pieces.TRS_ATTACHED, Pieces.TRS_FILE, "_wap"),
            Bodies.SPLIT)),

    /** TRS in Fuzhou (晋安, 鼓楼, 马尾): {@code /xjwz/zwgk/zfxxgk/zfxxgknb/201707/t20170721_1341809.htm}. */
    FUZHOU(new Template(
            Pieces.portal("utf-8 meta", false, Links.DOTS),
            Pieces.way(
                    List.of("政务公开@/xjwz/zwgk/", "政府信息公开专栏@/xjwz/zwgk/zfxxgk/"),
                    "/xjwz/zwgk/zfxxgk/{slug}/",
                    "zfxxgknb"),
            new Listing(
                    "{folder}index_{k}.htm",
                    15,
                    "<div class=\"gl_list\"><ul>{rows}</ul></div>",
                    "<li><span class=\"date\">[{date}]</span><a href=\"{href}\" title=\"{title}\">{title}</a></li>",
                    "<div class=\"page\"><script>createPageHTML({pages}, {k}, \"index\", \"htm\");</script></div>"),
            new Article(
                    "{folder}{y}{m}/t{y}{m}{d}_{id}.htm", Pieces.TRS_PAGE, Pieces.TRS_ATTACHED, Pieces.TRS_FILE, ""),
            Bodies.APART)),

    /** TRS in Hubei (硚口, 荆州区): {@code /xxgk/zfxxgknb/…/t20260128_2720110.shtml}, the platform of 2020. */
    HUBEI(new Template(
            Pieces.platform("utf-8 meta", Links.DOTS),
            Pieces.prescribed(List.of("信息公开@/xxgk/"), "/xxgk/{slug}/", "/xxgk/zfxxgknb/"),
            new Listing(
                    "{folder}index_{k}.shtml",
                    15,
                    "<ul class=\"info-list\">{rows}</ul>",
                    "<li><a href=\"{href}\"><h4>{title}</h4><span class=\"date\">{date}</span></a></li>",
                    "<div class=\"pages\"><script>createPageHTML({pages}, {k}, \"index\", \"shtml\", {count});</script></div>"),
            new Article(
                    "{folder}{y}{m}/t{y}{m}{d}_{id}.shtml", Pieces.TRS_PAGE, Pieces.TRS_ATTACHED, Pieces.TRS_FILE, ""),
            Bodies.SPLIT)),

    /** TRS in Guizhou (大方 {@code tree_box}, 三穗, 荔波 {@code /zwgk/xxgkml/jcxxgk/}): a tree, a table of papers. */
    GUIZHOU(new Template(
            Pieces.portal("utf-8 meta", false, Links.DOTS),
            new Template.Way(
                    List.of("政务公开@/zwgk/", "政府信息公开目录@/zwgk/xxgkml/"),
                    "/zwgk/xxgkml/{slug}/",
                    "zfxxgknb",
                    Pieces.NAMES,
                    "<div class=\"tree_box pd10\"><ul><li><a href=\"javascript:void(0)\">信息公开目录</a><ul>{entries}</ul></li></ul></div>",
                    "<li><span><a href=\"{href}\">{name}</a></span></li>"),
            new Listing(
                    "{folder}index_{k}.html",
                    20,
                    "<table class=\"zwgk_tab\"><tr><th>序号</th><th>信息名称</th><th>发布日期</th></tr>{rows}</table>",
                    "<tr><td>{no}</td><td><a href=\"{href}\" target=\"_blank\">{title}</a></td><td>{date}</td></tr>",
                    Pieces.TRS_TURN),
            new Article(Pieces.TRS_ADDRESS, Pieces.CARD, Pieces.TRS_ATTACHED, Pieces.TRS_FILE, ""),
            Bodies.APART)),

    /** Guangdong's common system beside gkmlpt (五华, 佛冈, 黄埔 {@code content/post_4437627.html}): whole addresses. */
    GUANGDONG(new Template(
            Pieces.portal("utf-8 meta", false, Links.WHOLE),
            Pieces.way(
                    List.of("政务公开@/zwgk/index.html", "政府信息公开@/zwgk/zfxxgk/index.html"),
                    "/zwgk/zfxxgk/{slug}/index.html",
                    "zfxxgknb"),
            new Listing(
                    "{folder}index_{n}.html",
                    20,
                    "<div class=\"list_con\"><ul>{rows}</ul></div>",
                    "<li><a target=\"_blank\" href=\"{href}\">{title}</a><em>{date}</em></li>",
                    "<div class=\"pagediv\">{first:首页}{prev:上一页}{numbers}{next:下一页}{last:尾页}</div>"),
            new Article(
                    "{folder}content/post_{id}.html",
                    Pieces.PLAIN,
                    "<p><a href=\"{file}\" class=\"nfw-cms-attachment\" alt=\"{name}\">{name}</a></p>",
                    "/attachment/0/431/43110/{id}.{ext}",
                    ""),
            Bodies.APART)),

    /** 大汉 in Zhejiang (安吉, 路桥, 椒江): {@code /col/col1229518623/index.html}, all records within the page. */
    ZHEJIANG(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(
                    List.of("政务公开@/col/col1229518500/index.html", "政府信息公开@/col/col1229518501/index.html"),
                    "/col/col12295186{cid}/index.html",
                    "zfxxgknb"),
            new Listing(
                    "",
                    400,
                    "<div id=\"6581310\" class=\"default_pgContainer\"></div><script type=\"text/xml\"><datastore>\n<nextgroup></nextgroup>\n"
                            + "<recordset>\n{rows}\n</recordset></datastore></script>",
                    "<record><![CDATA[<li><a href=\"{href}\" target=\"_blank\" title=\"{title}\">{title}</a><span>{date}</span></li>]]></record>",
                    "<script>new jpage('6581310',{perpage:15,totalRecord:{count},proxyUrl:'/module/web/jpage/dataproxy.jsp'});</script>"),
            new Article(
                    "/art/{y}/{mm}/{dd}/art_12295186{cid}_{id}.html",
                    Pieces.PLAIN,
                    "<p><img src=\"/module/jslib/icons/word.png\"><a href=\"{file}\">{name}</a></p>",
                    "/module/download/downfile.jsp?classid=0&filename={hex}.{ext}",
                    ""),
            Bodies.APART)),

    /** 大汉 in Shaanxi and Jiangxi (麟游 {@code pageNum=}; 江西 {@code index.html?uid=380055&pageNum=2}). */
    LINYOU(new Template(
            Pieces.portal("utf-8 header", false, Links.ROOT),
            Pieces.way(
                    List.of("政务公开@/col/col1587/index.html", "政府信息公开@/col/col1588/index.html"),
                    "/col/col16{cid}/index.html",
                    "zfxxgknb"),
            new Listing(
                    "{address}?uid=3800{cid}&pageNum={n}",
                    15,
                    "<ul class=\"List_list\">{rows}</ul>",
                    "<li><span>{date}</span><a href=\"{href}\" title=\"{title}\" target=\"_blank\">{title}</a></li>",
                    "<div class=\"default_pgContainer\">{first:首页} {prev:上一页} {next:下一页} {last:尾页} 共{pages}页</div>"),
            new Article(
                    "/art/{y}/{mm}/{dd}/art_16{cid}_{id}.html",
                    Pieces.PLAIN,
                    Pieces.ATTACHED,
                    "/attach/0/{hex}.{ext}",
                    ""),
            Bodies.APART)),

    /** 龙讯 in Anhui, Sichuan, Hubei (定远, 平昌, 红安): {@code /public/column/6601841?type=4&catId=…}, each body its own,
     * the years in {@code #timeFrame}. */
    PINGCHANG(new Template(
            Pieces.platform("utf-8 meta", Links.ROOT),
            Pieces.prescribed(
                    List.of("政府信息公开@/public/column/6601841?type=4&action=rel"),
                    "/public/column/6601841?type=4&catId=67{cid}&action=list&nav=3",
                    "/public/column/6601841?type=3&action=list"),
            new Listing(
                    "{address}&pageIndex={n}",
                    15,
                    "<div class=\"xxgk_nav_list\">{rows}</div>",
                    "<div class=\"xxgk_navli\"><ul><li class=\"xh\">{no}</li><li class=\"mc\"><a href=\"{href}\" title=\"{title}\">{title}</a></li><li class=\"rq\">{date}</li></ul></div>",
                    "<div class=\"page\" pageinfo=\"{pages}\">{first:首页}{prev:上一页}{numbers}{next:下一页}{last:尾页}</div>",
                    "<div class=\"xxgk_nb\"><ul id=\"timeFrame\">{rows}</ul></div>",
                    "<li><a href=\"{href}\">{year}年</a></li>"),
            new Article("/public/6601841/{id}.html", Pieces.CARD, Pieces.ATTACHED, "/group1/M00/{hex}.{ext}", ""),
            Bodies.EACH)),

    /** Openness systems (呼伦贝尔: 阿荣旗, 根河; 池州, 枞阳): {@code /OpennessContent/showList/784/34502/page_1.html}. */
    HULUNBUIR(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(
                    List.of("政府信息公开@/OpennessContent/"),
                    "/OpennessContent/showList/784/34{cid}/page_1.html",
                    "zfxxgknb"),
            new Listing(
                    "{folder}page_{n}.html",
                    15,
                    "<ul class=\"is-listnews\">{rows}</ul>",
                    "<li><i class=\"is-icon\"></i><a href=\"{href}\" title=\"{title}\">{cut}</a><span class=\"right date\">{date}</span></li>",
                    "<div class=\"is-pagination\">{prev:上一页}{numbers}{next:下一页}<span>共 {count} 条</span></div>"),
            new Article("/OpennessContent/show/{id}.html", Pieces.CARD, Pieces.ATTACHED, Pieces.FILE, ""),
            Bodies.EACH)),

    /** Shaanxi (蒲城, 大荔, 洛川, 灞桥): {@code /zfxxgk/zcwj/gfxwj/1.html}, articles of nineteen digits. */
    GUANZHONG(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(List.of("政府信息公开@/zfxxgk/"), "/zfxxgk/{slug}/1.html", "zfxxgknb"),
            new Listing(
                    "{folder}{n}.html",
                    15,
                    "<ul class=\"common-list\">{rows}</ul>",
                    "<li><a href=\"{href}\"><span class=\"tit\">{title}</span><span class=\"time\">{date}</span></a></li>",
                    "<div class=\"pageBox\">{first:首页}{prev:上一页}{numbers}{next:下一页}{last:末页}</div>"),
            new Article(
                    "{folder}199142395325{id}.html", Pieces.PLAIN, Pieces.ATTACHED, "/uploads/{y}/{m}/{hex}.{ext}", ""),
            Bodies.SPLIT)),

    /** 开普 in Heilongjiang (向阳 {@code /xyq/c100122/202401/c04_163476.shtml}, 桦川, 富锦): the platform of 2020. */
    JIAMUSI(new Template(
            Pieces.platform("utf-8 header", Links.ROOT),
            Pieces.prescribed(
                    List.of("政府信息公开@/xyq/zfxxgk/zfxxgk.shtml"), "/xyq/c1001{cid}/zfxxgk_list.shtml", "zfxxgknb"),
            new Listing(
                    "{stem}_{n}.shtml",
                    16,
                    "<div class=\"gk-list\"><ul>{rows}</ul></div>",
                    "<li><a href=\"{href}\" title=\"{title}\" istitle=\"true\">{title}</a><b>{date}</b></li>",
                    "<div id=\"page_div\"></div><script>createPageHTML('page_div',{pages}, {n},'zfxxgk_list','shtml',{count});</script>"),
            new Article(
                    "{folder}{y}{m}/c04_{id}.shtml",
                    "<div class=\"dqwz\">{crumbs}</div><ucaptitle><h1>{title}</h1></ucaptitle><p>发布时间：<publishtime>{date}</publishtime> 来源：{source}</p>"
                            + "<div id=\"UCAP-CONTENT\"><ucapcontent>{text}</ucapcontent></div>{attached}",
                    "<p>附件：<a href=\"{file}\">{name}</a></p>",
                    "{folder}{y}{m}/{hex}/files/{hex}.{ext}",
                    ""),
            Bodies.APART)),

    /** 开普 in Jiangxi (南康 {@code /nkqxxgk/c129277/xxgk_list.shtml}, 宁都, 会昌): data of the paper before its text. */
    GANZHOU(new Template(
            Pieces.portal("utf-8 header", false, Links.ROOT),
            Pieces.way(
                    List.of("政务公开@/nkqxxgk/zwgk/zwgk.shtml", "政府信息公开@/nkqxxgk/xxgk/xxgk.shtml"),
                    "/nkqxxgk/c1292{cid}/xxgk_list.shtml",
                    "zfxxgknb"),
            new Listing(
                    "{stem}_{n}.shtml",
                    20,
                    "<table class=\"xxgk_list\"><tr><td>索引号</td><td>标题</td><td>发文日期</td></tr>{rows}</table>",
                    "<tr><td>{index}</td><td><a href=\"{href}\" title=\"{title}\">{title}</a></td><td>{date}</td></tr>",
                    "<div id=\"page_div\"></div><script>createPageHTML('page_div',{pages}, {n},'xxgk_list','shtml',{count});</script>"),
            new Article(
                    "{folder}{y}{m}/{hex}.shtml",
                    Pieces.CARD,
                    "<p>附件：<a href=\"{file}\">{name}</a></p>",
                    "{folder}{y}{m}/{hex}/files/{id}.{ext}",
                    ""),
            Bodies.APART)),

    /** 开普 in Aba (小金 {@code /xjxrmzf/c100103/nav_list.shtml}, 马尔康, 汶川): everybody in one list. */
    ABA(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            new Template.Way(
                    List.of("信息公开@/xjxrmzf/xxgk/xxgk.shtml"),
                    "/xjxrmzf/c1001{cid}/nav_list.shtml",
                    "zfxxgknb",
                    Pieces.NAMES,
                    "<div class=\"nav_list_nav_main\"><ul>{entries}</ul></div>",
                    Pieces.LEFT_ENTRY),
            new Listing(
                    "{stem}_{n}.shtml",
                    20,
                    Pieces.UL,
                    "<li><p class=\"fl\">·</p><a href=\"{href}\" title=\"{title}\">{cut}</a><p class=\"fr\">{date}</p></li>",
                    "<div class=\"pages\">{first:首页}{prev:上一页}{next:下一页}{last:尾页}&nbsp;第{n}页/共{pages}页</div>"),
            new Article(
                    "{folder}{y}{m}/{hex}.shtml",
                    "<div>{crumbs}</div><div class=\"detail_title\"><ucaptitle>{title}</ucaptitle></div><div>来源：{source} 发布时间：<publishtime>{date}</publishtime></div><ucapcontent>{text}</ucapcontent>{attached}",
                    Pieces.ATTACHED,
                    "{folder}{y}{m}/{hex}/files/{id}.{ext}",
                    ""),
            Bodies.MIXED)),

    /** Cangzhou (河间 {@code /hejian/c100272/listDisplaySelf.shtml}, 肃宁, 吴桥; {@code listDisplaySelf_2.shtml} 公积金). */
    CANGZHOU(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(
                    List.of("政务公开@/hejian/c100200/zwgk.shtml", "政府信息公开@/hejian/c100201/zfxxgk.shtml"),
                    "/hejian/c1002{cid}/listDisplaySelf.shtml",
                    "zfxxgknb"),
            new Listing("{stem}_{n}.shtml", 20, Pieces.UL, Pieces.LI, Pieces.LINKS),
            new Article("{folder}{id}.shtml", Pieces.PLAIN, Pieces.ATTACHED, Pieces.FILE, ""),
            Bodies.APART)),

    /** Zhangjiakou, Xingtai, Tangshan (张北 {@code /channel/list/8.html}, 内丘; 抚宁 {@code /single/283/72295.html}). */
    ZHANGJIAKOU(new Template(
            Pieces.portal("utf-8 meta", true, Links.ROOT),
            Pieces.way(List.of("政府信息公开@/zfxxgk.html"), "/channel/list/{cid}.html", "zfxxgknb"),
            new Listing(
                    "{address}?page={n}",
                    10,
                    "<div class=\"list-group\">{rows}</div>",
                    "<a class=\"list-group-item\" href=\"{href}\">{title}<span class=\"pull-right\">{date}</span></a>",
                    "<ul class=\"pagination\"><li>{prev:«}</li> {numbers} <li>{next:»}</li></ul>"),
            new Article("/single/{cid}/{id}.html", Pieces.PLAIN, Pieces.ATTACHED, "/storage/{y}{m}{d}/{hex}.{ext}", ""),
            Bodies.APART)),

    /** Kaifeng, Tongling, Guang'an (兰考 {@code /kfslkxwz/c01011/pc/list.html}, 铜陵 {@code pc/content/content_1845….html}). */
    KAIFENG(new Template(
            Pieces.platform("utf-8 meta", Links.ROOT),
            Pieces.prescribed(
                    List.of("政府信息公开@/kfslkxwz/zfxxgk/pc/index.html"), "/kfslkxwz/c010{cid}/pc/list.html", "zfxxgknb"),
            new Listing(
                    "{folder}list_{n}.html",
                    15,
                    "<ul class=\"xxgk-list\">{rows}</ul>",
                    "<li><a href=\"{href}\" target=\"_blank\" title=\"{title}\"><p class=\"line1\">{title}</p></a><span class=\"date\">{date}</span></li>",
                    "<div class=\"pagination\">{prev:上一页}{numbers}{next:下一页}</div>"),
            new Article(
                    "{folder}content/content_184574737852{id}.html",
                    Pieces.CARD,
                    Pieces.ATTACHED,
                    "/kfslkxwz/upload/{y}{m}{d}/{hex}.{ext}",
                    ""),
            Bodies.APART)),

    /** 博达 in Honghe, Pu'er and Tianshui (建水 {@code /zfxxgk/zcwj/xzgfxwj/rmzf.htm}, 墨江, 清水): pages count down. */
    HONGHE(new Template(
            Pieces.portal("utf-8 meta", false, Links.DOTS),
            Pieces.way(List.of("政务公开@/zwgk.htm", "政府信息公开@/zfxxgk.htm"), "/zfxxgk/{slug}.htm", "zfxxgknb"),
            new Listing(
                    "{stem}/{r}.htm",
                    15,
                    "<table class=\"winstyle1039\">{rows}</table>",
                    "<tr><td><span class=\"leaderfont1039\">·</span></td><td><a class=\"c1039\" href=\"{href}\" target=\"_blank\" title=\"{title}\">{title}</a></td><td><span class=\"timestyle1039\">{date}</span></td></tr>",
                    "<div class=\"pb_sys_common\"><span class=\"p_t\">共{count}条</span>{first:首页}{prev:上页}{numbers}{next:下页}{last:尾页}</div>"),
            new Article(
                    "/info/10{cid}/{id}.htm",
                    "<div>当前位置：{crumbs}</div><form name=\"_newscontent_fromname\"><h2 align=\"center\">{title}</h2><div>作者：　时间：{date}　来源：{source}</div><div id=\"vsb_content\"><div class=\"v_news_content\">{text}</div></div>{attached}</form>",
                    "<ul><li>附件【<a href=\"{file}\" target=\"_blank\">{name}</a>】已下载<span>21</span>次</li></ul>",
                    "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1434241234&wbfileid={id}",
                    ""),
            Bodies.APART)),

    /** Kunming (呈贡, 官渡, 盘龙 {@code /zfxxgk/zcwj/}): {@code /c/2024-01-08/4813212.shtml}. */
    KUNMING(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(List.of("政务公开@/zwgk/", "政府信息公开@/zfxxgk/"), "/zfxxgk/{slug}/", "zfxxgknb"),
            new Listing(
                    "{folder}index_{n}.shtml",
                    20,
                    "<div class=\"newslist\">{rows}</div>",
                    "<dl><dt><a href=\"{href}\" target=\"_blank\">{title}</a></dt><dd>{date}</dd></dl>",
                    Pieces.LINKS),
            new Article("/c/{y}-{m}-{d}/{id}.shtml", Pieces.CARD, Pieces.ATTACHED, "/file/{y}/{m}/{id}.{ext}", ""),
            Bodies.APART)),

    /** TRS in Guangxi (灌阳, 忻城, 陆川): {@code …/t17891234.shtml}, a number and no date. */
    GUANGXI(new Template(
            Pieces.portal("utf-8 header", false, Links.DOTS),
            Pieces.way(List.of("政务公开@/zwgk/", "政府信息公开@/zfxxgk/"), "/zfxxgk/{slug}/", "zfxxgknb"),
            new Listing(
                    "{folder}index_{k}.shtml",
                    15,
                    "<ul class=\"more-list\">{rows}</ul>",
                    "<li><a href=\"{href}\" title=\"{title}\" target=\"_blank\">{title}</a><span>{date}</span></li>",
                    "<div class=\"more-page\"><script>createPageHTML({pages}, {k}, \"index\", \"shtml\", \"black2\",{count});</script></div>"),
            new Article(
                    "{folder}t1{id}.shtml", Pieces.TRS_PAGE, Pieces.TRS_ATTACHED, "{folder}P0{y}{m}{d}{id}.{ext}", ""),
            Bodies.YEARS)),

    /** TRS in Ningxia (原州 {@code /xxgk_13314/}, 西吉, 利通): everybody in one list. */
    NINGXIA(new Template(
            Pieces.portal("utf-8 meta", false, Links.DOTS),
            Pieces.way(List.of("信息公开@/xxgk_13314/"), "/xxgk_13314/{slug}/", "zfxxgknb"),
            new Listing("{folder}index_{k}.html", 20, Pieces.UL, Pieces.LI, Pieces.TRS_TURN),
            new Article(Pieces.TRS_ADDRESS, Pieces.TRS_PAGE, Pieces.TRS_ATTACHED, Pieces.TRS_FILE, ""),
            Bodies.MIXED)),

    /** Yuncheng (稷山, 绛县, 闻喜 {@code /zfxxgk/zcwj/index.shtml}): {@code /doc/2024/01/30/…}. */
    YUNCHENG(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(List.of("政府信息公开@/zfxxgk/index.shtml"), "/zfxxgk/{slug}/index.shtml", "zfxxgknb"),
            new Listing(
                    "{folder}index_{n}.shtml",
                    18,
                    Pieces.UL,
                    "<li>· <a href=\"{href}\">{title}</a> <span>({date})</span></li>",
                    "<div class=\"pagestyle\">{first:首页} {prev:上一页} {next:下一页} {last:末页} 转到第<select onchange=\"location.href=this.value\"><option value=\"{address}\">1</option></select>页</div>"),
            new Article(
                    "/doc/{y}/{m}/{d}/{id}.shtml", Pieces.PLAIN, Pieces.ATTACHED, "/u/cms/www/{y}{m}/{hex}.{ext}", ""),
            Bodies.APART)),

    /** Henan (文旅厅 {@code /zwgk/xxgk/zfxxgknb/index_1.html}, {@code ul.newsList}; 南阳, 驻马店): {@code /2024/01-30/2896745.html}. */
    HENAN(new Template(
            Pieces.platform("utf-8 meta", Links.ROOT),
            Pieces.prescribed(List.of("政务公开@/zwgk/", "政府信息公开@/zwgk/zfxxgk/"), "/zwgk/zfxxgk/{slug}/", "zfxxgknb"),
            new Listing(
                    "{folder}index_{k}.html",
                    15,
                    "<ul class=\"newsList\">{rows}</ul>",
                    "<li><a href=\"{href}\">{title}</a><span>{date}</span></li>",
                    "<div class=\"paging\">{prev:上一页} {numbers} {next:下一页} <span>共{pages}页</span></div>"),
            new Article("/{y}/{m}-{d}/{id}.html", Pieces.PLAIN, Pieces.ATTACHED, "/{y}/{m}-{d}/attach/{id}.{ext}", ""),
            Bodies.APART)),

    /** 新点 in Liaoning (灯塔 {@code /govxxgk/LYDTS/2021-02-20/…}, 站前; {@code ewb-list-node} of many). */
    LIAONING(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            new Template.Way(
                    List.of("政务公开@/zwgk/003/moreinfo.html"),
                    "/zwgk/003/0030{cid}/secondpage.html",
                    "zfxxgknb",
                    Pieces.NAMES,
                    "<div class=\"ewb-left\"><div class=\"ewb-left-hd\">政府信息公开</div><ul class=\"wb-tree\">{entries}</ul></div>",
                    "<li class=\"wb-tree-items\"><h3 class=\"wb-tree-node\"><a href=\"{href}\">{name}</a></h3></li>"),
            new Listing(
                    "{folder}{n}.html",
                    15,
                    "<ul class=\"ewb-list\">{rows}</ul>",
                    "<li class=\"ewb-list-node clearfix\"><a href=\"{href}\" title=\"{title}\" target=\"_blank\" class=\"ewb-list-name\">{title}<font color='red'></font></a><span class=\"ewb-list-date\">{date}</span></li>",
                    "<div class=\"ewb-page\"><ul>{first:首页}{prev:上页}{numbers}{next:下页}{last:尾页}</ul><span id=\"index\">{n}/{pages}</span></div>"),
            new Article(
                    "/govxxgk/LYDTS/{y}-{m}-{d}/{uuid}.html",
                    Pieces.CARD,
                    Pieces.ATTACHED,
                    "/EWB_files/{y}{m}/{uuid}.{ext}",
                    ""),
            Bodies.APART)),

    /** Zhangzhou and Nanping (南靖 {@code /cms/sitemanage/index.shtml?siteId=…&page=2}, {@code #resources}, {@code page-tip}; 诏安). */
    ZHANGZHOU(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(
                    List.of("信息公开@/cms/html/njxrmzf/xxgk/index.html"),
                    "/cms/html/njxrmzf/{slug}/index.html",
                    "zfxxgknb"),
            new Listing(
                    "/cms/sitemanage/index.shtml?siteId=6042138481713{cid}&page={n}",
                    10,
                    "<div class=\"mid-mj-list\"><ul id=\"resources\">{rows}</ul></div>",
                    "<li><a href=\"{href}\" target=\"_blank\">{title}</a><span class=\"list-time\">{date}</span></li>",
                    "<div class=\"mid-mj-page\">{prev:上一页}{numbers}{next:下一页}<span class=\"page-tip\">共{pages}页</span></div>"),
            new Article(
                    "/cms/html/njxrmzf/{y}-{m}-{d}/17{id}.html",
                    "<div class=\"weizhi\">{crumbs}</div><h1>{title}</h1><div class=\"article-infos\">{date} 09:23　来源：{source}</div><div id=\"Content\">{text}</div><div id=\"dbfj\">{attached}</div>",
                    "<a href=\"{file}\">{name}</a>",
                    "/cms/sitemanage/file/{hex}.{ext}",
                    ""),
            Bodies.APART)),

    /** Jinan and Zibo (平阴 {@code /gongkai/channel_6389…/}, {@code /gongkai/site_…/channel_…/doc_….html}, 章丘, 高青). */
    JINAN(new Template(
            Pieces.platform("utf-8 header", Links.ROOT),
            Pieces.prescribed(List.of("政府信息公开@/gongkai/"), "/gongkai/channel_{chex}/", "zfxxgknb"),
            new Listing(
                    "{folder}index_{n}.html",
                    15,
                    "<div class=\"gk-content\"><ul>{rows}</ul></div>",
                    "<li><a href=\"{href}\" title=\"{title}\"><span>{title}</span><em>{date}</em></a></li>",
                    Pieces.LINKS),
            new Article(
                    "/gongkai/site_pingyinxianxzfbgsb/channel_{chex}/doc_{hex}.html",
                    Pieces.CARD,
                    Pieces.ATTACHED,
                    "/gongkai/attach/{hex}.{ext}",
                    ""),
            Bodies.MIXED)),

    /** 博达's disclosure module (宁洱 {@code xxgk_list.jsp?urltype=egovinfo.EgovInfoList…}, 楚雄 {@code /info/egovinfo/…}). */
    NINGER(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(
                    List.of("政府信息公开@/xxgk.jsp?urltype=tree.TreeTempUrl&wbtreeid=1036"),
                    "/xxgk_list.jsp?urltype=egovinfo.EgovInfoList&wbtreeid=1036&sccode=ne&subtype={cid}&dpcode=P010&gilevel=1",
                    "zfxxgknb"),
            new Listing(
                    "/xxgk_list.jsp?ainfolist1036t={pages}&ainfolist1036p={n}&ainfolist1036c=10&urltype=egovinfo.EgovInfoList&wbtreeid=1036&sccode=ne&subtype={cid}&dpcode=P010&gilevel=1",
                    10,
                    "<table id=\"ainfolist1036\"><tr><td>索引号</td><td>名称</td><td>生成日期</td></tr>{rows}</table>",
                    "<tr><td>{index}</td><td><a href=\"{href}\" target=\"_blank\">{title}</a></td><td>{date}</td></tr>",
                    "<table><tr><td>共{count}条　{n}/{pages}　{first:首页} {prev:上页} {next:下页} {last:尾页}</td></tr></table>"),
            new Article(
                    "/info/egovinfo/1036/xxgk_content/P010-/{y}-{m}{d}{id}.htm",
                    "<div>{crumbs}</div><table><tr><td>{title}</td></tr><tr><td><table><tr><td>索引号</td><td>P010-/{year}-{no}</td><td>发布机构</td><td>{source}</td><td>公开日期</td><td>{date}</td></tr></table></td></tr></table><div id=\"egovinfocontenttable\">{text}{attached}</div>",
                    Pieces.ATTACHED,
                    "/virtual_attach_file.vsb?afc={hex}&oid=1438332361&tid=1043&nid={id}&e=.{ext}",
                    ""),
            Bodies.APART)),

    /** Xishuangbanna (景洪, 勐腊 {@code 107.news.list.dhtml?page=2}, {@code 107.news.detail.dhtml?news_id=81435}). */
    BANNA(new Template(
            Pieces.portal("utf-8 meta", true, Links.ROOT),
            Pieces.way(List.of("政务公开@/104.zwgk.dhtml"), "/1{cid}.news.list.dhtml", "zfxxgknb"),
            new Listing(
                    "{address}?page={n}",
                    12,
                    "<ul class=\"news-list\">{rows}</ul>",
                    Pieces.LI,
                    "<div class=\"pager\">{prev:上一页} {numbers} {next:下一页}</div>"),
            new Article(
                    "/1{cid}.news.detail.dhtml?news_id={id}",
                    "<div>{crumbs}</div><div class=\"news-detail\"><p class=\"t\">{title}</p><p>{date}　来源：{source}</p><div class=\"news\">{text}{attached}</div></div>",
                    Pieces.ATTACHED,
                    "/uploads/soft/{y}{m}/{id}.{ext}",
                    ""),
            Bodies.APART)),

    /** Ankang (镇坪 {@code /Node-29622_2.html}, {@code /Content-123456.html}, {@code h1.doc-title}; 紫阳). */
    ANKANG(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(List.of("政府信息公开@/Node-29600.html"), "/Node-296{cid}.html", "zfxxgknb"),
            new Listing(
                    "{stem}_{n}.html",
                    15,
                    Pieces.UL,
                    Pieces.LI,
                    "<div class=\"pagination\">{numbers} {next:下一页} {last:末页}</div>"),
            new Article(
                    "/Content-{id}.html",
                    "<div>{crumbs}</div><table><tbody><tr><td>索引号</td><td>{no}</td></tr><tr><td>公开日期</td><td>{date}</td></tr><tr><td>发布机构</td><td>{source}</td></tr></tbody></table><h1 class=\"doc-title\">{title}</h1><div class=\"doc-con\">{text}</div>{attached}",
                    Pieces.ATTACHED,
                    "/file/{hex}.{ext}",
                    ""),
            Bodies.SPLIT)),

    /** ASP of before 2012 (高阳 {@code news.asp?lb=11}, 台前 {@code list.asp?class=1413}, 顺城 {@code list_wj.asp?s=188}): tables, gb2312. */
    GAOYANG(new Template(
            Pieces.cells("gb2312 meta"),
            Pieces.cellsOf(List.of("信息公开@/xxgk.asp"), "/news.asp?lb={cid}", "zfxxgknb"),
            new Listing(
                    "/news.asp?lb={cid}&page={n}",
                    12,
                    "<table width=\"760\" border=\"0\" cellspacing=\"0\">{rows}</table>",
                    "<tr><td width=\"20\"><img src=\"/images/dot.gif\"></td><td height=\"26\"><a href=\"{href}\" target=\"_blank\">{title}</a></td><td width=\"90\">{date}</td></tr>",
                    "<table width=\"760\"><tr><td align=\"center\">共{count}条 每页12条 第{n}/{pages}页 {first:首页} {prev:上一页} {next:下一页} {last:尾页}</td></tr></table>"),
            new Article(
                    "/newsshow.asp?id={id}",
                    "<table width=\"1000\" align=\"center\"><tr><td>{crumbs}</td></tr><tr><td align=\"center\" class=\"bt\">{title}</td></tr><tr><td align=\"center\">发布日期：{date} 点击：{no}次</td></tr><tr><td class=\"nr\">{text}{attached}</td></tr></table>",
                    Pieces.ATTACHED,
                    "/uploadfile/{y}{m}{d}{id}.{ext}",
                    ""),
            Bodies.APART)),

    /** 帝国 on a host of its own (光山 {@code xxgk.…/e/action/ShowInfo.php?classid=&id=}): {@code index_2.html}. */
    GUANGSHAN(new Template(
            Pieces.portal("gbk meta", true, Links.ROOT),
            new Template.Way(
                    List.of("信息公开@{xxgk}/"),
                    "{xxgk}/{slug}/",
                    "gongkainianbao",
                    List.of("信息公开年报", "政府信息公开年报", "公开年报"),
                    "<div class=\"gkbar left\"><ul>{entries}</ul></div>",
                    Pieces.LEFT_ENTRY),
            new Listing(
                    "{folder}index_{n}.html",
                    20,
                    "<div class=\"newslist\"><ul>{rows}</ul></div>",
                    "<li><a href=\"{href}\" title=\"{title}\">{title}</a><span>{date}</span></li>",
                    "<div class=\"epages\"><a title=\"总数\">&nbsp;<b>{count}</b></a> {numbers} {next:下一页} {last:尾页}</div>"),
            new Article(
                    "{xxgk}/e/action/ShowInfo.php?classid={cid}&id={id}",
                    Pieces.PLAIN,
                    Pieces.ATTACHED,
                    "{xxgk}/d/file/p/{y}/{m}-{d}/{hex}.{ext}",
                    ""),
            Bodies.APART)),

    /** PHPCMS (涞水 {@code index.php?m=content&c=index&a=lists&catid=271}). */
    LAISHUI(new Template(
            Pieces.portal("utf-8 meta", true, Links.WHOLE),
            Pieces.way(
                    List.of("政务公开@/index.php?m=content&c=index&a=lists&catid=9"),
                    "/index.php?m=content&c=index&a=lists&catid=2{cid}",
                    "zfxxgknb"),
            new Listing(
                    "{address}&page={n}",
                    12,
                    "<ul class=\"list lh24 f14\">{rows}</ul>",
                    "<li><span class=\"rt\">{date}</span>·<a href=\"{href}\" target=\"_blank\" style=\"\">{title}</a></li>",
                    "<div id=\"pages\" class=\"text-c\"><a class=\"a1\">{count}条</a> {prev:上一页} {numbers} {next:下一页}</div>"),
            new Article(
                    "/index.php?m=content&c=index&a=show&catid=2{cid}&id={id}",
                    "<div class=\"crumbs\">{crumbs}</div><h1>{title}<br/><span>{date} 来源：{source} 点击：<span id=\"hits\"></span></span></h1><div class=\"content\">{text}{attached}</div>",
                    Pieces.ATTACHED,
                    "/uploadfile/{y}/{m}{d}/{y}{m}{d}{id}.{ext}",
                    ""),
            Bodies.APART)),

    /** Dazhou (达川, 渠县 {@code /xxgk-list-xzgfxwj.html}; 大竹, 宣汉 {@code /xxgk-show-224327.html}). */
    DAZHOU(new Template(
            Pieces.portal("utf-8 meta", false, Links.ROOT),
            Pieces.way(List.of("政府信息公开@/xxgk.html"), "/xxgk-list-{slug}.html", "ndbg"),
            new Listing(
                    "{stem}-{n}.html",
                    15,
                    "<ul class=\"ul-list\">{rows}</ul>",
                    "<li><a href=\"{href}\" title=\"{title}\">{cut}</a><span>{date}</span></li>",
                    "<div class=\"pages\">{first:首页} {prev:上一页} {numbers} {next:下一页} {last:尾页}</div>"),
            new Article("/xxgk-show-{id}.html", Pieces.CARD, Pieces.ATTACHED, Pieces.FILE, ""),
            Bodies.MIXED)),

    /** Sanmenxia (灵宝 {@code /16016/0000/zhengfuxinxi-1.html}, 陕州, 渑池; {@code /16903/616589856/1288675.html}). */
    SANMENXIA(new Template(
            Pieces.portal("utf-8 header", false, Links.ROOT),
            Pieces.way(List.of("政务公开@/16000/0000/zhengwu.html"), "/160{cid}/0000/zhengfuxinxi-1.html", "zfxxgknb"),
            new Listing(
                    "{folder}zhengfuxinxi-{n}.html",
                    15,
                    "<div class=\"newsList\">{rows}</div>",
                    "<p><a href=\"{href}\">{title}</a><i>{date}</i></p>",
                    "<div class=\"pagination\">{prev:上一页}{numbers}{next:下一页}</div>"),
            new Article("/160{cid}/6165898{cid}/{id}.html", Pieces.PLAIN, Pieces.ATTACHED, Pieces.FILE, ""),
            Bodies.APART)),

    /** Dali (巍山 {@code /dlwsrmzfmh/5404897895960805376/index.html}, {@code …_2.html}; 洱源): columns of nineteen digits. */
    DALI(new Template(
            Pieces.cells("utf-8 meta"),
            Pieces.cellsOf(
                    List.of("政府信息公开@/dlwsrmzfmh/5404897895960805300/index.html"),
                    "/dlwsrmzfmh/54048978959608054{cid}/index.html",
                    "zfxxgknb"),
            new Listing(
                    "{folder}54048978959608054{cid}_{n}.html",
                    15,
                    "<table width=\"98%\">{rows}</table>",
                    "<tr><td>·<a href=\"{href}\" target=\"_blank\">{title}</a></td><td>[{date}]</td></tr>",
                    "<div>共{pages}页　{first:首页}　{prev:上一页}　{next:下一页}　{last:末页}</div>"),
            new Article(
                    "{folder}{y}{m}{d}/{id}.html",
                    "<table width=\"1000\"><tr><td>{crumbs}</td></tr><tr><td align=\"center\"><b>{title}</b></td></tr><tr><td align=\"center\">{date}　{source}</td></tr><tr><td><div class=\"detail\">{text}</div>{attached}</td></tr></table>",
                    Pieces.ATTACHED,
                    "/uploadFiles/{y}-{m}/{hex}.{ext}",
                    ""),
            Bodies.APART)),

    /** Akqi (阿合奇 {@code /info/iList.jsp?node_id=GKrmzf&cat_id=10376}, {@code cur_page=2}, {@code #gk_list_table}). */
    AKQI(new Template(
            Pieces.portal("utf-8 header", true, Links.ROOT),
            Pieces.way(
                    List.of("信息公开@/info/iIndex.jsp?node_id=GKrmzf"),
                    "/info/iList.jsp?isSd=false&node_id=GKrmzf&cat_id=103{cid}",
                    "zfxxgknb"),
            new Listing(
                    "/info/iList.jsp?node_id=GKrmzf&site_id=CMSahqx&cat_id=103{cid}&cur_page={n}",
                    12,
                    "<table id=\"gk_list_table\"><tr><th>标题</th><th>文号</th><th>日期</th></tr>{rows}</table>",
                    "<tr><td><a href=\"{href}\">{title}</a></td><td></td><td>{date}</td></tr>",
                    "<ul class=\"pages\"><li>{first:首页}</li><li>{prev:上一页}</li><li>{numbers}</li><li>{next:下一页}</li><li>{last:末页}</li></ul>"),
            new Article(
                    "/gk/GKrmzf/103{cid}/{id}.htm",
                    "<div>{crumbs}</div><h1 id=\"title\">{title}</h1><table id=\"gk-info\"><tr><td>索引号</td><td>{no}</td><td>主题</td><td>其他</td></tr><tr><td>机构</td><td>{source}</td><td>发布日期</td><td>{date}</td></tr></table><div id=\"text\">{text}</div>{attached}",
                    Pieces.ATTACHED,
                    "/gk/res/{y}/{m}{d}/{id}.{ext}",
                    ""),
            Bodies.EACH)),

    /** Suijiang of 2018 ({@code /subsiteIndex/toPage?…&newsClassId=114&…&start=20&objectId=}): pages by the first line. */
    SUIJIANG(new Template(
            Pieces.portal("utf-8 meta", true, Links.ROOT),
            new Template.Way(
                    List.of("信息公开@/subsiteIndex?subsiteFlag=suijiangpc&subsiteId=1"),
                    "/subsiteIndex/toPage?subsiteFlag=suijiangpc&subsiteId=1&newsClassId={cid}&pageType=auto&pageSize=10&start=0&objectId=",
                    "zfxxgknb",
                    Pieces.NAMES,
                    "<dl class=\"leftNav_dl\"><dt>信息公开</dt>{entries}</dl>",
                    "<dd><a href=\"{href}\">{name}</a></dd>"),
            new Listing(
                    "/subsiteIndex/toPage?subsiteFlag=suijiangpc&subsiteId=1&newsClassId={cid}&pageType=auto&pageSize=10&start={o}&objectId=",
                    10,
                    "<dl class=\"infoOpen_dl\">{rows}</dl>",
                    "<dd><div><a href=\"{href}\">{title}</a></div><span>{date}</span></dd>",
                    "<div class=\"page_div\">{first:首页}{prev:上一页}{next:下一页}{last:尾页} 共{pages}页{count}条</div>"),
            new Article(
                    "/subsiteIndex/toPage?subsiteFlag=suijiangpc&subsiteId=1&newsClassId={cid}&pageType=auto&pageSize=10&start=0&objectId={id}",
                    "<div>{crumbs}</div><div class=\"articleTitle\">{title}</div><div class=\"articleOhter\"><div><div>{date}</div><div>来源：{source}</div></div></div><div class=\"articleBox\">{text}{attached}</div>",
                    Pieces.ATTACHED,
                    "/upload/file/{y}{m}{d}/{id}.{ext}",
                    ""),
            Bodies.APART));

    /** The next after the sixth set's. */
    private static final long SPLIT = 20261128;

    private static final Set<Portrait> HELD_OUT = heldOut();

    final Template template;

    Portrait(Template template) {
        this.template = template;
    }

    private static Set<Portrait> heldOut() {
        Set<Portrait> heldOut = EnumSet.noneOf(Portrait.class);
        Random random = new Random(SPLIT);
        for (boolean ordinary : new boolean[] {true, false}) {
            List<Portrait> all = Arrays.stream(values())
                    .filter(p -> ordinary == p.ordinal() <= LIAONING.ordinal())
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(all, random);
            heldOut.addAll(all.subList(0, all.size() / 3));
        }
        return heldOut;
    }

    boolean isHeldOut() {
        return HELD_OUT.contains(this);
    }
}
