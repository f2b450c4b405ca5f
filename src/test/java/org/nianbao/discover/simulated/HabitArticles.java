package org.nianbao.discover.simulated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Scope;

/** The articles of a site of the third set: titles, pages, files, addresses. */
final class HabitArticles {
    private static final List<String> TITLES =
            List.of("{D}{Y}年政府信息公开工作年度报告", "{D}人民政府{Y}年政府信息公开年度报告", "{Y}年{D}人民政府政府信息公开工作年度报告", "{Y}年{D}信息公开年报");
    private static final String DIGITS = "○一二三四五六七八九";

    private final HabitSite s;
    private final Habits h;
    private final String title;
    private final boolean dated;
    private final int heading;
    /** Reports of other bodies, shown beside an article where the site does so. */
    final List<Line> neighbours = new ArrayList<>();

    private int count;

    /** A title without markup and as it is shown. */
    private record Title(String plain, String shown) {}

    HabitArticles(HabitSite site) {
        this.s = site;
        this.h = site.h;
        this.title = h.one(TITLES);
        this.dated = h.has(Habit.YEARLESS) || h.chance(50);
        this.heading = h.between(0, 2);
    }

    /** The government's own report; {@code note} stands behind its title. */
    Line own(int year, String date, String note) {
        Title own = title(year);
        return report(
                year,
                new Title(own.plain + note, own.shown + note),
                date,
                s.name + "人民政府",
                Optional.of(Scope.DISTRICT));
    }

    Line office(int year, String date) {
        String office = s.name + (h.has(Habit.OFFICE_SHORT) ? "政府办" : "人民政府办公室");
        return report(year, plain(office + year + "年政府信息公开工作年度报告"), date, office, Optional.of(Scope.OFFICE));
    }

    /** Another body's report. */
    Line other(int year, String title, String date, String body) {
        return report(year, plain(title), date, body, Optional.empty());
    }

    /** An article that is no report. */
    Line article(int year, String title, String date, String body, String text) {
        String path = path("/zwgk/tzgg/", date);
        s.page(path, title, s.meta("ArticleTitle", title) + s.meta("PubDate", date), "<h1>" + title + "</h1>" + text);
        return new Line(year, body, title, title, date, path, false);
    }

    private static Title plain(String title) {
        return new Title(title, title);
    }

    private Title title(int year) {
        String government = s.name.substring(s.name.length() - 1) + "政府";
        Optional<Habit> habit =
                h.all.stream().filter(x -> x.side == Habit.Side.TITLE).findFirst();
        if (habit.isEmpty()) {
            return plain(title.replace("{D}", s.name).replace("{Y}", Integer.toString(year)));
        }
        return switch (habit.get()) {
            case CIRCLE -> plain(s.name + "人民政府" + digits(year, DIGITS) + "年政府信息公开工作年度报告");
            case FULL_WIDTH -> plain(s.name + digits(year, "０１２３４５６７８９") + "年政府信息公开工作年度报告");
            case BROKEN_TITLE ->
                new Title(s.name + "人民政府" + year + "年度政府信息公开工作报告", s.name + "人民政府<br/>" + year + "年度<br/>政府信息公开工作报告");
            case DOCUMENT_NUMBER ->
                plain(s.name.charAt(0) + "政〔" + (year + 1) + "〕" + (3 + year % 7) + "号 " + s.name + "人民政府关于" + year
                        + "年度政府信息公开工作情况的报告");
            case SHORT -> plain(government + year + "年政府信息公开年报");
            case ANNOUNCED -> plain(s.name + "人民政府关于公布" + year + "年政府信息公开工作年度报告的公告");
            case PERIOD -> plain(s.name + "政府信息公开工作年度报告（" + year + "年1月1日—12月31日）");
            default -> plain(s.name + "人民政府政府信息公开工作年度报告");
        };
    }

    private static String digits(int year, String digits) {
        StringBuilder written = new StringBuilder();
        Integer.toString(year).chars().forEach(d -> written.append(digits.charAt(d - '0')));
        return written.toString();
    }

    private Line report(int year, Title title, String date, String body, Optional<Scope> wanted) {
        boolean word = h.has(Habit.WORD_FILES) && wanted.isPresent();
        String path = word
                ? "/upload/" + year + "/" + (20300 + ++count) + (count % 3 == 0 ? ".docx" : ".doc")
                : path(folder(wanted), date);
        Line line = new Line(year, body, title.plain, title.shown, date, path, true);
        Set<String> addresses = new LinkedHashSet<>();
        if (word) {
            s.file(path, "application/msword");
            addresses.add(path);
        } else {
            addresses.addAll(pages(line));
        }
        Set<String> whole = new LinkedHashSet<>();
        addresses.forEach(a -> whole.add(s.home + a));
        wanted.ifPresent(scope -> s.truth(new Truth(year, scope, whole)));
        return line;
    }

