package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.model.Scope;

/** What a site of the fifth or the sixth set publishes, and the articles behind the lines. */
final class PracticeReports {
    /** Departments and townships. */
    static final List<String> BODIES = List.of(
            "教育局",
            "民政局",
            "城关镇人民政府",
            "财政局",
            "人力资源和社会保障局",
            "河西街道办事处",
            "住房和城乡建设局",
            "大柳镇人民政府",
            "水利局",
            "卫生健康委员会",
            "东郊乡人民政府",
            "市场监督管理局",
            "审计局",
            "二郎街道办事处",
            "应急管理局");

    private static final List<String> KINDS = List.of("doc", "docx", "pdf", "wps");
    /** Media types of files by their endings. */
    static final Map<String, String> TYPES = Map.of(
            "pdf",
            "application/pdf",
            "doc",
            "application/msword",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "wps",
            "application/vnd.ms-works",
            "ofd",
            "application/ofd",
            "zip",
            "application/zip");

    private static final List<String> ACCOUNTS =
            List.of("年度本级预算执行和其他财政收支的审计工作报告", "年度部门决算公开说明", "年统计年鉴", "年政府债务情况公开报告");
    private static final List<String> AFFAIRS =
            List.of("年政务公开工作总结", "年政务公开工作要点", "年政务公开重点任务分工", "年政府信息公开工作情况通报", "年第一季度政府网站与政务新媒体检查情况通报", "年政务公开第三方评估报告");
    private static final List<String> DOCUMENTS = List.of(
            "人民政府关于任免有关人员职务的通知",
            "人民政府办公室关于印发防汛应急预案的通知",
            "人民政府关于公布行政规范性文件清理结果的决定",
            "人民政府办公室关于调整领导小组成员的通知",
            "人民政府关于划定禁养区的通告",
            "人民政府办公室关于做好年度统计报表工作的通知",
            "人民政府关于表彰先进集体的决定",
            "人民政府办公室关于印发政务公开工作实施方案的通知",
            "人民政府关于土地征收的公告",
            "人民政府办公室关于年度法治政府建设情况的报告");

    private static final Map<Practice, String> NAMES = Map.of(
            Practice.APPENDIX,
            ".docx",
            Practice.FILES_FOLDER,
            ".docx",
            Practice.ATTACHMENT_FOLDERS,
            ".docx",
            Practice.ZIP,
            ".zip");

    private final PracticeSite s;
    private final Practices p;
    private final int style;
    private final String before;
    private final List<Line> lines = new ArrayList<>();
    private int id;

    PracticeReports(PracticeSite site, int id) {
        this.s = site;
        this.p = site.p;
        this.id = id;
        this.style = p.between(0, 2);
        this.before = p.one(List.of("政府信息公开年度报告", "政府信息公开工作年度报告", "政府信息公开工作报告"));
    }

    /** The lines of the column, youngest first; their articles are put, the reports among them are known as such. */
    List<Line> publish() {
        boolean office = p.has(Practice.OFFICE_TOO) || !p.has(Practice.SUMMARY) && p.chance(20);
        int others = p.has(Practice.EVERYONE) ? 12 : p.chance(35) && !divides() ? 3 : 0;
        boolean graphics = p.has(Practice.GRAPHICS) || p.has(Practice.OFFICE_TOO) || p.chance(20) && !divides();
        int first = p.between(2008, p.has(Practice.EARLY_SUMMARY) || p.has(Practice.MERGED) ? 2010 : 2016);
        for (int year = 2025; year >= first; year--) {
            if (p.chance(6) && year < 2025) {
                continue;
            }
            own(year, s.name, title(year), Scope.DISTRICT);
            if (office && year > 2016) {
                own(year, s.name + "人民政府办公室", s.name + "人民政府办公室" + year + "年" + kind(year), Scope.OFFICE);
            }
            for (String body : BODIES.subList(0, year > 2013 ? others : 0)) {
                lines.add(of(year, s.name + body, true));
            }
            if (graphics && year > 2018) {
                graphics(year);
            }
            company(year);
        }
        lines.sort(Comparator.comparing(Line::date).reversed());
        return lines;
    }

