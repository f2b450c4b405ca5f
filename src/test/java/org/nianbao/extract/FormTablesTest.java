package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.Form;
import org.nianbao.model.Remark;

/** Figures laid out as the forms do come back the same, however the tables are cut. */
class FormTablesTest {

    @Property(tries = 60)
    void theFormOf2019ComesBack(
            @ForAll long seed,
            @ForAll boolean apart,
            @ForAll boolean again,
            @ForAll @IntRange(min = 0, max = 12) int cut) {
        comesBack(Form.F2019, seed, apart, again, cut);
    }

    @Property(tries = 60)
    void theFormOf2021ComesBack(
            @ForAll long seed,
            @ForAll boolean apart,
            @ForAll boolean again,
            @ForAll @IntRange(min = 0, max = 12) int cut) {
        comesBack(Form.F2021, seed, apart, again, cut);
    }

    private static void comesBack(Form form, long seed, boolean apart, boolean again, int cut) {
        Map<String, String> figures = FormSheets.random(form, new Random(seed));
        Document document = new FormSheets(figures)
                .metadata()
                .proactive(form, apart)
                .requests(form, cut == 1 ? 2 : cut, again)
                .remedies()
                .document();
        Harvest harvest = FormTables.read(document, FormSheets.INDICATORS);
        assertThat(raw(harvest)).isEqualTo(figures);
        assertThat(harvest.forms()).containsExactly(form);
        assertThat(harvest.remarks()).extracting(Remark::message).isEmpty();
    }

    @Property(tries = 40)
    void theFormOf2014ComesBack(@ForAll long seed) {
        Map<String, String> figures = FormSheets.random(Form.F2014, new Random(seed));
        Harvest harvest = FormTables.read(new FormSheets(figures).statistics().document(), FormSheets.INDICATORS);
        assertThat(raw(harvest)).isEqualTo(figures);
        assertThat(harvest.forms()).containsExactly(Form.F2014);
    }

    @Test
    void anEmptyFormIsAllBlank() {
        for (Form form : List.of(Form.F2019, Form.F2021)) {
            Document document = new FormSheets(Map.of())
                    .proactive(form, false)
                    .requests(form, 0, false)
                    .remedies()
                    .document();
            Harvest harvest = FormTables.read(document, FormSheets.INDICATORS);
            assertThat(harvest.cells()).hasSize(form == Form.F2019 ? 198 : 200);
            assertThat(harvest.cells()).extracting(Cell::kind).containsOnly(Cell.Kind.BLANK);
            assertThat(harvest.forms()).containsExactly(form);
        }
        Harvest statistics =
                FormTables.read(new FormSheets(Map.of()).statistics().document(), FormSheets.INDICATORS);
        assertThat(statistics.cells()).hasSize(58).extracting(Cell::kind).containsOnly(Cell.Kind.BLANK);
    }

    @Test
    void blankDashAndZeroStayApart() {
        Map<String, String> figures = FormSheets.random(Form.F2021, new Random(1));
        figures.put("proactive.regulations.issued", "/");
        figures.put("proactive.regulations.repealed", "—");
        figures.put("proactive.regulations.in_force", "0");
        figures.put("requests.granted.natural_person", "");
        figures.put("requests.granted.research_institution", "无");
        figures.put("remedies.reconsideration.pending", " ");
        Harvest harvest = FormTables.read(
                new FormSheets(figures)
                        .proactive(Form.F2021, false)
                        .requests(Form.F2021, 0, false)
                        .remedies()
                        .document(),
                FormSheets.INDICATORS);
        assertThat(kind(harvest, "proactive.regulations.issued")).isEqualTo(Cell.Kind.DASH);
        assertThat(kind(harvest, "proactive.regulations.repealed")).isEqualTo(Cell.Kind.DASH);
        assertThat(kind(harvest, "proactive.regulations.in_force")).isEqualTo(Cell.Kind.NUMBER);
        assertThat(kind(harvest, "requests.granted.natural_person")).isEqualTo(Cell.Kind.BLANK);
        assertThat(kind(harvest, "requests.granted.research_institution")).isEqualTo(Cell.Kind.DASH);
        assertThat(kind(harvest, "remedies.reconsideration.pending")).isEqualTo(Cell.Kind.BLANK);
    }

    @Test
    void aMixtureOfFormsIsSeenTableByTable() {
        Map<String, String> figures = FormSheets.random(Form.F2021, new Random(7));
        Map<String, String> old = FormSheets.random(Form.F2019, new Random(7));
        old.forEach((code, value) -> {
            if (code.startsWith("requests.")) {
                figures.put(code, value);
            }
        });
        Harvest harvest = FormTables.read(
                new FormSheets(figures)
                        .proactive(Form.F2021, false)
                        .requests(Form.F2019, 0, false)
                        .document(),
                FormSheets.INDICATORS);
        assertThat(harvest.forms()).containsExactly(Form.F2021, Form.F2019);
        assertThat(harvest.cells()).hasSize(10 + 161);
        assertThat(raw(harvest)).containsEntry("requests.other.total", figures.get("requests.other.total"));
    }

    private static Cell.Kind kind(Harvest harvest, String code) {
        return harvest.cells().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    static Map<String, String> raw(Harvest harvest) {
        return harvest.cells().stream()
                .collect(Collectors.toMap(Cell::code, Cell::raw, (a, b) -> a, LinkedHashMap::new));
    }
}