    private static String folder(Optional<Scope> wanted) {
        return wanted.isPresent() ? "/zwgk/gknb/" : "/zwgk/bmgknb/";
    }

    /** Writes the pages and files of a report; gives all their paths. */
    private List<String> pages(Line line) {
        String path = line.address();
        String stem = "/upload/" + line.year() + "/" + (30000 + count);
        Optional<Habit> habit =
                h.all.stream().filter(x -> x.side == Habit.Side.ARTICLE).findFirst();
        if (habit.isEmpty()) {
            show(path, line, text(line, 0, 6) + signed(line));
            return List.of(path);
        }
        return switch (habit.get()) {
            case VIEWER -> viewer(line, stem + ".pdf");
            case SCANS -> scans(line, stem);
            case PAGED_TEXT -> {
                String more = path.contains("?") ? path + "&page=2" : path.replaceFirst("(\\.\\w+)$", "_2$1");
                show(
                        path,
                        line,
                        text(line, 0, 3) + "<p>[1] " + s.anchor(path, more, "[2]") + " " + s.anchor(path, more, "下一页")
                                + "</p>");
                show(more, line, text(line, 3, 6) + signed(line) + "<p>" + s.anchor(more, path, "[1]") + " [2]</p>");
                yield List.of(path, more);
            }
            case ATTACHED -> {
                s.file(stem + ".doc", "application/msword");
                show(path, line, "<p>详见附件。</p><p>" + s.anchor(path, stem + ".doc", "附件1.doc") + "</p>");
                yield List.of(path, stem + ".doc");
            }
            case PRINT_VIEW -> {
                String print = "/print.jsp?id=" + (7000 + count);
                s.put(
                        print,
                        () -> s.html(s.head(line.title(), "") + "<body onload=\"window.print()\"><h2>" + line.shown()
                                + "</h2>" + text(line, 0, 6) + signed(line) + "</body>"));
                show(path, line, text(line, 0, 6) + signed(line) + "<p>" + s.anchor(path, print, "【打印本页】") + "</p>");
                yield List.of(path, print);
            }
            default -> {
                show(path, line, text(line, 0, 6) + signed(line));
                yield List.of(path);
            }
        };
    }

    private List<String> viewer(Line line, String pdf) {
        String viewer = "/pdfjs/web/viewer.html?file=" + pdf;
        s.file(pdf, "application/pdf");
        s.bare(viewer, "<title>PDF.js viewer</title>", "<div id=outerContainer></div>");
        show(line.address(), line, "<iframe width=\"100%\" height=900 src=\"" + viewer + "\"></iframe>");
        return List.of(line.address(), viewer, pdf);
    }

