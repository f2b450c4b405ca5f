package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Document;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;
import org.nianbao.model.Link;
import org.nianbao.model.Remark;

/** Pages that only lead to a report, and reports without a form. */
class WithoutFormTest {
    private static final Extractor EXTRACTOR = new Extractor(FormSheets.INDICATORS);
    private static final String TITLE = "二七区2021年政府信息公开工作年度报告";

    private static Document.Source source(String uri) {
        return new Document.Source(
                Optional.of(URI.create(uri)), "text/html", "", Optional.of("UTF-8"), Optional.of("meta"));
    }

    /** Menus and footers are no report, however much they speak of disclosure. */
    @Test
    void aPageThatOnlyShowsAViewerLeadsToTheFile() {
        List<Document.Block> menus = new ArrayList<>(List.of(new Document.Block(TITLE, 0)));
        for (int i = 0; i < 60; i++) {
            menus.add(new Document.Block("政府信息公开指南 政府信息公开制度", 0));
        }
        Document page = new Document(
                source("http://www.erqi.invalid/nb.html"),
                TITLE,
                Map.of(),
                menus,
                List.of(),
                List.of(new Link(URI.create("http://www.erqi.invalid/P020.pdf"), "", 'E')));
        Extraction extraction = EXTRACTOR.extract(page, Hints.none());
        assertThat(extraction).isInstanceOf(Extraction.Declined.class);
        assertThat(extraction.remarks().get(0).message().id()).isEqualTo("report_in_attachment");
        assertThat(extraction.remarks().get(0).message().zh()).contains("http://www.erqi.invalid/P020.pdf");
    }

    @Test
    void numbersInProseAreRemarksAndNoCells() {
        String prose = "2011年，全区主动公开政府信息1230条，收到公开申请23件，办结22件，收取检索费120.5元，行政复议1件。";
        Document document = Drafts.page("", Map.of(), "二七区2011年政府信息公开工作年度报告", prose, Drafts.prose(""));
        Extraction.Extracted read = (Extraction.Extracted) EXTRACTOR.extract(document, Hints.none());
        assertThat(read.report().cells()).isEmpty();
        assertThat(read.remarks().stream()
                        .map(Remark::message)
                        .filter(m -> m.id().equals("number_in_prose"))
                        .map(m -> m.zh().replaceAll(".*“(.*)”.*", "$1")))
                .containsExactly("主动公开政府信息1230条", "收到公开申请23件", "办结22件", "收取检索费120.5元", "行政复议1件");
    }

    /** Provincial forms before 2014 have codes and columns of their own; no cell of the national forms is taken. */
    @Test
    void aProvincialFormIsTextAndTableOnly() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"指标名称", "代码", "计量单位", "本期实际", "本年累计"});
        String[] labels = {
            "主动公开信息数",
            "全文电子化的主动公开信息数",
            "新增的行政规范性文件数",
            "提供服务类信息数",
            "网站专栏页面访问量",
            "申请总数",
            "1.当面申请数",
            "2.传真申请数",
            "3.电子邮件申请数",
            "4.网上申请数",
            "5.信函申请数",
            "对申请的答复总数",
            "1.同意公开答复数",
            "2.同意部分公开答复数",
            "3.否决公开答复总数",
            "行政复议数",
            "行政诉讼数",
            "行政申诉数"
        };
        for (int i = 0; i < labels.length; i++) {
            rows.add(new String[] {
                labels[i], String.valueOf(i + 1), "条", String.valueOf(7 * i + 3), String.valueOf(9 * i)
            });
        }
        String title = "二七区2011年政府信息公开工作年度报告";
        for (String prose : List.of(Drafts.prose(""), "附表如下。")) {
            Extraction extraction = EXTRACTOR.extract(document(title, prose, rows), Hints.none());
            assertThat(extraction).as(prose).isInstanceOf(Extraction.Extracted.class);
            assertThat(((Extraction.Extracted) extraction)
                            .report().cells().stream().filter(c -> c.value().isPresent()))
                    .isEmpty();
        }
        assertThat(EXTRACTOR.extract(document(title, "附表如下。", List.of(rows.get(1), rows.get(2))), Hints.none()))
                .isInstanceOf(Extraction.Declined.class);
    }

    private static Document document(String title, String prose, List<String[]> rows) {
        return new Document(
                Drafts.source(),
                title,
                Map.of(),
                List.of(new Document.Block(title, 0), new Document.Block(prose, 0)),
                List.of(Drafts.grid(0, rows.toArray(String[][]::new))),
                List.of());
    }
}
