package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;

/** Documents that are no report, in several formats: none of them is taken for one, and each says why. */
class NoReportTest {
    private static final Extractor EXTRACTOR = new Extractor(Indicators.read(Path.of("config/indicators.tsv")));
    private static final String TEXT = "根据中华人民共和国政府信息公开条例，本机关依法做好政府信息公开工作，及时发布各类信息。";
    private static final Map<String, Function<Essay, byte[]>> FORMATS = Map.of(
            "text/html",
            e -> HtmlForms.clean(e).getBytes(StandardCharsets.UTF_8),
            "text/plain",
            e -> TextForms.tabs(e).getBytes(StandardCharsets.UTF_8),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            OfficeForms::docx,
            "application/vnd.ms-excel",
            OfficeForms::xls);

    @ParameterizedTest
    @CsvSource({
        "金河区政府信息公开指南,guide",
        "金河区政府信息公开制度,rules",
        "金河区2021年政府预算公开,budget",
        "金河区2021年法治政府建设年度报告,rule_of_law_report",
        "金河区政府网站工作年度报表（2021年度）,website_report",
        "金河区召开2021年政府信息公开工作年度报告编制会议,news",
        "金河区2021年政府信息公开工作年度报告解读,interpretation"
    })
    void isDeclinedWithItsReason(String title, String reason) {
        Essay essay = new Essay("none", title, TEXT.repeat(8), List.of());
        FORMATS.forEach((type, writer) -> {
            DocumentOutcome outcome = new Documents().read(writer.apply(essay), Optional.of(type), Optional.empty());
            assertThat(outcome).as(type).isInstanceOf(DocumentOutcome.Readable.class);
            Extraction extraction = EXTRACTOR.extract(((DocumentOutcome.Readable) outcome).document(), Hints.none());
            assertThat(extraction).as(type).isInstanceOf(Extraction.Declined.class);
            assertThat(extraction.remarks().get(0).message().id()).as(type).isEqualTo(reason);
        });
    }
}
