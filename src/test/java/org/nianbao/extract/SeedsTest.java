package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.document.Documents;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Hints;
import org.nianbao.model.Locator;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;
import org.nianbao.validate.Relations;

/** The five real reports, compared cell by cell with figures taken by hand. */
class SeedsTest {
    private static final Path SEEDS = Path.of("../shared/seeds");
    private static final Extractor EXTRACTOR = new Extractor(Indicators.read(Path.of("config/indicators.tsv")));

    @BeforeAll
    static void seedsAreThere() {
        Assumptions.assumeTrue(
                Files.isDirectory(SEEDS), "The five real reports are not beside this checkout (../shared/seeds).");
    }

    @ParameterizedTest
    @CsvSource({"erqi-2015,58", "erqi-2019,198", "jianxi-2020,198", "gulou-2021,200", "shangjie-2019,198"})
    void everyCellIsRead(String name, int size) throws IOException {
        List<String> expected;
        try (var in = SeedsTest.class.getResourceAsStream("/seeds/" + name + ".tsv")) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<String> read = report(name).cells().stream()
                .map(c -> c.code() + "\t" + c.raw() + "\t" + c.kind().id())
                .toList();
        assertThat(read).containsExactlyElementsOf(expected).hasSize(size);
    }

    @ParameterizedTest
    @CsvSource({
        "erqi-2015,郑州市二七区人民政府,410103,2015,F2014,DISTRICT,traditional,11",
        "erqi-2019,郑州市二七区人民政府,410103,2019,F2019,DISTRICT,simplified,5",
        "jianxi-2020,洛阳市涧西区人民政府办公室,410305,2020,F2019,OFFICE,simplified,6",
        "gulou-2021,开封市鼓楼区人民政府,410204,2021,F2021,DISTRICT,simplified,6",
        "shangjie-2019,郑州市上街区人民政府,410106,2019,F2019,DISTRICT,simplified,6"
    })
    void everyIdentityIsFound(
            String name, String body, String code, int year, Form form, Scope scope, String script, int sections)
            throws IOException {
        Report report = report(name);
        assertThat(report.publisher()).isEqualTo(new Report.Publisher(body, Optional.of(code), scope));
        assertThat(report.year()).contains(year);
        assertThat(report.yearFrom()).contains("title");
        assertThat(report.forms()).containsExactly(form);
        assertThat(report.script()).isEqualTo(script);
        assertThat(report.sections()).hasSize(sections);
        assertThat(report.sections()).extracting(Report.Section::number).isSorted();
        assertThat(report.title()).contains("公");
    }

    @ParameterizedTest
    @CsvSource({"erqi-2015", "erqi-2019", "jianxi-2020", "gulou-2021", "shangjie-2019"})
    void everyNumberLeadsBackToItsCharacters(String name) throws IOException {
        String text = Files.readString(SEEDS.resolve(name + ".txt"), StandardCharsets.UTF_8);
        for (Cell cell : report(name).cells()) {
            Locator.Span span = (Locator.Span) cell.locator().place();
            assertThat(text.substring(span.start(), span.end())).as(cell.code()).isEqualTo(cell.raw());
        }
    }

    @ParameterizedTest
    @CsvSource({"erqi-2019", "jianxi-2020", "gulou-2021", "shangjie-2019"})
    void everyRelationOfTheNewFormsHolds(String name) throws IOException {
        List<Finding> findings = new Relations().check(report(name));
        assertThat(findings).extracting(Finding::verdict).containsOnly(Finding.Verdict.PASS);
        assertThat(findings)
                .filteredOn(f -> f.rule().equals("requests.balance"))
                .hasSize(7);
        assertThat(findings)
                .filteredOn(f -> f.rule().equals("requests.row_total"))
                .hasSize(name.equals("gulou-2021") ? 25 : 23);
        List<Cell> confirmed = new Relations().confirm(report(name).cells(), findings);
        assertThat(confirmed)
                .filteredOn(c -> !c.code().startsWith("proactive."))
                .allMatch(Cell::confirmed);
    }

    @Test
    void theFormOf2014BreaksFourOfItsRelations() throws IOException {
        List<Finding> failed = new Relations()
                .check(report("erqi-2015")).stream().filter(Finding::fails).toList();
        assertThat(failed)
                .extracting(f -> f.rule() + " " + f.printed() + " " + f.expected())
                .containsExactly(
                        "statistics.answered 86 96",
                        "statistics.refused 0 3",
                        "statistics.reconsideration 4 0",
                        "statistics.litigation 10 1");
        Relations.AsRead read =
                new Relations.AsRead(report("erqi-2015"), extracted("erqi-2015").remarks());
        assertThat(new Relations().settle(read).findings())
                .filteredOn(Finding::fails)
                .as("the source prints them so")
                .allMatch(f -> f.suspect().equals(java.util.Optional.of(Finding.Suspect.SOURCE)));
    }

    @Test
    void eightNumbersInARowAreRemarkedAndOnlyThere() throws IOException {
        assertThat(extracted("gulou-2021").remarks())
                .extracting(r -> r.message().id())
                .containsExactly("row_shifted", "row_shifted");
        for (String name : List.of("erqi-2015", "erqi-2019", "jianxi-2020", "shangjie-2019")) {
            assertThat(extracted(name).remarks()).extracting(Remark::message).isEmpty();
        }
    }

    @Test
    void withoutSitesTheDivisionStaysOpen() throws IOException {
        Document document = document("gulou-2021");
        Extraction read = EXTRACTOR.extract(document, Hints.none());
        assertThat(((Extraction.Extracted) read).report().publisher())
                .isEqualTo(new Report.Publisher("鼓楼区人民政府", Optional.empty(), Scope.DISTRICT));
    }

    private static Report report(String name) throws IOException {
        return extracted(name).report();
    }

    private static Extraction.Extracted extracted(String name) throws IOException {
        List<Site> sites = List.of(
                site("410103", "二七区", "郑州市", "www.erqi.invalid"),
                site("410106", "上街区", "郑州市", "www.shangjie.invalid"),
                site("410305", "涧西区", "洛阳市", "www.jianxi.invalid"),
                site("410204", "鼓楼区", "开封市", "www.gulou.gov.cn"));
        Hints hints = new Hints(Optional.empty(), Optional.empty(), sites, "");
        return (Extraction.Extracted) EXTRACTOR.extract(document(name), hints);
    }

    private static Document document(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(SEEDS.resolve(name + ".txt"));
        return ((DocumentOutcome.Readable)
                        new Documents().read(bytes, Optional.of("text/plain; charset=utf-8"), Optional.empty()))
                .document();
    }

    private static Site site(String code, String name, String parent, String host) {
        return new Site(
                code,
                name,
                "district",
                parent,
                Optional.of(URI.create("http://" + host + "/")),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
