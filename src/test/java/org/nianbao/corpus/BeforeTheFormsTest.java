package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nianbao.corpus.Table.Slot;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;

/** Reports before 2014, whose forms every province made by itself: text, raw tables, remarks, and no cell. */
class BeforeTheFormsTest {
    private static final String PROSE =
            "2011年，全区主动公开政府信息1230条，收到公开申请23件，办结22件，行政复议1件。" + "本年度认真落实条例要求，依法做好政府信息公开工作，及时发布各类信息。".repeat(8);
    private static final List<String> LABELS = List.of(
            "主动公开信息数",
            "新增的行政规范性文件数",
            "提供服务类信息数",
            "申请总数",
            "1.当面申请数",
            "2.传真申请数",
            "4.网上申请数",
            "对申请的答复总数",
            "1.同意公开答复数",
            "3.否决公开答复总数",
            "行政复议数",
            "行政诉讼数");

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"HTML_CLEAN", "HTML_WORD", "HTML_GBK", "DOCX", "XLSX", "XLS", "TEXT_TABS", "TEXT_BARS"})
    void aProvincialFormIsTextAndTableAndItsProseIsRemarks(Format format) {
        List<List<Slot>> coded = new ArrayList<>();
        List<List<Slot>> twice = new ArrayList<>();
        coded.add(row("指标名称", "代码", "计量单位", "本期实际", "本年累计"));
        twice.add(row("指标名称", "本期实际", "本年累计"));
        for (int i = 0; i < LABELS.size(); i++) {
            coded.add(row(LABELS.get(i), "0" + (i + 1), "条", "" + (7 * i + 1003), "" + (9 * i + 2003)));
            twice.add(row(LABELS.get(i), "" + (7 * i + 1003), "" + (9 * i + 2003)));
        }
        keptAsItIs(format, coded);
        keptAsItIs(format, twice);
    }

    /** The code of a row whose figures are left blank was once taken for its figure. */
    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"HTML_CLEAN", "HTML_WORD", "HTML_GBK", "DOCX", "XLSX", "XLS", "TEXT_TABS", "TEXT_BARS"})
    void codesAreNoFigures(Format format) {
        List<List<Slot>> rows = new ArrayList<>();
        rows.add(row("指标名称", "代码", "计量单位", "本期实际", "本年累计"));
        for (int i = 0; i < LABELS.size(); i++) {
            boolean printed = i == 0 || i == LABELS.size() - 1;
            rows.add(row(
                    LABELS.get(i),
                    "0" + (i + 1),
                    "条",
                    printed ? "" + (7 * i + 1003) : "",
                    printed ? "" + (9 * i + 2003) : ""));
        }
        keptAsItIs(format, rows);
    }

    private static void keptAsItIs(Format format, List<List<Slot>> rows) {
        Essay essay = new Essay("before", "金河区2011年政府信息公开工作年度报告", PROSE, List.of(new Table("政府信息公开情况统计表", rows)));
        Document document = ((DocumentOutcome.Readable)
                        new Documents().read(format.write(essay), Optional.of(format.mediaType()), Optional.empty()))
                .document();
        Extraction.Extracted read = (Extraction.Extracted)
                new Extractor(Indicators.read(Path.of("config/indicators.tsv"))).extract(document, Hints.none());
        assertThat(read.report().cells()).isEmpty();
        assertThat(read.report().forms()).isEmpty();
        assertThat(read.report().year()).contains(2011);
        assertThat(numbers(document)).contains("1003", "2003", "1080", "2102");
        assertThat(read.remarks().stream()
                        .filter(r -> r.message().id().equals("number_in_prose"))
                        .map(r -> r.message().zh())
                        .collect(Collectors.joining()))
                .contains("主动公开政府信息1230条", "收到公开申请23件", "办结22件", "行政复议1件");
    }

    private static List<Slot> row(String... texts) {
        List<Slot> row = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            row.add(new Slot(texts[i], 1, 1, i > 2));
        }
        return row;
    }

    /** What the raw table still holds. */
    private static List<String> numbers(Document document) {
        return document.grids().stream()
                .flatMap(g -> g.cells().stream())
                .map(c -> c.text().strip())
                .toList();
    }
}