    private boolean divides() {
        return p.of(Practice.Side.LAYOUT).divides();
    }

    /** Reports of departments and townships by body. @param named whether the titles name the body */
    static Map<String, List<Line>> bodies(PracticeSite site, int id, int count, Set<Integer> years, boolean named) {
        PracticeReports reports = new PracticeReports(site, id);
        Map<String, List<Line>> bodies = new LinkedHashMap<>();
        for (String body : BODIES.subList(0, count)) {
            bodies.put(
                    body,
                    years.stream()
                            .map(year -> reports.of(year, site.name + body, named))
                            .toList());
        }
        return bodies;
    }

    private void company(int year) {
        String y = year + "年";
        if (p.has(Practice.MIXED_NEWS) && year > 2014) {
            other(year, s.name + "召开" + y + "度目标责任制考核表彰大会");
            other(year, "一图读懂" + s.name + y + "重点工作");
            other(year, y + "，" + s.name + "，精彩继续！");
        }
        if (p.has(Practice.ASSESSMENTS) && year > 2014) {
            other(year, "关于开展" + y + "度政府信息公开工作考核的通知");
            other(year, s.name + y + "政府信息公开工作考核结果通报");
            other(year, s.name + y + "政府信息公开申请办理情况统计表");
        }
        if (p.has(Practice.ACCOUNTS) && year > 2014) {
            ACCOUNTS.forEach(title -> other(year, s.name + year + title));
        }
        if (p.has(Practice.AFFAIRS_PAPERS) && year > 2014) {
            AFFAIRS.forEach(title -> other(year, s.name + year + title));
        }
        if (p.has(Practice.MERGED) && year < 2014) {
            lines.add(of(year, "清浦县人民政府", true));
        }
    }

    /** The lines among some 150 official documents, youngest first. */
    static List<Line> among(PracticeSite site, int id, List<Line> lines) {
        PracticeReports documents = new PracticeReports(site, id);
        for (int i = 0; i < 150; i++) {
            documents.other(2010 + i % 16, site.name + DOCUMENTS.get(i * 7 / 16 % DOCUMENTS.size()));
        }
        documents.lines.addAll(lines);
        documents.lines.sort(Comparator.comparing(Line::date).reversed());
        return documents.lines;
    }

    private void graphics(int year) {
        other(year, title(year) + "（图解）");
        if (p.has(Practice.OFFICE_TOO)) {
            other(year, s.name + "人民政府办公室" + year + "年" + kind(year) + "（图解）");
        } else if (p.has(Practice.GRAPHICS)) {
            other(year, "一图读懂" + title(year));
            other(year, "【视频解读】" + title(year));
            other(year, "媒体解读：" + s.name + year + "年政府信息公开亮点");
        }
    }

    private String kind(int year) {
        return year > 2018 ? "政府信息公开工作年度报告" : before;
    }

    private String title(int year) {
        return switch (p.of(Practice.Side.TITLE)) {
            case YEARLY -> s.name + "人民政府" + year + "年度政府信息公开年报";
            case WORK_REPORT -> s.name + year + "年度政府信息公开工作报告";
            case SITUATION -> "关于" + s.name + year + "年政府信息公开工作情况的报告";
            case NO_BODY -> year + "年" + kind(year);
            case CITY_NAMED -> s.parent + s.name + (style == 0 ? "" : "人民政府") + year + "年" + kind(year);
            case SHORTEST -> year + "年年报";
            case ISSUED -> s.name + "人民政府办公室关于印发《" + s.name + year + "年" + kind(year) + "》的通知";
            case SPACED_YEAR -> s.name + (style == 0 ? "" : "人民政府") + " " + year + " 年" + kind(year);
            case EARLY_SUMMARY -> year < 2014 ? s.name + year + "年政府信息公开工作总结" : styled(year);
            default -> styled(year);
        };
    }

    private String styled(int year) {
        return switch (style) {
            case 0 -> s.name + year + "年" + kind(year);
            case 1 -> s.name + "人民政府" + year + "年" + kind(year);
            default -> year + "年" + s.name + kind(year);
        };
    }

