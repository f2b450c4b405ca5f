package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/**
 * Who published which report, and when: four districts of one name and two others, five kinds of bodies, several wordings
 * of the year and several witnesses. {@code -Dratchet.write=true} renews {@code docs/identity-quality.md}.
 */
class IdentityScoreTest {
    private static final Path PAGE = Path.of("docs/identity-quality.md");
    private static final LocalDate DAY = LocalDate.of(2022, 1, 20);
    private static final List<Site> SITES = List.of(
            site("410204", "鼓楼区", "开封市", "kfgl"),
            site("320106", "鼓楼区", "南京市", "njgl"),
            site("320302", "鼓楼区", "徐州市", "xzgl"),
            site("350102", "鼓楼区", "福州市", "fzgl"),
            site("410103", "二七区", "郑州市", "erqi"),
            site("321322", "沭阳县", "宿迁市", "shuyang"));
    private static final Map<Scope, String> BODIES = new LinkedHashMap<>();
    private static final Map<String, int[]> FIELDS = new LinkedHashMap<>();
    private static final Extractor EXTRACTOR = new Extractor(Indicators.read(Path.of("config/indicators.tsv")));
    private static int cases;

    static {
        BODIES.put(Scope.DISTRICT, "人民政府");
        BODIES.put(Scope.GOVERNMENT_AND_OFFICE, "人民政府及办公室");
        BODIES.put(Scope.OFFICE, "人民政府办公室");
        BODIES.put(Scope.DEPARTMENT, "教育局");
        BODIES.put(Scope.TOWNSHIP, "河东街道办事处");
    }

    /** What tells the division. */
    private enum Witness {
        SITE_CODE,
        HOST,
        PARENT_IN_TEXT,
        NONE
    }

    /** What tells the day. */
    private enum Dated {
        META,
        TEXT,
        ADDRESS
    }

    private static Site site(String code, String name, String parent, String host) {
        return new Site(
                code,
                name,
                "",
                parent,
                Optional.of(URI.create("https://www." + host + ".invalid/")),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    @BeforeAll
    static void readAll() throws IOException {
        List.of("year", "publisher", "scope", "division code", "date of publication")
                .forEach(f -> FIELDS.put(f, new int[3]));
        Dated[] dated = Dated.values();
        for (Site site : SITES) {
            for (Scope scope : BODIES.keySet()) {
                for (String year : List.of("2021年", "2021年度", "二〇二一年")) {
                    for (Witness witness : Witness.values()) {
                        read(site, scope, year, witness, dated[cases % dated.length]);
                        cases++;
                    }
                }
            }
        }
        if (Boolean.getBoolean("ratchet.write")) {
            Files.writeString(PAGE, page());
        }
    }

    private static void read(Site site, Scope scope, String year, Witness witness, Dated dated) {
        String title = site.name() + BODIES.get(scope) + year + "政府信息公开工作年度报告";
        String host = witness == Witness.HOST ? site.homeUrl().orElseThrow().getHost() : "portal.invalid";
        String path = dated == Dated.ADDRESS ? "/zfxxgknb/202201/t20220120_4776283.htm" : "/zfxxgknb/4776283.htm";
        Hints hints = new Hints(Optional.of(URI.create("https://" + host + path)), Optional.empty(), SITES, "");
        DocumentOutcome outcome = new Documents()
                .read(
                        html(title, site, witness, dated).getBytes(StandardCharsets.UTF_8),
                        Optional.of("text/html; charset=utf-8"),
                        hints.uri());
        Report report = ((Extraction.Extracted)
                        EXTRACTOR.extract(((DocumentOutcome.Readable) outcome).document(), hints))
                .report();
        boolean told = witness != Witness.NONE || !site.name().equals("鼓楼区");
        count("year", Optional.of(2021), report.year());
        count("publisher", Optional.of(site.name() + BODIES.get(scope)), named(report, site));
        count(
                "scope",
                Optional.of(scope),
                Optional.of(report.publisher().scope()).filter(s -> s != Scope.UNKNOWN));
        count(
                "division code",
                told ? Optional.of(site.code()) : Optional.empty(),
                report.publisher().divisionCode());
        count("date of publication", Optional.of(DAY), report.published());
    }

    /** The name without the parent city, which may be put before it. */
    private static Optional<String> named(Report report, Site site) {
        String name = report.publisher().name();
        return Optional.of(
                        name.startsWith(site.parent())
                                ? name.substring(site.parent().length())
                                : name)
                .filter(n -> !n.isEmpty());
    }

    private static String html(String title, Site site, Witness witness, Dated dated) {
        String meta =
                (witness == Witness.SITE_CODE ? "<meta name=\"SiteIDCode\" content=\"" + site.code() + "0001\">" : "")
                        + (dated == Dated.META ? "<meta name=\"PubDate\" content=\"2022-01-20 09:30\">" : "");
        String text = (dated == Dated.TEXT ? "<p>发布日期：2022-01-20　浏览次数：41</p>" : "")
                + "<p>" + (witness == Witness.PARENT_IN_TEXT ? site.parent() + site.name() : "本机关")
                + "认真落实政府信息公开条例，依法做好政府信息公开工作，及时发布各类信息。</p>".repeat(1)
                + "<p>政府信息公开工作稳步推进，公开渠道不断拓宽，公开内容不断丰富。</p>".repeat(12);
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + title + "</title>" + meta
                + "</head><body><h1>" + title + "</h1>" + text + "</body></html>";
    }

    private static <T> void count(String field, Optional<T> expected, Optional<T> read) {
        int verdict = read.equals(expected) ? 0 : read.isEmpty() ? 1 : 2;
        FIELDS.get(field)[verdict]++;
    }

    private static String page() {
        StringBuilder out = new StringBuilder(
                """
                # Quality of identity

                Made by `mvn -o -q -B -Dtest=IdentityScoreTest -Dratchet.write=true -Dsurefire.failIfNoSpecifiedTests=false test`. \
                Pages of reports of six districts, four of which are called 鼓楼区, of five kinds of bodies, with the year in \
                three wordings and told apart by the site's code, the host, the parent city in the text, or by nothing; the day \
                stands in the meta tags, the text or the address. A division code that nothing settles is right when it is \
                left open.

                | field | pages | right | left open | wrong |
                |---|---|---|---|---|
                """);
        FIELDS.forEach((field, c) ->
                out.append("| " + field + " | " + cases + " | " + c[0] + " | " + c[1] + " | " + c[2] + " |\n"));
        return out.toString();
    }

    @Test
    void nothingIsTakenForWhatItIsNot() {
        assertThat(FIELDS).allSatisfy((field, c) -> assertThat(c[2]).as(field).isZero());
    }

    @Test
    void nearlyAllIsFound() {
        assertThat(FIELDS)
                .allSatisfy((field, c) -> assertThat(c[0]).as(field).isGreaterThanOrEqualTo(cases * 99 / 100));
    }

    @Test
    void thePageShowsTheseScores() throws IOException {
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }
}
