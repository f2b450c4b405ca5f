package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

class PlainTextTest {

    @Test
    void tabsDivideCellsAndBlankOnesStay() {
        Document document = read("前言。\n\n规章\t0\t\t0\t\n许可\t10,022\t-80\t\n后记。\n");
        assertThat(texts(document.grids().get(0))).containsExactly("规章", "0", "", "0", "", "许可", "10,022", "-80", "");
        assertThat(document.text()).isEqualTo("前言。\n后记。");
        assertThat(document.blocks()).extracting(Document.Block::beforeGrid).containsExactly(0, 1);
    }

    @Test
    void barsDivideCells() {
        Document document = read("指标 | 单位 | 数 |\n---|---|---|\n申请数 | 件 | - |\n| 其中 | 件 | |\n");
        assertThat(document.grids()).hasSize(1);
        assertThat(texts(document.grids().get(0))).contains("申请数", "件", "-", "其中", "");
        assertThat(document.grids().get(0).at(0, 2)).map(Grid.Cell::text).contains("数");
    }

    @Test
    void aBarInFrontOfARowMarksABlankCellWhereOtherRowsHaveNone() {
        Document document = read("维持 | 纠正 | 总计 |\n | 3 | 3 |\n");
        assertThat(texts(document.grids().get(0))).containsExactly("维持", "纠正", "总计", "", "3", "3");
    }

    @Test
    void numbersAtTheEndOfALineAreCellsAndTheRestIsItsLabel() {
        Document document = read("（二）部分公开 （区分处理的，只计这一情形） 2 0 0\n1. 当面申请数 件 7\n采购 518 79254.1919 万元\n");
        assertThat(texts(document.grids().get(0)))
                .containsExactly(
                        "（二）部分公开 （区分处理的，只计这一情形）", "2", "0", "0", "1. 当面申请数", "件", "7", "采购", "518", "79254.1919 万元");
    }

    @Test
    void proseIsNoTable() {
        Document document = read("本年受理 39\n件，其中网络申请 6 件。\n联系电话：0371 68186069\n一、总体情况\n2019 年，认真落实。\n");
        assertThat(document.grids()).isEmpty();
        assertThat(document.blocks()).hasSize(5);
    }

    @Test
    void pageNumbersAreLeftOut() {
        Document document = read("甲\t1\n\n- 4 -\n\n— 5 —\n乙\t2\n");
        assertThat(texts(document.grids().get(0))).containsExactly("甲", "1", "乙", "2");
        assertThat(document.blocks()).isEmpty();
    }

    @Property(tries = 200)
    void everyCellStandsWhereItSays(@ForAll String any) {
        everyCellFits(any);
    }

    @Property(tries = 200)
    void everyCellOfARaggedTableStandsWhereItSays(@ForAll List<Integer> shape) {
        StringBuilder text = new StringBuilder();
        for (int i : shape) {
            text.append(List.of("1", "\t", " ", "规章", "\n", "|", "\u3000", "2,000", "-", "件")
                    .get(Math.floorMod(i, 10)));
        }
        everyCellFits(text.toString());
    }

    private static void everyCellFits(String text) {
        for (Grid grid : read(text).grids()) {
            for (Grid.Cell cell : grid.cells()) {
                Locator.Span span = (Locator.Span) cell.place();
                assertThat(text.substring(span.start(), span.end())).isEqualTo(cell.text());
            }
        }
    }

    private static List<String> texts(Grid grid) {
        return grid.cells().stream().map(Grid.Cell::text).toList();
    }

    private static Document read(String text) {
        return PlainText.read(
                text, new Document.Source(Optional.empty(), "text/plain", "", Optional.empty(), Optional.empty()));
    }
}
