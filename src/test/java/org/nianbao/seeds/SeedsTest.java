package org.nianbao.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Site;

class SeedsTest {
    private static final String HEADER =
            "code,name,level,parent,home_url,list_urls,hosts,enabled,valid_from,valid_to,notes\n";

    @TempDir
    Path folder;

    @Test
    void readsEveryColumn() throws IOException {
        write(
                "a.csv",
                "\uFEFF# a comment, with a comma\n" + HEADER
                        + "410106,上街区,市辖区,郑州市,http://www.zzsj.gov.cn,http://public.zzsj.gov.cn/D41X/ http://www.zzsj.gov.cn/a,"
                        + "public.zzsj.gov.cn Other.zzsj.gov.cn,是,2000-01-01,2030-12-31,\"一，二, 三\"\n");
        Site site = Seeds.read(folder).sites().get(0);
        assertThat(site)
                .isEqualTo(new Site(
                        "410106",
                        "上街区",
                        "市辖区",
                        "郑州市",
                        Optional.of(URI.create("http://www.zzsj.gov.cn/")),
                        List.of(URI.create("http://public.zzsj.gov.cn/D41X/"), URI.create("http://www.zzsj.gov.cn/a")),
                        List.of("public.zzsj.gov.cn", "other.zzsj.gov.cn"),
                        true,
                        Optional.of(LocalDate.of(2000, 1, 1)),
                        Optional.of(LocalDate.of(2030, 12, 31)),
                        "一，二, 三"));
    }

    @Test
    void onlyThreeColumnsMustExistAndUnknownOnesAreKept() throws IOException {
        write("b.csv", "name,code,home_url,phone\n二七区,410103,http://www.erqi.gov.cn/,0371\n");
        Seeds seeds = Seeds.read(folder);
        assertThat(seeds.sites()).singleElement().satisfies(site -> assertThat(site.enabled())
                .isTrue());
        assertThat(seeds.extraColumns()).isEqualTo(Map.of("410103", Map.of("phone", "0371")));
        assertThat(seeds.lint()).singleElement().satisfies(problem -> {
            assertThat(problem.error()).isFalse();
            assertThat(problem.message().id()).isEqualTo("seed_unknown_column");
        });
    }

    @Test
    void readsFilesInNameOrderAndACodeOnlyOnce() throws IOException {
        write("2.csv", "code,name,home_url\n410103,乙,http://b.gov.cn/\n");
        write("1.csv", "code,name,home_url\n410103,甲,http://a.gov.cn/\n410105,丙,http://c.gov.cn/\n");
        assertThat(Seeds.read(folder).sites()).extracting(Site::name).containsExactly("甲", "丙");
    }

    @Test
    void overridesStandOverColumns() throws IOException {
        write("a.csv", HEADER + "410103,二七区,,,http://www.erqi.gov.cn/,,,true,,,\n");
        write("overrides.yaml", "410103:\n  hosts: [a.gov.cn, b.gov.cn]\n  enabled: false\n\"999\":\n  notes: x\n");
        Seeds seeds = Seeds.read(folder);
        assertThat(seeds.sites().get(0).hosts()).containsExactly("a.gov.cn", "b.gov.cn");
        assertThat(seeds.sites().get(0).enabled()).isFalse();
        assertThat(seeds.lint()).extracting(p -> p.message().id()).containsExactly("seed_override_unknown");
    }

