package org.nianbao.model;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * By when the government's report must be published: a line of {@code config/deadlines.yaml}.
 *
 * @param firstYear first report year it applies to
 * @param lastYear last report year it applies to
 * @param day the last day on which publication is in time, in the year after the report year
 * @param basis the legal basis in Chinese
 */
public record Deadline(int firstYear, int lastYear, MonthDay day, String basis) {

    /** Whether it applies to a report year. */
    public boolean appliesTo(int reportYear) {
        return reportYear >= firstYear && reportYear <= lastYear;
    }

    /** The last day for a report year. */
    public LocalDate of(int reportYear) {
        return day.atYear(reportYear + 1);
    }
}
