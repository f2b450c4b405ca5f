package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nianbao.document.Documents;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Grid;
import org.nianbao.model.Hints;
import org.nianbao.model.Locator;
import org.nianbao.validate.Relations;

/** Whatever a document holds, reading it ends, and ends without an exception. */
class RobustnessTest {
    private static final Extractor EXTRACTOR = new Extractor(FormSheets.INDICATORS);
    private static final String[] WORDS = {
        "信息内容",
        "规章",
        "行政许可",
        "本年制发件数",
        "处理决定数量",
        "自然人",
        "总计",
        "其他",
        "商业企业",
        "结果维持",
        "尚未审结",
        "行政复议",
        "行政诉讼",
        "（三）不予公开",
        "（六）其他处理",
        "（七）总计",
        "1.属于国家秘密",
        "3.其他",
        "一、本年新收政府信息公开申请数量",
        "四、结转下年度继续办理",
        "1.当面申请数",
        "（二）被依法纠错数",
        "四、行政复议数量",
        "件",
        "万元",
        "0",
        "1",
        "23",
        "-",
        "",
        " ",
        "1,000",
        "１２",
        "無",
        "元",
        "22（其中修订16件）",
        "2021年政府信息公开工作年度报告",
        "一、概述",
        "\n",
        "三\n本\n年"
    };

    @Property(tries = 150)
    void randomGridsAreReadWithoutAnException(@ForAll long seed) {
        Random random = new Random(seed);
        List<Grid> grids = new ArrayList<>();
        for (int g = 0; g < 1 + random.nextInt(3); g++) {
            grids.add(grid(g, random));
        }
        List<Document.Block> blocks = new ArrayList<>();
        for (int b = 0; b < random.nextInt(8); b++) {
            blocks.add(new Document.Block(WORDS[random.nextInt(23)], random.nextInt(3)));
        }
        check(new Document(Drafts.source(), "", Map.of(), blocks, grids, List.of()));
    }

    private static Grid grid(int ordinal, Random random) {
        List<Grid.Cell> cells = new ArrayList<>();
        int rows = random.nextInt(30);
        int columns = 1 + random.nextInt(16);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int rowSpan = random.nextInt(12) == 0 ? 1 + random.nextInt(60_000) : 1;
                int columnSpan = random.nextInt(12) == 0 ? 1 + random.nextInt(1000) : 1;
                String word = WORDS[random.nextInt(WORDS.length)];
                cells.add(new Grid.Cell(r, c, rowSpan, columnSpan, word, new Locator.InGrid()));
            }
        }
        return new Grid(ordinal, "", cells);
    }

    @Property(tries = 150)
    void randomTextIsReadWithoutAnException(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        String[] gaps = {"\t", " ", "\n", "|", "\r\n", "  ", "\u3000", "。"};
        for (int i = 0; i < random.nextInt(400); i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(gaps[random.nextInt(gaps.length)]);
        }
        check(text(text.toString()));
    }

    @Property(tries = 100)
    void arbitraryCharactersAreReadWithoutAnException(@ForAll String any) {
        check(text(any));
    }

    @Test
    void hugeDocumentsEndSoon() {
        String row = "1.属于国家秘密 0 0 0 0 0 0 0\n";
        String wide = "\t1".repeat(200_000);
        String dashes = "-".repeat(300_000) + "\n" + "（".repeat(100_000) + "\n" + "1 ".repeat(100_000);
        for (String text :
                List.of(row.repeat(20_000), wide, dashes, "2021年".repeat(100_000), "一、概述\n".repeat(50_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> check(text(text)));
        }
    }

    private static Document text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        DocumentOutcome outcome =
                new Documents().read(bytes, Optional.of("text/plain; charset=utf-8"), Optional.empty());
        return outcome instanceof DocumentOutcome.Readable readable
                ? readable.document()
                : new Document(outcome.source(), "", Map.of(), List.of(), List.of(), List.of());
    }

    private static void check(Document document) {
        Extraction extraction = EXTRACTOR.extract(document, Hints.none());
        if (extraction instanceof Extraction.Extracted read) {
            List<Cell> cells = read.report().cells();
            assertThat(new HashSet<>(cells.stream().map(Cell::code).toList())).hasSameSizeAs(cells);
            Relations relations = new Relations();
            assertThat(relations.confirm(cells, relations.check(read.report()))).hasSameSizeAs(cells);
        } else {
            assertThat(extraction.remarks()).isNotEmpty();
        }
    }
}
