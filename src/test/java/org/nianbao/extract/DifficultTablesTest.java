package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.Form;
import org.nianbao.model.Grid;

/** What real tables do to their forms. */
class DifficultTablesTest {
    private static final Map<String, String> FIGURES = FormSheets.random(Form.F2021, new Random(20210930));

    @Test
    void otherWordingsOfLabelsAreKnown() {
        Document document = changed((grid, cell) -> cell.text()
                .replace("2.其他法律行政法规禁止公开", "2.其他法律法规禁止公开")
                .replace("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正")
                .replace("4.保护第三方合法权益", "４．保護第三方合法權益")
                .replace("社会公益组织", "社会组织")
                .replace("3.要求提供公开出版物", "3.要求提供公 开出版")
                .replace("（七）总计", "(七) 总 计"));
        Harvest harvest = FormTables.read(document, FormSheets.INDICATORS);
        assertThat(FormTablesTest.raw(harvest)).isEqualTo(FIGURES);
        assertThat(harvest.cells()).extracting(Cell::by).containsOnly(Cell.By.LABEL);
    }

    @Test
    void rowsWithoutLabelsAreReadByOrderWhenTheSumsConfirmIt() {
        Document document = changed((grid, cell) ->
                List.of("1.属于国家秘密", "3.补正后申请内容仍不明确", "2.重复申请").contains(cell.text()) ? "※※※" : cell.text());
        Harvest harvest = FormTables.read(document, FormSheets.INDICATORS);
        assertThat(FormTablesTest.raw(harvest)).isEqualTo(FIGURES);
        assertThat(harvest.cells())
                .filteredOn(c -> c.by() == Cell.By.ORDER)
                .hasSize(21)
                .extracting(Cell::code)
                .allMatch(c -> c.contains("state_secret") || c.contains("unclear") || c.contains("repeated"));
        assertThat(harvest.remarks()).extracting(r -> r.message().id()).containsOnly("order_used");
    }

    @Test
    void rowsWithoutLabelsAreNotBelievedWhenTheSumsDoNotConfirmThem() {
        String handled = FIGURES.get("requests.handled_total.total");
        Document document = changed((grid, cell) -> {
            boolean total = grid.heading().startsWith("三")
                    && cell.column() == 9
                    && cell.text().equals(handled);
            return cell.text().equals("1.属于国家秘密") ? "※※※" : total ? handled + "9" : cell.text();
        });
        Harvest harvest = FormTables.read(document, FormSheets.INDICATORS);
        assertThat(harvest.cells())
                .filteredOn(c -> c.code().contains("state_secret"))
                .hasSize(7)
                .extracting(Cell::kind)
                .containsOnly(Cell.Kind.ILLEGIBLE);
        assertThat(harvest.remarks()).extracting(r -> r.message().id()).contains("order_unconfirmed");
    }

    @Test
    void eightNumbersAreDecidedByTheSumOfTheRow() {
        Harvest shifted = row("本年新收政府信息公开申请数量", "5", "1", "0", "0", "0", "0", "0", "6");
        assertThat(value(shifted, "natural_person")).isEqualTo("5");
        assertThat(value(shifted, "commercial_enterprise")).isEqualTo("1");
        assertThat(value(shifted, "total")).isEqualTo("6");
        assertThat(shifted.remarks()).extracting(r -> r.message().id()).contains("row_shifted");
    }

    @Test
    void numbersThatNoSumDecidesAreNotGuessed() {
        Harvest unclear = row("本年新收政府信息公开申请数量", "5", "1", "2", "0", "0", "0", "0", "6");
        assertThat(unclear.cells()).hasSize(7).extracting(Cell::kind).containsOnly(Cell.Kind.ILLEGIBLE);
        Harvest few = row("本年新收政府信息公开申请数量", "5", "1", "6");
        assertThat(few.cells()).hasSize(7).extracting(Cell::kind).containsOnly(Cell.Kind.ILLEGIBLE);
    }

    @Test
    void amountsInYuanAreConvertedAndSaidSo() {
        Harvest harvest = FormTables.read(
                document(Drafts.grid(0, new String[][] {
                    {"信息内容", "采购项目数量", "采购总金额（单位：元）"},
                    {"政府集中采购", "8", "251,000"}
                })),
                FormSheets.INDICATORS);
        Cell amount = harvest.cells().get(1);
        assertThat(amount.value().orElseThrow()).isEqualByComparingTo("25.1");
        assertThat(amount.raw()).isEqualTo("251,000");
        assertThat(amount.unit()).isEqualTo("万元");
        assertThat(harvest.remarks()).extracting(r -> r.message().id()).containsExactly("unit_converted");
        Harvest inCell = FormTables.read(
                document(Drafts.grid(0, new String[][] {{"信息内容", "本年收费金额（单位：万元）"}, {"行政事业性收费", "8820元"}})),
                FormSheets.INDICATORS);
        assertThat(inCell.cells().get(0).value().orElseThrow()).isEqualByComparingTo("0.882");
    }

