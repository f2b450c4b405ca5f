package org.nianbao.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Site;

/** Seed files are edited line by line; all else stays byte by byte. */
class SeedEditingTest {
    private static final String FILE =
            "\uFEFF# 河南\r\ncode,name,home_url,colour,enabled,notes\r\n410103,二七区,http://www.erqi.gov.cn/,red,true,\"两行\r\n备注\"\r\n410204,鼓楼区,,blue,,\r\n";

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Site site(String code) {
        return new Site(
                code,
                "上街区",
                "市辖区",
                "郑州市",
                Optional.of(URI.create("http://www.shangjie.gov.cn/")),
                List.of(URI.create("http://www.shangjie.gov.cn/nb/"), URI.create("http://www.shangjie.gov.cn/nb2/")),
                List.of("xxgk.shangjie.gov.cn"),
                true,
                Optional.empty(),
                Optional.empty(),
                "有,逗号");
    }

    @Test
    void aSiteIsAddedToTheFileOfItsProvinceUnderItsHeader() throws IOException {
        Path file = write("henan.csv", FILE);
        assertThat(Seeds.read(folder).add(folder, Optional.empty(), site("410106")))
                .isEqualTo(file);
        assertThat(Files.readString(file)).isEqualTo(FILE + "410106,上街区,http://www.shangjie.gov.cn/,,true,\"有,逗号\"\n");
        assertThat(Seeds.read(folder).sites()).extracting(Site::code).containsExactly("410103", "410204", "410106");
    }

    @Test
    void anotherProvinceGetsAFileWithTheContractsColumns() throws IOException {
        write("henan.csv", FILE);
        Path file = Seeds.read(folder).add(folder, Optional.empty(), site("320106"));
        assertThat(file).hasFileName("sites.csv");
        assertThat(Files.readString(file)).startsWith("code,name,level,parent,home_url,list_urls,hosts,enabled,");
        Seeds seeds = Seeds.read(folder);
        assertThat(seeds.sites().get(2)).isEqualTo(site("320106"));
        assertThat(seeds.lint()).noneMatch(p -> p.file().equals("sites.csv") && p.error());
        assertThat(Seeds.line(site("320106"))).startsWith("320106,上街区,市辖区,郑州市,http://www.shangjie.gov.cn/,");
    }

    @Test
    void aKnownCodeAndAFileElsewhereAreRefused() throws IOException {
        write("henan.csv", FILE);
        Seeds seeds = Seeds.read(folder);
        assertThatThrownBy(() -> seeds.add(folder, Optional.empty(), site("410103")))
                .isInstanceOf(ConfigurationError.class);
        for (String name : List.of("../x.csv", "a/b.csv", "x.txt", "C:\\x.csv", ".csv")) {
            assertThatThrownBy(() -> seeds.add(folder, Optional.of(name), site("410199")))
                    .isInstanceOf(ConfigurationError.class);
        }
    }

    @Test
    void disablingChangesOneFieldOfOneLine() throws IOException {
        Path file = write("henan.csv", FILE);
        assertThat(Seeds.read(folder).disable(folder, "410103")).contains(file);
        assertThat(Files.readString(file)).isEqualTo(FILE.replace("red,true,", "red,false,"));
        assertThat(Seeds.read(folder).disable(folder, "410204")).contains(file);
        assertThat(Files.readString(file)).contains("410204,鼓楼区,,blue,false,\r\n");
        assertThat(Seeds.read(folder).disable(folder, "999999")).isEmpty();
        write("henan.csv", "code,name,home_url\n410103,二七区,\n");
        assertThatThrownBy(() -> Seeds.read(folder).disable(folder, "410103")).isInstanceOf(ConfigurationError.class);
    }

    @Test
    void importTakesUnknownCodesAndExportGivesEveryLineBack(@TempDir Path other) throws IOException {
        write("henan.csv", FILE);
        Path from = Files.writeString(
                other.resolve("more.csv"), "code,name,home_url,tel\n410103,别的,\n410305,涧西区,http://j.gov.cn/,1\n");
        assertThat(Seeds.read(folder).take(folder, from)).containsExactly("410305");
        assertThat(Seeds.read(folder).take(folder, from)).isEmpty();
        String csv = Seeds.read(folder).csv();
        assertThat(csv)
                .startsWith("code,name,level,parent,home_url,list_urls,hosts,enabled,valid_from,valid_to,notes,colour");
        assertThat(csv).contains("410305,涧西区,,,http://j.gov.cn/").contains("两行").contains(",red");
        Path again = Files.createDirectory(other.resolve("again"));
        Files.writeString(again.resolve("all.csv"), csv);
        assertThat(Seeds.read(again).sites()).isEqualTo(Seeds.read(folder).sites());
    }
}
