package org.nianbao.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Finding.Suspect;
import org.nianbao.model.Form;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/** A finding says who is likely wrong: the source, or our reading where it had to decide on one of the figures. */
class SuspectTest {
    private static final String BLOCK = "remedies.litigation_direct.";

    @Test
    void whatWasReadUnderItsOwnLabelsLeavesTheSource() {
        assertThat(only(settled(Cell.By.LABEL, List.of())).suspect()).contains(Suspect.SOURCE);
    }

    @Test
    void whatTheReaderHadToDecideIsSuspectedItself() {
        assertThat(only(settled(Cell.By.ORDER, List.of())).suspect()).contains(Suspect.READING);
        assertThat(only(settled(Cell.By.LABEL, List.of(remark("row_shifted", 2))))
                        .suspect())
                .contains(Suspect.READING);
        assertThat(only(settled(Cell.By.LABEL, List.of(remark("row_shifted", 9))))
                        .suspect())
                .as("of another row")
                .contains(Suspect.SOURCE);
        assertThat(only(settled(Cell.By.LABEL, List.of(remark("note_in_cell", 2))))
                        .suspect())
                .as("only says what is printed")
                .contains(Suspect.SOURCE);
    }

    @Test
    void whatHoldsAndWhatIsOnlyWorthALookSuspectsNobody() {
        Report report = report(2021, Cell.By.LABEL, "2", "0", "0", "0", "2");
        assertThat(new Relations()
                        .settle(new Relations.AsRead(report, List.of()))
                        .findings())
                .isNotEmpty()
                .allMatch(f -> f.suspect().isEmpty());
        Finding leap = across(report(2021, "100"), List.of(), report(2022, "1"), List.of());
        assertThat(leap.rule()).isEqualTo("years.leap");
        assertThat(leap.suspect()).isEmpty();
    }

    @Test
    void acrossYearsTheReadingOfEitherYearCounts() {
        Report earlier = of(2021, List.of(cell("requests.carried_out.total", "5", Cell.By.LABEL)));
        Report later = of(2022, List.of(cell("requests.carried_in.total", "4", Cell.By.LABEL)));
        assertThat(across(earlier, List.of(), later, List.of()).suspect()).contains(Suspect.SOURCE);
        assertThat(across(earlier, List.of(remark("row_placed", 2)), later, List.of())
                        .suspect())
                .contains(Suspect.READING);
        assertThat(across(earlier, List.of(), later, List.of(remark("row_placed", 2)))
                        .suspect())
                .contains(Suspect.READING);
    }

    @ParameterizedTest
    @EnumSource(Suspect.class)
    void bothAreNamedInBothTongues(Suspect suspect) {
        assertThat(suspect.words().zh()).startsWith("可能是");
        assertThat(suspect.words().en()).endsWith("likely wrong");
    }

    private static Finding across(Report earlier, List<Remark> before, Report later, List<Remark> now) {
        return new Relations()
                .acrossYears(new Relations.AsRead(earlier, before), new Relations.AsRead(later, now))
                .get(0);
    }

    /** Two and nothing that are said to be seven. */
    private static List<Finding> settled(Cell.By by, List<Remark> remarks) {
        Report report = report(2021, by, "2", "0", "0", "0", "7");
        return new Relations().settle(new Relations.AsRead(report, remarks)).findings();
    }

    private static Finding only(List<Finding> findings) {
        return findings.stream().filter(Finding::fails).findFirst().orElseThrow();
    }

    private static Report report(int year, Cell.By by, String... figures) {
        String[] names = {"upheld", "corrected", "other", "pending", "total"};
        return of(
                year,
                java.util.stream.IntStream.range(0, figures.length)
                        .mapToObj(i -> cell(BLOCK + names[i], figures[i], by))
                        .toList());
    }

    private static Report report(int year, String upheld) {
        return of(year, List.of(cell("requests.new.total", upheld, Cell.By.LABEL)));
    }

    private static Report of(int year, List<Cell> cells) {
        return new Report(
                "",
                Optional.of(year),
                List.of(),
                List.of(Form.F2021),
                new Report.Publisher("二七区人民政府", Optional.of("410103"), Scope.DISTRICT),
                Optional.empty(),
                "simplified",
                List.of(),
                cells);
    }

    private static Cell cell(String code, String number, Cell.By by) {
        Locator row = new Locator(1, 2, 3, new Locator.InGrid());
        return new Cell(code, Optional.of(new BigDecimal(number)), Cell.Kind.NUMBER, number, "件", row, by, false);
    }

    private static Remark remark(String id, int row) {
        return new Remark(new Message(id, "注。", "Note."), Optional.of(new Locator(1, row, 0, new Locator.InGrid())));
    }
}