    private void own(int year, String body, String title, Scope scope) {
        Set<String> addresses = new LinkedHashSet<>();
        String date = date(year);
        lines.add(line(year, body, title, date, article(year, body, title, date, addresses), true));
        if (p.has(Practice.TWINS) && year > 2016) {
            String version = title + (year % 2 == 0 ? "（图片版）" : "（超链版）");
            String path = path(date);
            s.page(
                    path,
                    version,
                    metas(version, body, date),
                    heading(version, body, date)
                            + (year % 2 == 0
                                    ? "<p><img src=\"./W0-1.jpg\"></p><p><img src=\"./W0-2.jpg\"></p>"
                                    : MannerLines.report(body, year)));
            addresses.add(path);
            lines.add(line(year, body, version, date, path, true));
        }
        Set<String> whole = new LinkedHashSet<>();
        addresses.forEach(a -> whole.add(s.canonical(s.home + a)));
        s.truth(new Truth(year, scope, whole));
    }

    private Line of(int year, String body, boolean named) {
        String title = (named ? (p.has(Practice.CITY_NAMED) ? s.parent : "") + body : "") + year + "年" + kind(year);
        String date = date(year);
        String path = path(date);
        if (p.has(Practice.FILE_ROWS) || p.has(Practice.SUMMARY)) {
            return line(year, body, title, date, row(year, path), false);
        }
        String way = "<div class=position>当前位置：首页 &gt; 政府信息公开 &gt; " + body + " &gt; 政府信息公开年报</div>";
        s.page(
                path,
                title,
                metas(title, body, date),
                way + heading(title, body, date) + MannerLines.report(body, year));
        return line(year, body, title, date, path, false);
    }

    private void other(int year, String title) {
        String date = date(year);
        String path = path(date);
        s.page(
                path,
                title,
                metas(title, s.name, date),
                heading(title, s.name, date) + "<p>" + "现将有关情况公布如下，欢迎社会各界监督。".repeat(8) + "</p>");
        lines.add(line(year, s.name, title, date, path, false));
    }

    private static Line line(int year, String body, String title, String date, String address, boolean report) {
        return new Line(year, body, title, title, date, address, report);
    }

    private String date(int year) {
        return year + 1 + "-0" + p.between(1, 3) + "-" + p.between(10, 28);
    }

    /** Sixteen or thirty-two hexadecimal digits of a number. */
    static String hex(long number, int digits) {
        HexFormat hex = HexFormat.of();
        String all =
                hex.toHexDigits(number * 0x9E3779B97F4A7C15L) + hex.toHexDigits((number + 1) * 0xC2B2AE3D27D4EB4FL);
        return all.substring(0, digits);
    }