    private List<String> scans(Line line, String stem) {
        List<String> all = new ArrayList<>(List.of(line.address()));
        StringBuilder images = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            String image = stem + "_" + i + ".jpg";
            s.file(image, "image/jpeg");
            all.add(image);
            images.append("<p align=center><img src=\"").append(image).append("\" width=800></p>");
        }
        show(line.address(), line, images.toString());
        return all;
    }

    private String text(Line line, int from, int to) {
        String period = dated ? "本年度报告所列数据的统计期限自" + line.year() + "年1月1日起至" + line.year() + "年12月31日止。" : "";
        List<String> parts = List.of(
                "<p>根据《中华人民共和国政府信息公开条例》有关规定，编制本报告。" + period + "</p><p>一、总体情况</p><p>" + line.year() + "年，" + line.body()
                        + "坚持以公开为常态、不公开为例外。</p>",
                "<p>二、主动公开政府信息情况</p><table><tr><td>规章</td><td>0</td></tr><tr><td>行政规范性文件</td><td>6</td></tr></table>",
                "<p>三、收到和处理政府信息公开申请情况</p><table><tr><td>本年新收政府信息公开申请数量</td><td>11</td></tr></table>",
                "<p>四、政府信息公开行政复议、行政诉讼情况</p><p>无。</p>",
                "<p>五、存在的主要问题及改进情况</p><p>与" + (line.year() - 1) + "年相比，解读形式仍较单一。</p>",
                "<p>六、其他需要报告的事项</p><p>无。</p>");
        return String.join("", parts.subList(from, to));
    }

    private static String signed(Line line) {
        return "<p align=right>" + line.body() + "</p><p align=right>" + (line.year() + 1) + "年1月2" + line.year() % 9
                + "日</p>";
    }

    private void show(String path, Line line, String body) {
        String meta = s.meta("ArticleTitle", line.title())
                + s.meta("PubDate", line.date() + " 10:00")
                + s.meta("ContentSource", line.body());
        s.put(path, () -> s.html(head(line, meta) + s.frame(path, headed(line, body) + beside(path))));
    }

    private String head(Line line, String meta) {
        String header = h.has(Habit.SECOND_META)
                ? "<meta name=\"ColumnName\" content=\"头部\"/><meta name=\"ArticleTitle\" content=\"null\"/><meta name=\"PubDate\" content=\"\"/>"
                : "";
        if (h.has(Habit.UNTITLED)) {
            return "<title>无标题文档</title></head>";
        }
        return h.has(Habit.TABLE_PAGE)
                ? "<title>" + s.name + "人民政府</title></head>"
                : s.head(line.title(), header + meta);
    }

    private String headed(Line line, String body) {
        String info = "<div class=info>发布时间：" + line.date() + "　来源：" + line.body() + "</div>";
        if (h.has(Habit.TABLE_PAGE)) {
            return "<table width=960 align=center><tr><td class=bt align=center style=\"font-size:20pt\">"
                    + line.shown()
                    + "</td></tr><tr><td align=center>" + line.date() + "</td></tr><tr><td>" + body
                    + "</td></tr></table>";
        }
        if (h.has(Habit.UNTITLED)) {
            return "<p align=center><b><font size=5>" + line.shown() + "</font></b></p>" + body;
        }
        if (h.has(Habit.WORD_SOUP)) {
            return soup(line)
                    + info
                    + body.replace("<p>", "<p class=MsoNormal style=\"mso-char-indent-count:2.0\"><o:p></o:p>");
        }
        return switch (heading) {
            case 0 -> "<h1>" + line.shown() + "</h1>" + info + "<div id=zoom>" + body + "</div>";
            case 1 -> "<div class=xl_title>" + line.shown() + "</div>" + info + "<div class=xl_con>" + body + "</div>";
            default -> "<h3 class=tit>" + line.shown() + "</h3>" + info + "<div class=article>" + body + "</div>";
        };
    }

    /** Runs of two characters, each in a span of its own. */
    private static String soup(Line line) {
        StringBuilder runs = new StringBuilder("<div class=tit><p class=MsoTitle>");
        for (int i = 0; i < line.title().length(); i += 2) {
            runs.append("<span lang=EN-US style=\"font-family:方正小标宋\">")
                    .append(line.title(), i, Math.min(line.title().length(), i + 2))
                    .append("</span>");
        }
        return runs + "</p></div>";
    }

    private String beside(String path) {
        if (!h.has(Habit.NEIGHBOURS) || neighbours.size() < 4) {
            return "";
        }
        int at = Math.floorMod(path.hashCode(), neighbours.size() - 3);
        StringBuilder newest = new StringBuilder();
        neighbours.subList(neighbours.size() - 3, neighbours.size()).forEach(n -> newest.append("<li>")
                .append(s.anchor(path, n.address(), n.title()))
                .append("</li>"));
        return "<p>上一篇："
                + s.anchor(
                        path, neighbours.get(at).address(), neighbours.get(at).title()) + "</p><p>下一篇："
                + s.anchor(
                        path,
                        neighbours.get(at + 1).address(),
                        neighbours.get(at + 1).title())
                + "</p><div class=side><h4>最新发布</h4><ul>" + newest + "</ul></div>";
    }

    /** The address of a new article. */
    String path(String folder, String date) {
        int n = 100 + ++count;
        String day = date.replace("-", "");
        Optional<Habit> habit =
                h.all.stream().filter(x -> x.side == Habit.Side.ADDRESS).findFirst();
        if (habit.isEmpty()) {
            return s.number % 2 == 0
                    ? folder + day.substring(0, 6) + "/t" + day + "_" + (2100000 + n) + ".shtml"
                    : "/info/" + (1100 + folder.length()) + "/" + (40000 + n) + ".htm";
        }
        return switch (habit.get()) {
            case ASPX -> "/NewsShow.aspx?ClassID=" + (40 + folder.length()) + "&ID=" + n;
            case CHINESE_PATH ->
                "/" + URLEncoder.encode("政务公开", StandardCharsets.UTF_8) + "/"
                        + URLEncoder.encode("年度报告", StandardCharsets.UTF_8) + "/" + day + "-" + n + ".html";
            case PATH_INFO -> "/index.php/home/article/detail/id/" + n + ".html";
            case PHPCMS -> "/index.php?m=content&c=index&a=show&catid=" + folder.length() + "&id=" + n;
            default -> "/web/zwgk.nsf/docs/48257A2B00" + (10000 + n) + "?OpenDocument";
        };
    }
}
