package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.extract.Drafts.page;
import static org.nianbao.extract.Drafts.prose;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.model.Document;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;
import org.nianbao.model.Link;
import org.nianbao.model.Message;

class LookalikesTest {
    private static final Extractor EXTRACTOR = new Extractor(FormSheets.INDICATORS);

    @ParameterizedTest
    @CsvSource({
        "二七区政府信息公开指南,guide",
        "二七区政府信息公开制度,rules",
        "二七区政府信息公开工作年度报告制度,rules",
        "二七区2020年部门预算公开,budget",
        "二七区2020年度法治政府建设年度报告,rule_of_law_report",
        "二七区政府网站工作年度报表（2020年度）,website_report",
        "二七区2020年政府信息公开工作年度报告解读,interpretation",
        "一图读懂二七区2020年政府信息公开年报,interpretation",
        "二七区召开2020年政府信息公开年报编制培训会议,news",
        "关于做好2020年政府信息公开工作年度报告的通知,news",
        "二七区春季植树活动,no_report_found"
    })
    void lookalikesAreDeclinedWithAReason(String title, String id) {
        Document document = page(title, Map.of(), title, prose(""));
        Extraction extraction = EXTRACTOR.extract(document, Hints.none());
        assertThat(extraction).isInstanceOf(Extraction.Declined.class);
        Message message = extraction.remarks().get(0).message();
        assertThat(message.id()).isEqualTo(id);
        assertThat(message.zh()).endsWith("。");
        assertThat(message.en()).endsWith(".");
    }

    @Test
    void nothingIsNoReport() {
        Extraction extraction = EXTRACTOR.extract(page("", Map.of()), Hints.none());
        assertThat(extraction.remarks().get(0).message().id()).isEqualTo("no_report_found");
    }

    @Test
    void aPageWithOnlyAnAttachmentSaysSo() {
        Document document = new Document(
                Drafts.source(),
                "二七区2019年政府信息公开工作年度报告",
                Map.of(),
                List.of(),
                List.of(),
                List.of(new Link(URI.create("http://www.erqi.invalid/a.pdf"), "年度报告.pdf", 'L')));
        Extraction extraction = EXTRACTOR.extract(document, Hints.none());
        assertThat(extraction.remarks().get(0).message().id()).isEqualTo("report_in_attachment");
    }

    @Test
    void aReportInProseIsAReportWithoutForms() {
        String title = "二七区2011年政府信息公开工作年度报告";
        Extraction extraction = EXTRACTOR.extract(page("", Map.of(), title, prose("")), Hints.none());
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        Extraction.Extracted read = (Extraction.Extracted) extraction;
        assertThat(read.report().forms()).isEmpty();
        assertThat(read.report().cells()).isEmpty();
        assertThat(read.report().year()).contains(2011);
    }
}
