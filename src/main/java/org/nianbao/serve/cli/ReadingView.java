package org.nianbao.serve.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Locator;
import org.nianbao.model.Reading;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;

/** A reading for people: identity, what fails, and the figures with their places. */
final class ReadingView {
    private final Console console;

    ReadingView(Console console) {
        this.console = console;
    }

    /** Prints one file's reading. */
    void print(String file, Reading reading) {
        console.answer("== " + TextTable.clean(file));
        if (reading instanceof Reading.ReportRead read) {
            report(read.report());
            failures(read.findings());
            remarks(read.remarks());
            cells(read.report().cells());
        } else {
            console.answer(console.in("不是可读取的年度报告。", "Not a report that can be read."));
            remarks(reading.remarks());
        }
    }

    /** Prints who, what and when. */
    void report(Report report) {
        field("标题", "title", report.title());
        field("年度", "year", report.year().map(String::valueOf).orElse("-") + " " + report.yearFrom());
        field("格式", "form", report.forms().stream().map(Form::id).collect(Collectors.joining(" ")));
        Report.Publisher publisher = report.publisher();
        field(
                "发布机构",
                "publisher",
                publisher.name() + " " + publisher.divisionCode().orElse("-") + " "
                        + console.in(publisher.scope().zh(), publisher.scope().en()));
        field("发布日期", "published", report.published().map(Object::toString).orElse("-"));
    }

    /** Prints the relations that fail, after how many there are. */
    void failures(List<Finding> findings) {
        List<Finding> failed = findings.stream().filter(Finding::fails).toList();
        field("校验", "relations", findings.size() + console.in(" 条，未通过 ", ", failed ") + failed.size());
        for (Finding finding : failed) {
            console.answer("  ✗ " + finding.rule() + " " + TextTable.clean(finding.where()) + ": "
                    + finding.message().in(console.tongue().tag()) + " ("
                    + TextTable.clean(finding.expected()) + " ≠ " + TextTable.clean(finding.printed())
                    + suspect(finding)
                    + ")");
        }
    }

    private String suspect(Finding finding) {
        return finding.suspect()
                .map(s -> console.in("；", "; ") + s.words().in(console.tongue().tag()))
                .orElse("");
    }

    /** Prints the figures. */
    void cells(List<Cell> cells) {
        TextTable table =
                TextTable.of(console, "代码|原文|类型|数值|单位|依据|已证实|位置", "code|raw|kind|value|unit|by|confirmed|place");
        for (Cell cell : cells) {
            table.row(
                    cell.code(),
                    cell.raw(),
                    cell.kind().id(),
                    cell.value().map(BigDecimal::toPlainString).orElse(""),
                    cell.unit(),
                    cell.by().id(),
                    cell.confirmed() ? "✓" : "",
                    place(cell.locator()));
        }
        field("单元格", "cells", String.valueOf(table.size()));
        table.print(console);
    }

    private void remarks(List<Remark> remarks) {
        remarks.forEach(remark ->
                console.answer("  · " + remark.message().in(console.tongue().tag())));
    }

    private static String place(Locator locator) {
        return locator.grid() + ":" + locator.row() + ":" + locator.column();
    }

    private void field(String zh, String en, String value) {
        console.answer(console.in(zh + "：", en + ": ") + TextTable.clean(value));
    }
}
