package org.nianbao.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.model.Scope;

/** Which district publishes what: the demo's plan. */
final class Sample {
    static final District TRS = new District("990101", "金河区", "www.jinhe.example", "trs");
    static final District HANWEB = new District("990102", "银山区", "www.yinshan.example", "hanweb");
    static final District UCAP = new District("990103", "墨溪区", "www.moxi.example", "ucap");
    static final District FRAMES = new District("990104", "云桥区", "www.yunqiao.example", "frames");

    private static final int FIRST_YEAR = 2015;
    /** Format and figures of each report from the year 2015 on; blank where none is published. */
    private static final List<String> TRS_REPORTS =
            List.of("html 2014", "word-html 2014", "docx 2014", "html 2014", "html 2019-c", "pdf 2019-a", "html 2021");

    private static final List<String> HANWEB_REPORTS = List.of(
            "word-html 2014",
            "html 2014",
            "pdf 2014",
            "word-html 2014",
            "docx 2019-a",
            "html 2019-c",
            "word-html 2021");
    private static final List<String> UCAP_REPORTS =
            List.of("html 2014", "pdf 2014", "html 2014", "docx 2014", "word-html 2019-a", "html 2019-c", "pdf 2021");
    private static final List<String> FRAMES_REPORTS =
            List.of("html 2014", "docx 2014", "word-html 2014", "", "pdf 2019-c", "docx 2019-a", "html 2021");

    private Sample() {}

    static List<District> districts() {
        return List.of(TRS, HANWEB, UCAP, FRAMES);
    }

    static SiteTemplate template(District district) {
        return switch (district.platform()) {
            case "trs" -> new TrsTemplate(district);
            case "hanweb" -> new HanwebTemplate(district);
            case "ucap" -> new UcapTemplate(district);
            default -> new FrameTemplate(district);
        };
    }

    /** The reports of a district's site, first edition. */
    static List<ReportPlan> reports(District district) {
        List<ReportPlan> plans = new ArrayList<>();
        List<String> lines = lines(district);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                String[] fields = lines.get(i).split(" ", 2);
                int year = FIRST_YEAR + i;
                plans.add(plan(district, year, fields[0], printed(district, year, Figures.of(fields[1]))));
            }
        }
        if (district.equals(UCAP)) {
            plans.add(new ReportPlan(district, Scope.OFFICE, 2020, "html", Figures.of("2019-b"), Optional.empty()));
        }
        return plans;
    }

    private static ReportPlan plan(District district, int year, String format, Figures figures) {
        Optional<String> remark = district.equals(UCAP) ? Optional.of("㙍头、喆林、镕溪三地的便民服务点均可查阅公开信息。") : Optional.empty();
        return new ReportPlan(district, Scope.DISTRICT, year, format, figures, remark);
    }

    private static List<String> lines(District district) {
        return switch (district.platform()) {
            case "trs" -> TRS_REPORTS;
            case "hanweb" -> HANWEB_REPORTS;
            case "ucap" -> UCAP_REPORTS;
            default -> FRAMES_REPORTS;
        };
    }

    /** Districts make no rules (规章), and some print nothing or a stroke there instead of a zero. */
    private static Figures printed(District district, int year, Figures figures) {
        if (year != 2020 || !(district.equals(HANWEB) || district.equals(FRAMES))) {
            return figures;
        }
        String empty = district.equals(HANWEB) ? "" : "/";
        return figures.with("proactive.regulations.made", empty)
                .with("proactive.regulations.published", empty)
                .with("proactive.regulations.published_total", empty);
    }

    /** Title of the report that is republished from the second edition on; blank where there is none. */
    static String republishedTitle(District district) {
        return district.equals(TRS) ? "金河区人民政府2021年政府信息公开工作年度报告" : "";
    }

    /** The report as a later edition prints it. No relation of the form contains the changed figure. */
    static ReportPlan inEdition(ReportPlan plan, int edition) {
        if (edition < 2 || !plan.title().equals(republishedTitle(plan.district()))) {
            return plan;
        }
        return new ReportPlan(
                plan.district(),
                plan.scope(),
                plan.year(),
                plan.format(),
                plan.figures().with("proactive.penalties.decisions", "107"),
                plan.remark());
    }
}
