package org.nianbao.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Locator;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

class NarrativeTest {
    private static Report report(int year, List<Report.Section> sections, Cell.By by, String... figures) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < figures.length; i += 2) {
            Locator at = new Locator(0, i, 0, new Locator.InGrid());
            cells.add(new Cell(
                    figures[i],
                    Optional.of(new BigDecimal(figures[i + 1])),
                    Cell.Kind.NUMBER,
                    figures[i + 1],
                    "件",
                    at,
                    by,
                    false));
        }
        Report.Publisher publisher = new Report.Publisher("金河区人民政府", Optional.of("990101"), Scope.DISTRICT);
        return new Report(
                "年报",
                Optional.of(year),
                List.of(),
                List.of(Form.F2021),
                publisher,
                Optional.empty(),
                "simplified",
                sections,
                cells);
    }

    private static Report.Section section(int number, String text) {
        return new Report.Section(number, "一二三四五六".charAt(number - 1) + "、", text);
    }

    private static List<String> said(Report report, String prefix) {
        return new Relations()
                .check(report).stream()
                        .filter(f -> f.rule().startsWith(prefix))
                        .map(f -> f.verdict() + " " + f.severity() + " " + f.where() + " " + f.expected() + " "
                                + f.printed())
                        .toList();
    }

    @Test
    void proseAgreesWithTheTable() {
        Report report = report(
                2023,
                List.of(section(1, "2023年，全区共收到政府信息公开申请 22 件，上年结转1件，结转下年度2件。")),
                Cell.By.LABEL,
                "requests.new.total",
                "22",
                "requests.carried_in.total",
                "1",
                "requests.carried_out.total",
                "3");
        assertThat(said(report, "narrative."))
                .containsExactly(
                        "PASS INFO requests.new.total 22 22",
                        "PASS INFO requests.carried_in.total 1 1",
                        "FAIL INFO requests.carried_out.total 2 3");
    }

    @Test
    void feesAreToldOf() {
        String unpaid = "requests.other.fee_unpaid.total";
        Report told = report(2023, List.of(section(6, "本年度收取信息处理费0元。")), Cell.By.LABEL, unpaid, "2");
        Report silent = report(2023, List.of(section(6, "无。")), Cell.By.LABEL, unpaid, "2");
        assertThat(said(told, "narrative.fees")).containsExactly("PASS INFO   2");
        assertThat(said(silent, "narrative.fees")).containsExactly("FAIL INFO   2");
        assertThat(said(report(2023, List.of(), Cell.By.LABEL, unpaid, "0"), "narrative.fees"))
                .isEmpty();
    }

    @Test
    void wordsOfTheYearBefore() {
        StringBuilder text = words(0);
        Report earlier = report(2022, List.of(section(1, text.toString()), section(6, "无。")), Cell.By.LABEL);
        Report later = report(2023, List.of(section(1, text + "新增内容。"), section(6, "无。")), Cell.By.LABEL);
        assertThat(across(earlier, later)).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo("years.same_words");
            assertThat(f.verdict()).isEqualTo(Finding.Verdict.FAIL);
        });
        assertThat(SameWords.share(text.toString(), text.reverse().toString()))
                .hasValueSatisfying(s -> assertThat(s).isLessThan(50));
    }

    private static StringBuilder words(int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + 60; i++) {
            text.append("我区坚持")
                    .append((char) ('一' + 7 * i))
                    .append("公开")
                    .append((char) ('丁' + 11 * i))
                    .append("服务，");
        }
        return text;
    }

    @Test
    void wordsOfASisterBody() {
        Report own = report(2023, List.of(section(1, words(0) + "新增。")), Cell.By.LABEL);
        List<Report> others = List.of(
                of("银山区人民政府", "990102", 2023, words(60)),
                of("云桥区人民政府", "990104", 2023, words(0)),
                of("墨溪区人民政府", "990103", 2022, words(0)));
        assertThat(new Relations().besideOthers(own, others)).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo("sisters.same_words");
            assertThat(f.verdict()).isEqualTo(Finding.Verdict.FAIL);
            assertThat(f.printed()).matches("9\\d % 云桥区人民政府");
        });
        assertThat(new Relations().besideOthers(own, others.subList(0, 1)))
                .extracting(Finding::verdict)
                .containsExactly(Finding.Verdict.PASS);
        assertThat(new Relations().besideOthers(own, List.of(own, others.get(2))))
                .isEmpty();
    }

    private static Report of(String publisher, String code, int year, CharSequence words) {
        Report plain = report(year, List.of(section(1, words.toString())), Cell.By.LABEL);
        return new Report(
                plain.title(),
                plain.year(),
                plain.yearFrom(),
                plain.forms(),
                new Report.Publisher(publisher, Optional.of(code), Scope.DISTRICT),
                plain.published(),
                plain.script(),
                plain.sections(),
                plain.cells());
    }

    /** A figure recognised in a picture stays only where no sum contradicts it without another bearing it out. */
    @Test
    void recognisedFiguresMustBeBorneOut() {
        String direct = "remedies.litigation_direct.";
        Report right = report(
                2023,
                List.of(),
                Cell.By.OCR,
                direct + "upheld",
                "5",
                direct + "corrected",
                "0",
                direct + "other",
                "1",
                direct + "pending",
                "0",
                direct + "total",
                "6");
        assertThat(settle(right).report().cells()).allMatch(c -> c.kind() == Cell.Kind.NUMBER);
        Report wrong = report(
                2023,
                List.of(),
                Cell.By.OCR,
                direct + "upheld",
                "3",
                direct + "corrected",
                "0",
                direct + "other",
                "1",
                direct + "pending",
                "0",
                direct + "total",
                "6");
        Relations.Checked checked = settle(wrong);
        assertThat(checked.report().cells()).allMatch(c -> c.kind() == Cell.Kind.ILLEGIBLE);
        assertThat(checked.remarks()).allMatch(r -> r.message().id().equals("ocr_withheld"));
        Report alone = report(2023, List.of(), Cell.By.OCR, "proactive.licences.decisions", "7");
        assertThat(settle(alone).report().cells()).allMatch(c -> c.kind() == Cell.Kind.NUMBER);
        assertThat(settle(alone).remarks()).extracting(r -> r.message().id()).containsExactly("ocr_unconfirmed");
    }

    private static List<Finding> across(Report earlier, Report later) {
        return new Relations()
                .acrossYears(new Relations.AsRead(earlier, List.of()), new Relations.AsRead(later, List.of()));
    }

    private static Relations.Checked settle(Report report) {
        return new Relations().settle(new Relations.AsRead(report, List.of()));
    }
}
