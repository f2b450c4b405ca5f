package org.nianbao.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;
import org.nianbao.model.Reading;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

class CodecTest {
    private static final Document.Source SOURCE = new Document.Source(
            Optional.of(URI.create("http://x.example/%E4%B8%80?a=b")),
            "application/pdf",
            "00ff",
            Optional.empty(),
            Optional.empty());

    @Test
    void everyKindOfReadingComesBack() {
        Remark placed = new Remark(
                new Message("id", "中文\n“引号”\u0000", "English \\ \""),
                Optional.of(new Locator(3, 4, 5, new Locator.Box(2, 0.1, 1e-7, 3, 4.25))));
        Remark general = new Remark(new Message("id", "", ""), Optional.empty());
        Report bare = new Report(
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                new Report.Publisher("", Optional.empty(), Scope.UNKNOWN),
                Optional.empty(),
                "traditional",
                List.of(),
                List.of(
                        new Cell(
                                "a",
                                Optional.of(new BigDecimal("-1.500")),
                                Cell.Kind.NUMBER,
                                "−1.500",
                                "万元",
                                new Locator(0, 0, 0, new Locator.InGrid()),
                                Cell.By.OCR,
                                false),
                        Samples.cell("b", Optional.empty(), Cell.Kind.ILLEGIBLE, "?")));
        Finding open = new Finding(
                "r",
                Finding.Severity.INFO,
                Finding.Verdict.NOT_ASSESSABLE,
                Optional.empty(),
                "",
                "",
                "",
                List.of(),
                new Message("r", "", ""));
        for (Reading reading : List.of(
                new Reading.ReportRead(SOURCE, bare, List.of(open), List.of(placed, general)),
                new Reading.NotAReport(SOURCE, "标题", List.of(placed)),
                new Reading.NotReadable(SOURCE, List.of(general)))) {
            assertThat(Codec.reading(Codec.write(reading))).isEqualTo(reading);
        }
    }

    @Property(tries = 100)
    void everyNumberAndTextComesBack(@ForAll BigDecimal number, @ForAll String raw, @ForAll Form form) {
        Cell cell = Samples.cell("c", Optional.of(number), Cell.Kind.NUMBER, raw);
        Report report = new Report(
                raw,
                Optional.of(2021),
                List.of("title"),
                List.of(form),
                new Report.Publisher(raw, Optional.of("410103"), Scope.DISTRICT),
                Optional.of(java.time.LocalDate.of(2022, 1, 1)),
                "simplified",
                List.of(new Report.Section(1, raw, raw)),
                List.of(cell));
        Reading reading = new Reading.ReportRead(SOURCE, report, List.of(), List.of());
        assertThat(Codec.reading(Codec.write(reading))).isEqualTo(reading);
    }

    @Test
    void publishersOfOneDivisionAreOneBody() {
        for (String name : List.of("郑州市二七区人民政府", "河南省郑州市二七区人民政府", " 二七区 人民政府", "二七区人民政府")) {
            assertThat(ReportKey.bare(name)).as(name).isEqualTo("二七区人民政府");
        }
        assertThat(Set.of("市中区人民政府", "津市市人民政府", "开封市人民政府", "沙市区人民政府", ""))
                .allSatisfy(name -> assertThat(ReportKey.bare(name)).isEqualTo(name));
        assertThat(ReportKey.bare("荆州市沙市区人民政府")).isEqualTo("沙市区人民政府");
    }

    @Test
    void foldingKeepsPlacesAndMakesFormsEqual() {
        String odd = "２０２１年　行政訴訟（ＡＢ）⼈民𠮷é";
        assertThat(Folding.fold(odd)).isEqualTo("2021年 行政诉讼(ab)人民𠮷é").hasSameSizeAs(odd);
    }
}