    @Test
    void aNoteInACellIsKeptAndSaidSo() {
        Harvest harvest = FormTables.read(
                document(Drafts.grid(0, new String[][] {
                    {"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"},
                    {"行政规范性文件", "22（其中修订16件）", "0", "55"}
                })),
                FormSheets.INDICATORS);
        assertThat(harvest.cells())
                .extracting(c -> c.value().orElseThrow().intValue())
                .containsExactly(22, 0, 55);
        assertThat(harvest.remarks()).extracting(r -> r.message().id()).containsExactly("note_in_cell");
    }

    @Test
    void numbersOnTheGroupsLineBelongToItsFirstLine() {
        Harvest harvest = FormTables.read(
                document(Drafts.grid(0, new String[][] {
                    {"三、本年度办理结果", "（三）不予公开", "3", "0", "0", "0", "0", "0", "3"},
                    {"", "1.属于国家秘密", "", "", "", "", "", "", ""},
                    {"", "2.其他法律行政法规禁止公开", "1", "0", "0", "0", "0", "0", "1"}
                })),
                FormSheets.INDICATORS);
        assertThat(FormTablesTest.raw(harvest))
                .containsEntry("requests.refused.state_secret.total", "3")
                .containsEntry("requests.refused.prohibited_by_law.total", "1")
                .hasSize(14);
    }

    @Test
    void labelsCutOverLinesComeTogether() {
        Harvest harvest = FormTables.read(
                document(Drafts.grid(0, new String[][] {
                    {"（六）其他处理", "", "", "", "", "", "", ""},
                    {"1.申请人无正当理由逾期不补正、行政机关不再处"},
                    {"理其政府信息公开申请", "1", "0", "0", "0", "0", "0", "1"},
                    {"2.申请人逾期未按收费通知要求缴纳费用、行政机", "2", "0", "0", "0", "0", "0", "2"},
                    {"关不再处理其政府信息公开申请"},
                    {"3.其他", "3", "0", "0", "0", "0", "0", "3"}
                })),
                FormSheets.INDICATORS);
        assertThat(FormTablesTest.raw(harvest))
                .containsEntry("requests.other.not_corrected_in_time.total", "1")
                .containsEntry("requests.other.fee_unpaid.total", "2")
                .containsEntry("requests.other.other.total", "3")
                .hasSize(21);
    }

    @Test
    void otherTablesGiveNothing() {
        Harvest harvest = FormTables.read(
                document(
                        Drafts.grid(0, new String[][] {{"索引号", "001"}, {"主题分类", "行政许可"}, {"规章", "3"}}),
                        Drafts.grid(1, new String[][] {{"姓名", "自然人", "总计"}, {"张三", "1", "2"}, {"其他", "3", "4"}}),
                        Drafts.grid(2, new String[][] {{"科目", "预算数"}, {"行政事业性收费", "12"}})),
                FormSheets.INDICATORS);
        assertThat(harvest.cells()).isEmpty();
    }

    private static Harvest row(String label, String... numbers) {
        String[] row = new String[numbers.length + 1];
        row[0] = "一、" + label;
        System.arraycopy(numbers, 0, row, 1, numbers.length);
        return FormTables.read(document(Drafts.grid(0, new String[][] {row})), FormSheets.INDICATORS);
    }

    private static String value(Harvest harvest, String applicant) {
        return FormTablesTest.raw(harvest).get("requests.new." + applicant);
    }

    private static Document document(Grid... grids) {
        return new Document(Drafts.source(), "", Map.of(), List.of(), List.of(grids), List.of());
    }

    /** The whole form of 2021 with some texts changed. */
    private static Document changed(BiFunction<Grid, Grid.Cell, String> change) {
        Document document = new FormSheets(FIGURES)
                .proactive(Form.F2021, false)
                .requests(Form.F2021, 0, false)
                .remedies()
                .document();
        List<Grid> grids = new ArrayList<>();
        for (Grid grid : document.grids()) {
            grids.add(new Grid(
                    grid.ordinal(),
                    grid.heading(),
                    grid.cells().stream()
                            .map(c -> new Grid.Cell(
                                    c.row(), c.column(), c.rowSpan(), c.columnSpan(), change.apply(grid, c), c.place()))
                            .toList()));
        }
        return document(grids.toArray(Grid[]::new));
    }
}