    /** 8-4-4-4-12. */
    static String uuid(long number) {
        return hex(number, 32).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    /** What the addresses are named after. */
    private Practice naming() {
        Practice address = p.of(Practice.Side.ADDRESS);
        return address == Practice.TWINS ? p.of(Practice.Side.LAYOUT) : address;
    }

    private String path(String date) {
        id += p.between(1, 90);
        String month = date.substring(0, 7).replace("-", "");
        String day = date.replace("-", "");
        return switch (naming()) {
            case POWER_EASY -> "/Item/" + id + ".aspx";
            case SITE_SERVER -> "/contents/32564/" + id + ".html";
            case DEDE -> "/a/xinxigongkai/" + day + "/" + id + ".html";
            case DASH_LIST -> "/content-61891-" + id + "-1.html";
            case COLUMN_JSP -> "/col/1414231541890/" + date.replace("-", "/") + "/" + id + ".html";
            case JEECMS -> "/zfxxgknb/" + id + ".jhtml";
            case MORE_INFO -> "/infodetail/?infoid=" + uuid(id) + "&categoryNum=003001";
            case NODE_PARTS -> "/" + date.replaceFirst("-(\\d+)$", "/$1") + "/content_" + id + ".htm";
            case SHOW_ASPX -> "/showxxgk.aspx?ctlgid=585587&Id=" + id;
            case SHOW_DASH -> "/xxgk/show-" + id + ".html";
            case GBK_PATH -> PracticeColumn.GBK + id + ".html";
            case BLOCKS -> "/columns/" + uuid(117) + "/" + month + "/" + day.substring(6) + "/" + uuid(id) + ".html";
            case HEX -> "/fengningrenminzhengfu/" + hex(9, 32) + "/" + month + "/" + hex(id, 32) + ".shtml";
            case CODES -> "/fnq/c112289c/" + month + "/c01_" + id + ".shtml";
            case UUID -> "/fnq/zfxxgknb/content/" + uuid(id) + ".html";
            case SITE_SOURCES -> "/sitesources/fnq/page_pc/zwgk/zfxxgknb/article" + hex(id, 32) + ".html";
            default -> "/zwgk/zfxxgk/zfxxgknb/" + month + "/t" + day + "_" + id + ".html";
        };
    }

    private String metas(String title, String body, String date) {
        return s.meta("ArticleTitle", title)
                + s.meta("PubDate", date + " 09:00")
                + s.meta("ContentSource", source(body));
    }

    private String heading(String title, String body, String date) {
        return "<h1>" + title + "</h1><div>发布时间：" + date + "　来源：" + source(body) + "</div>";
    }

    /** The government's reports come from its office. */
    private String source(String body) {
        return body.equals(s.name) ? body + "人民政府办公室" : body;
    }

    /** The file that a line leads to. */
    private String row(int year, String page) {
        String folder = p.has(Practice.SUMMARY) ? "/wzxxgknb/" + (year + 1) + "/x" : page;
        return file(folder, p.has(Practice.SUMMARY) ? "pdf" : KINDS.get(Math.floorMod(year + id, 4)));
    }

    /** A document beside an article. @return its address */
    private String file(String page, String kind) {
        String path = page.startsWith("/infodetail/")
                ? "/UploadFile/" + hex(id, 16) + "." + kind
                : page.replaceFirst("[^/]+$", "P0" + hex(id, 16) + "." + kind);
        s.file(path, TYPES.get(kind));
        return path;
    }

    /** Puts an article of the government's. @return what the line leads to */
    private String article(int year, String body, String title, String date, Set<String> addresses) {
        String path = path(date);
        if (p.has(Practice.FILE_ROWS) || p.has(Practice.SUMMARY)) {
            String file = row(year, path);
            addresses.add(file);
            return file;
        }
        addresses.add(path);
        String metas = metas(title, body, date);
        String heading = heading(title, body, date);
        String report = MannerLines.report(body, year);
        switch (p.of(Practice.Side.ARTICLE)) {
            case UCAP_TAGS ->
                s.page(
                        path,
                        title,
                        metas,
                        "<ucaptitle>" + title + "</ucaptitle><publishtime>" + date
                                + " 09:00:00</publishtime><div id=UCAP-CONTENT><ucapcontent>" + report
                                + "</ucapcontent></div>");
            case META_TABLE -> s.page(path, "", metas, card(title, body, date) + report);
            case TWINS -> s.page(path, title, metas, heading + report);
            case COLUMN_HEADING ->
                s.page(
                        path,
                        "政府信息公开年报",
                        s.meta("ColumnName", "政府信息公开年报"),
                        "<h1>政府信息公开年报</h1><p align=\"center\"><strong>" + title + "</strong></p>" + report);
            case FRAMED_TEXT -> framed(path, title, metas, heading, report, addresses);
            default -> s.page(path, title, metas, heading + attached(path, title, report, addresses));
        }
        return path;
    }

    private void framed(String path, String title, String metas, String heading, String report, Set<String> addresses) {
        String text = path.replaceFirst("[^/]+$", "text" + id + ".html");
        s.bare(text, "", report);
        s.page(path, title, metas, heading + "<iframe width=\"100%\" scrolling=\"no\" src=\"" + text + "\"></iframe>");
        addresses.add(text);
    }

    /** The text, or what leads to the file with it. */
    private String attached(String page, String title, String report, Set<String> addresses) {
        Practice way = p.of(Practice.Side.ARTICLE);
        String name = title + NAMES.getOrDefault(way, ".pdf");
        String file = way.side == Practice.Side.ARTICLE && way != Practice.TWINS ? document(page, way) : "";
        if (!file.isEmpty()) {
            addresses.add(file);
        }
        return switch (way) {
            case VSB_PDF ->
                "<div id=vsb_content><p><script>showVsbpdfIframe(\"" + file
                        + "\",\"100%\",\"600\",\"0\",\"\",\"viewer\");</script></p></div>";
            case VSB_DOWNLOAD, VSB_ATTACH ->
                "<div id=vsb_content><p></p></div><p>附件【" + s.anchor(page, file, name) + "】已下载<span>12</span>次</p>";
            case DOWNFILE ->
                "<p>" + s.anchor(page, file, "<img src=\"/module/jslib/icons/acrobat.png\">" + name) + "</p>";
            case APPENDIX ->
                "<div class=trs_editor_view><p>详见附件。</p><p>附件：" + s.anchor(page, file, name, "appendix=\"true\"")
                        + "</p></div>";
            case FILES_FOLDER -> "<table><tr><td>文件下载</td><td>" + s.anchor(page, file, name) + "</td></tr></table>";
            case ATTACHMENT_FOLDERS -> "<p>附件：" + s.anchor(page, file, name) + "</p>";
            case ATTACH_ID -> "<p>" + s.anchor(page, file, "点击下载") + "</p>";
            case ZIP -> "<p>详见附件。</p><p>" + s.anchor(page, file, name) + "</p>";
            case OFD_TOO ->
                "<p>" + s.anchor(page, file, "PDF版") + "　" + s.anchor(page, second(page, addresses), "OFD版") + "</p>";
            case OBJECT -> "<object data=\"" + file + "\" type=\"application/pdf\" width=\"100%\"></object>";
            default -> report;
        };
    }

    private String second(String page, Set<String> addresses) {
        String ofd = file(page, "ofd");
        addresses.add(ofd);
        return ofd;
    }

    private String document(String page, Practice way) {
        String hex = hex(id, 32);
        String path =
                switch (way) {
                    case VSB_PDF -> "/__local/" + hex.substring(0, 1) + "/" + hex.substring(1, 3) + "/" + hex + ".pdf";
                    case VSB_DOWNLOAD ->
                        "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1434241234&wbfileid=" + hex;
                    case VSB_ATTACH ->
                        "/virtual_attach_file.vsb?afc=" + hex + "&oid=1438332361&tid=1043&nid=" + id + "&e=.pdf";
                    case DOWNFILE -> "/module/download/downfile.jsp?classid=0&filename=" + hex + ".pdf";
                    case ATTACHMENT_FOLDERS ->
                        "/attachment/0/" + id / 10_000 + "/" + id / 10 + "/" + id % 10_000 + ".docx";
                    case ATTACH_ID -> "/common/attachment/download?attachId=" + hex;
                    case FILES_FOLDER ->
                        page.contains("?")
                                ? "/files/" + hex + ".docx"
                                : page.replaceFirst("[^/]+$", hex(id + 3, 32) + "/files/" + hex + ".docx");
                    default -> "";
                };
        if (path.isEmpty()) {
            return file(page, way == Practice.APPENDIX ? "docx" : way == Practice.ZIP ? "zip" : "pdf");
        }
        s.file(path, TYPES.get(path.endsWith("docx") ? "docx" : "pdf"));
        return path;
    }

    private String card(String title, String body, String date) {
        return "<table><tr><td>索 引 号</td><td>00" + id + "/" + date.substring(0, 4)
                + "-0003</td><td>分 类</td><td>政府信息公开年报</td></tr><tr><td>发布机构</td><td>" + source(body)
                + "</td><td>公开日期</td><td>" + date + "</td></tr><tr><td>名　　称</td><td colspan=3>" + title
                + "</td></tr></table>";
    }
}