    @Test
    void refusesWhatIsNoSeedFileNamingFileLineAndWayOut() throws IOException {
        assertThatThrownBy(() -> Seeds.read(folder.resolve("none"))).isInstanceOf(ConfigurationError.class);
        refused("no,header,here\n1,2,3\n", "x.csv", "line 1", "required column code");
        refused("", "x.csv", "line 1", "no header line");
        refused("code,name,home_url\n410103,\"二七区,http://a/\n", "x.csv", "line 2", "quotes");
        refused("code,name,home_url\n\n410103,a,http://a/,b\n", "x.csv", "line 3", "4 fields");
        refused("code,name,home_url,name\n", "x.csv", "line 1", "twice");
        Files.write(folder.resolve("x.csv"), "code,name,home_url\n410103,二七区,\n".getBytes(Charset.forName("GB18030")));
        assertThatThrownBy(() -> Seeds.read(folder)).hasMessageContaining("UTF-8");
        Files.delete(folder.resolve("x.csv"));
        write("overrides.yaml", "a: [1\n");
        assertThatThrownBy(() -> Seeds.read(folder)).isInstanceOf(ConfigurationError.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "410103,二七区,,,http://www.erqi.gov.cn/,,,true,,,                | -",
                "410103,二七区,,,,,,false,,,                                       | -",
                "980103,二七区,,,http://www.erqi.gov.cn/,,,true,,,                | !seed_code_province",
                "41010,二七区,,,http://www.erqi.gov.cn/,,,true,,,                 | !seed_code_shape",
                "a/b,二七区,,,http://www.erqi.gov.cn/,,,true,,,                   | !seed_code_shape",
                "kfq-1,开发区,,,http://www.erqi.gov.cn/,,,true,,,                 | seed_own_code",
                "990103,二七区,,,http://www.erqi.gov.cn/,,,true,,,                | seed_own_code",
                ",二七区,,,http://www.erqi.gov.cn/,,,true,,,                      | !seed_no_code",
                "410103,,,,http://www.erqi.gov.cn/,,,true,,,                      | !seed_no_name",
                "410103,二七区,,,,,,true,,,                                        | !seed_enabled_without_home",
                "410103,二七区,,,ftp://www.erqi.gov.cn/,,,true,,,                 | !seed_address_scheme",
                "410103,二七区,,,www.erqi.gov.cn,,,true,,,                        | !seed_address_scheme",
                "410103,二七区,,,http:///x,,,true,,,                              | !seed_address_invalid",
                "410103,二七区,,,http://a b/,,,true,,,                            | !seed_address_invalid",
                "410103,二七区,,,http://u:p@www.erqi.gov.cn/,,,true,,,            | !seed_address_credentials",
                "410103,二七区,,,http://10.1.2.3/,,,true,,,                       | !seed_private_address",
                "410103,二七区,,,http://127.0.0.1:80/,,,true,,,                   | !seed_private_address",
                "410103,二七区,,,http://[fd00::1]/,,,true,,,                      | !seed_private_address",
                "410103,二七区,,,http://localhost/,,,true,,,                      | !seed_private_address",
                "410103,二七区,,,http://www.erqi-gov.cn/,,,true,,,                | seed_host_off_gov",
                "410103,二七区,,,http://www.erqi.gov.cn/,ftp://x.gov.cn/,,,,,     | !seed_address_scheme",
                "410103,二七区,,,http://www.erqi.gov.cn/,,http://x.gov.cn/,,,,    | !seed_host_invalid",
                "410103,二七区,,,http://www.erqi.gov.cn/,,evil.com,,,,            | seed_host_off_gov",
                "410103,二七区,,,http://www.erqi.gov.cn/,,,maybe,,,               | !seed_enabled_value",
                "410103,二七区,,,http://www.erqi.gov.cn/,,,,2021-13-01,,          | !seed_date_invalid",
                "410103,二七区,,,http://www.erqi.gov.cn/,,,,2022-01-01,2021-01-01,| !seed_validity_reversed",
            })
    void lintNamesEachFault(String line, String expected) throws IOException {
        write("x.csv", HEADER + line.strip() + "\n");
        List<String> found = Seeds.read(folder).lint().stream()
                .map(p -> (p.error() ? "!" : "") + p.message().id())
                .toList();
        assertThat(found).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void lintFindsDuplicatesAcrossFilesWithPlaces() throws IOException {
        write("1.csv", "code,name,home_url\n410103,甲,http://www.a.gov.cn\n");
        write("2.csv", "code,name,home_url\n410103,乙,http://b.gov.cn/\n410105,丙,https://a.gov.cn/\n");
        List<Seeds.Problem> problems = Seeds.read(folder).lint();
        assertThat(problems).allMatch(Seeds.Problem::error);
        assertThat(problems)
                .extracting(p -> p.file() + ":" + p.line() + " " + p.message().id())
                .containsExactly("2.csv:2 seed_duplicate_code", "2.csv:3 seed_duplicate_home");
        assertThat(problems.get(1).message().en()).contains("1.csv:2");
    }

    @Test
    void theShippedFilesAreClean() {
        Seeds seeds = Seeds.read(Path.of("seeds"));
        assertThat(seeds.lint()).isEmpty();
        assertThat(seeds.sites()).extracting(Site::code).contains("410103", "410106", "410305", "410204");
        assertThat(seeds.sites()).hasSize(18);
    }

    @Property(tries = 60)
    void whatIsWrittenIsReadBack(@ForAll("rows") List<List<String>> rows) throws IOException {
        StringWriter csv = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv)) {
            writer.writeRecord("code", "name", "home_url", "parent", "notes", "own");
            for (int i = 0; i < rows.size(); i++) {
                List<String> row = rows.get(i);
                writer.writeRecord(
                        "4" + (10000 + i), row.get(0), "http://h" + i + ".gov.cn/", row.get(1), row.get(2), row.get(3));
            }
        }
        Path fresh = Files.createTempDirectory("seeds");
        Files.writeString(fresh.resolve("p.csv"), csv.toString(), StandardCharsets.UTF_8);
        Seeds seeds = Seeds.read(fresh);
        Files.delete(fresh.resolve("p.csv"));
        Files.delete(fresh);
        assertThat(seeds.sites()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Site site = seeds.sites().get(i);
            assertThat(List.of(
                            site.name(),
                            site.parent(),
                            site.notes(),
                            seeds.extraColumns().get(site.code()).get("own")))
                    .isEqualTo(rows.get(i));
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("区市,\"'#;\n =+-@甲乙")
                .ofMaxLength(12)
                .map(String::strip);
        Arbitrary<String> name = text.map(t -> "名" + t);
        return Combinators.combine(name, text, text, text)
                .as(List::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private void refused(String content, String... words) throws IOException {
        write("x.csv", content);
        assertThatThrownBy(() -> Seeds.read(folder))
                .isInstanceOf(ConfigurationError.class)
                .satisfies(e -> {
                    ConfigurationError error = (ConfigurationError) e;
                    assertThat(error.sentences().en()).contains(words);
                    assertThat(error.sentences().zh()).contains("x.csv");
                });
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
