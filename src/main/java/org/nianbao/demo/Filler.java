package org.nianbao.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands around the reports: news by the dozen, rules, and titles that look like the report but are not. */
final class Filler {
    private static final List<String> TOPICS = List.of(
            "重点项目建设", "城市更新", "防汛准备", "春季植树", "食品安全检查", "社区养老服务", "校园安全", "农田水利", "创业就业", "河道治理", "消防演练", "文化惠民");
    private static final List<String> DOINGS = List.of("召开%s推进会", "开展%s专项行动", "部署%s工作", "通报%s进展");
    private static final List<String> OFFICES = List.of("财政局", "教育局");
    private static final List<String> TOWNS = List.of("柳林街道办事处", "㙍头镇人民政府");
    private static final String REPORT = "年政府信息公开工作年度报告";

    private final District district;

    Filler(District district) {
        this.district = district;
    }

    /**
     * A text of the site.
     *
     * @param title its title
     * @param date day of publication
     * @param source who published it
     * @param body as HTML
     */
    record Text(String title, LocalDate date, String source, String body) {}

    /** Part of the address of a column, as sites make it out of its name. */
    static String slug(String name) {
        return switch (name) {
            case "政府信息公开年报" -> "zfxxgknb";
            case "政府信息公开制度" -> "zfxxgkzd";
            case "法定主动公开内容" -> "fdzdgknr";
            case "时政要闻" -> "szyw";
            case "部门动态" -> "bmdt";
            case "通知公告" -> "tzgg";
            default -> "zcwj";
        };
    }

    /** The irrelevant columns by name. */
    Map<String, List<Text>> columns() {
        Map<String, List<Text>> columns = new LinkedHashMap<>();
        columns.put("时政要闻", news("时政要闻", 36));
        columns.put("部门动态", news("部门动态", 31));
        columns.put("通知公告", news("通知公告", 32));
        columns.put("政策文件", news("政策文件", 14));
        return columns;
    }

    private List<Text> news(String column, int count) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String doing = DOINGS.get(i % DOINGS.size());
            String topic = TOPICS.get((i + column.length() + column.codePointAt(0)) % TOPICS.size());
            String title = district.name() + doing.replace("%s", topic) + "（" + column + "第" + (count - i) + "期）";
            texts.add(text(title, LocalDate.of(2022, 3, 28).minusDays(5L * i)));
        }
        return texts;
    }

    private Text text(String title, LocalDate date) {
        String body = "<p>" + Markup.escape(title) + "。</p>\n<p>各单位要明确责任，抓好落实，让群众得到实惠。</p>";
        return new Text(title, date, district.name() + "人民政府办公室", body);
    }

    Text guide() {
        return text(district.name() + "政府信息公开指南（2021年版）", LocalDate.of(2021, 5, 6));
    }

    List<Text> rules() {
        return List.of(
                text("政府信息公开保密审查制度", LocalDate.of(2020, 5, 6)),
                text("政府信息公开申请办理规范", LocalDate.of(2020, 6, 9)),
                text("政府信息公开工作年度报告编制规范", LocalDate.of(2020, 7, 2)));
    }

    List<Text> duty() {
        return List.of(
                text(district.name() + "2021年财政预算公开", LocalDate.of(2021, 2, 8)),
                text(district.name() + "2020年财政决算公开", LocalDate.of(2021, 8, 20)),
                text(district.name() + "权责清单", LocalDate.of(2021, 9, 1)));
    }

    /** What stands in the column of annual reports beside the reports. */
    List<Text> beside() {
        List<Text> texts = new ArrayList<>();
        String name = district.name();
        for (int year = 2018; year <= 2021; year++) {
            LocalDate date = LocalDate.of(year + 1, 1, 20);
            texts.add(text(name + year + "年法治政府建设年度报告", date.plusDays(3)));
            texts.add(text(name + "人民政府网站工作年度报表（" + year + "年度）", date.plusDays(4)));
            String agency = OFFICES.get(year % OFFICES.size());
            texts.add(text(name + agency + year + REPORT, date.minusDays(2)));
            texts.add(text(name + TOWNS.get(year % TOWNS.size()) + year + REPORT, date.minusDays(1)));
        }
        texts.add(text("一图读懂" + name + "人民政府2021" + REPORT, LocalDate.of(2022, 2, 11)));
        texts.add(text("《" + name + "人民政府2020" + REPORT + "》解读", LocalDate.of(2021, 2, 9)));
        texts.add(text(name + "召开2021" + REPORT + "编制培训会", LocalDate.of(2021, 12, 3)));
        texts.add(text("关于做好2021" + REPORT + "编制和发布工作的通知", LocalDate.of(2021, 11, 30)));
        return texts;
    }

    /** A page that is nothing but itself. */
    String plain(String topic) {
        return "<p>" + district.name() + "人民政府网站栏目（" + topic + "）正在充实。</p>";
    }
}
