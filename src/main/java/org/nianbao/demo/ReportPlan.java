package org.nianbao.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.nianbao.model.Scope;

/**
 * A report that a demo site publishes.
 *
 * @param district whose site
 * @param scope whose report
 * @param year report year
 * @param format {@code html}, {@code word-html}, {@code pdf}, {@code docx}
 * @param figures the figures it prints
 * @param remark a sentence of its own in the first section
 */
record ReportPlan(District district, Scope scope, int year, String format, Figures figures, Optional<String> remark) {

    /** Name of the body that publishes. */
    String publisher() {
        String government = district.name() + "人民政府";
        return scope == Scope.OFFICE ? government + "办公室" : government;
    }

    String title() {
        return publisher() + year + "年政府信息公开工作年度报告";
    }

    /** The dates of the law: 31 March until the reports for 2018, 31 January of the year after from then on. */
    LocalDate published() {
        return year < 2019 ? LocalDate.of(year + 1, 3, 2 + year % 20) : LocalDate.of(year + 1, 1, 4 + year % 20);
    }

    boolean attached() {
        return format.equals("pdf") || format.equals("docx");
    }
}
