package org.nianbao.extract;

import java.time.LocalDate;
import java.util.Optional;
import org.nianbao.model.Indicator;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;
import org.nianbao.model.Remark;

/** The remarks of this stage, with stable ids. */
final class Remarks {
    private Remarks() {}

    static Remark rowShifted(String label, Locator locator) {
        return at(
                locator,
                "row_shifted",
                "“" + label + "”一行的数字个数与表头不符；已按行内合计关系确定各列。",
                "The row “" + label + "” does not print as many numbers as its header has columns; the sum of the row"
                        + " decided which number belongs to which column.");
    }

    static Remark thousandsJoined(String label, Locator locator) {
        return at(
                locator,
                "thousands_joined",
                "“" + label + "”一行的数字以空格分隔千位；已合并读取。",
                "The numbers of the row “" + label
                        + "” have their thousands parted by blanks; they were put together.");
    }

    static Remark rowPlaced(String label, Locator locator) {
        return at(
                locator,
                "row_placed",
                "“" + label + "”一行的空白单元格在文本中没有痕迹；各数字所在的列由勾稽关系确定。",
                "Blank cells of the row “" + label + "” have left no trace in the text; the sums of the form decided in"
                        + " which columns its numbers stand.");
    }

    static Remark rowPartlyPlaced(String label, Locator locator) {
        return at(
                locator,
                "row_partly_placed",
                "“" + label + "”一行的空白单元格在文本中没有痕迹，数字可以有多种排法；只取各种排法一致的单元格。",
                "Blank cells of the row “" + label + "” have left no trace in the text, and its numbers could stand in"
                        + " several columns; only what every way agrees on was taken.");
    }

    static Remark rowUnaligned(String label, Locator locator) {
        return at(
                locator,
                "row_unaligned",
                "“" + label + "”一行的数字无法与各列对应，未取值。",
                "The numbers of the row “" + label + "” cannot be assigned to columns; no value was taken.");
    }

    static Remark orderUsed(String row, Locator locator) {
        return at(
                locator,
                "order_used",
                "“" + row + "”一行的标签无法识别，按行序取值，并经表内合计关系证实。",
                "The label of the row “" + row + "” was not recognised; it was read by the order of rows, and the sums"
                        + " of the form confirm it.");
    }

    static Remark orderUnconfirmed(String row, Locator locator) {
        return at(
                locator,
                "order_unconfirmed",
                "“" + row + "”一行的标签无法识别，按行序取值未获合计关系证实，故不取值。",
                "The label of the row “" + row + "” was not recognised, and the sums of the form do not confirm the"
                        + " order of rows; no value was taken.");
    }

    static Remark rowsUnknown(int rows, Locator locator) {
        return at(
                locator,
                "rows_unknown",
                "申请情况表中有 " + rows + " 行数字的标签无法识别，未取值。",
                "The table of requests has " + rows + " rows of numbers without a known label; they were not read.");
    }

    static Remark repeatedRow(String row, Locator locator) {
        return at(
                locator,
                "row_repeated",
                "“" + row + "”一行重复出现且数字不同，取第一次出现的。",
                "The row “" + row + "” is printed again with other numbers; the first one was taken.");
    }

    static Remark headingNumbers(String group, Locator locator) {
        return at(
                locator,
                "heading_numbers",
                "分组标题“" + group + "”一行也印有数字；该行在表式中没有数据，未取值。",
                "The group heading “" + group
                        + "” prints numbers too; the form has none there, so they were not read.");
    }

    static Remark unitConverted(Indicator indicator, String unit, String value, Locator locator) {
        return at(
                locator,
                "unit_converted",
                "“" + name(indicator) + "”以" + unit + "为单位印出，已换算为 " + value + " " + indicator.unit() + "。",
                "“" + name(indicator) + "” is printed in " + unit + "; it was converted to " + value + " "
                        + indicator.unit() + ".");
    }

    static Remark noteInCell(Indicator indicator, String raw, Locator locator) {
        return at(
                locator,
                "note_in_cell",
                "“" + name(indicator) + "”的单元格中除数字外还有说明：" + raw + "。",
                "The cell of “" + name(indicator) + "” holds a note beside its number: " + raw + ".");
    }

    static Remark illegible(Indicator indicator, String raw, Locator locator) {
        return at(
                locator,
                "illegible",
                "“" + name(indicator) + "”的单元格内容“" + raw + "”无法读作一个数字。",
                "The cell of “" + name(indicator) + "” holds “" + raw + "”, which cannot be read as one number.");
    }

    static Remark formUnclear() {
        return plain(
                "form_unclear",
                "已读到的表格为各版表式所共有，无法判断所用表式。",
                "The tables that were read belong to several forms alike, so the form cannot be told.");
    }

    static Remark yearDisagreement(int taken, String others) {
        return plain(
                "year_disagreement",
                "报告年度取 " + taken + " 年，但另有依据指向别的年份：" + others + "。",
                "The report year was taken as " + taken + ", but other witnesses say otherwise: " + others + ".");
    }

    static Remark publishedDisagreement(LocalDate taken, String witnesses) {
        return plain(
                "published_disagreement",
                "发布日期取 " + taken + "，但各处依据不一致：" + witnesses + "。",
                "The date of publication was taken as " + taken + ", but the witnesses disagree: " + witnesses + ".");
    }

    static Remark divisionUnsettled(String name, String why) {
        return plain(
                "division_unsettled",
                "“" + name + "”不足以确定行政区划代码：" + why + "。",
                "“" + name + "” alone does not settle the division code (" + why + ").");
    }

    static Remark divisionDisagreement(String name, String why) {
        return plain(
                "division_disagreement",
                "“" + name + "”所属行政区划的依据互相矛盾：" + why + "。",
                "The witnesses of the division of “" + name + "” contradict each other (" + why + ").");
    }

    static Remark saidInProse(String words) {
        return plain(
                "number_in_prose",
                "正文写道：“" + words + "”（没有统一表式，未列为数据）。",
                "The text says “" + words + "”; without a table of the form it is no figure.");
    }

    private static String name(Indicator indicator) {
        return indicator.rowZh() + "·" + indicator.columnZh();
    }

    private static Remark at(Locator locator, String id, String zh, String en) {
        return new Remark(new Message(id, zh, en), Optional.of(locator));
    }

    private static Remark plain(String id, String zh, String en) {
        return new Remark(new Message(id, zh, en), Optional.empty());
    }
}
