package org.nianbao.demo;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.model.Form;

/**
 * The text of a report before it is given a format. The prose is the demo's own.
 *
 * @param title the title
 * @param parts the body in reading order
 */
record Paper(String title, List<Part> parts) {

    Paper {
        parts = List.copyOf(parts);
    }

    /** Writes the report of a plan. */
    static Paper of(ReportPlan plan) {
        Writer writer = new Writer(plan);
        if (plan.figures().form() == Form.F2014) {
            writer.old();
        } else {
            writer.present();
        }
        return new Paper(plan.title(), writer.parts);
    }

    private static final class Writer {
        private final ReportPlan plan;
        private final FormTables tables;
        private final List<Part> parts = new ArrayList<>();

        Writer(ReportPlan plan) {
            this.plan = plan;
            this.tables = new FormTables(plan.figures());
        }

        /** Six sections and the return as an annex, as the Regulation of 2007, article 32, asked for. */
        void old() {
            String received = plan.figures().get("statistics.requests.received");
            opening("一、概述");
            heading("二、主动公开政府信息情况");
            say("通过政府网站、公告栏和便民服务点公开各类信息，方便群众查阅。");
            heading("三、依申请公开政府信息情况");
            say("全年收到申请" + received + "件，均在规定期限内办理。");
            heading("四、收费及减免情况");
            say("本年度没有收取费用。");
            heading("五、存在的主要问题及改进情况");
            say("信息更新还不够及时。下一年将完善制度，加强培训。");
            heading("六、其他需要报告的事项");
            say("统计数据见附表。");
            heading("附表：" + plan.year() + "年度" + plan.district().name() + "政府信息公开情况统计表");
            parts.add(new Part.Tabular(tables.statistics()));
        }

        /** Six sections as the formats of 2019 and 2021 ask for. */
        void present() {
            opening("一、总体情况");
            plan.remark().ifPresent(this::say);
            heading("二、主动公开政府信息情况");
            parts.add(new Part.Tabular(tables.proactive()));
            heading("三、收到和处理政府信息公开申请情况");
            parts.add(new Part.Tabular(tables.requests()));
            heading("四、政府信息公开行政复议、行政诉讼情况");
            parts.add(new Part.Tabular(tables.remedies()));
            heading("五、存在的主要问题及改进情况");
            say("公开内容与群众的期待还有差距。下一步将扩大公开范围，提高答复质量。");
            heading("六、其他需要报告的事项");
            say("本年度没有其他需要报告的事项。");
        }

        private void opening(String heading) {
            say("本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为" + plan.year() + "年1月1日至" + plan.year() + "年12月31日。");
            heading(heading);
            say(plan.year() + "年，" + plan.publisher() + "按照上级部署做好政府信息公开工作，及时回应群众关切。");
        }

        private void heading(String text) {
            parts.add(new Part.Heading(text));
        }

        private void say(String text) {
            parts.add(new Part.Paragraph(text));
        }
    }
}
