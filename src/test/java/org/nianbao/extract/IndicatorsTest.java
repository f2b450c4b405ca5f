package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;

class IndicatorsTest {
    private static final Path SHIPPED = Path.of("config/indicators.tsv");

    @TempDir
    Path folder;

    @Test
    void everyFormHasItsFigures() {
        List<Indicator> all = Indicators.read(SHIPPED);
        assertThat(all).hasSize(284);
        assertThat(FormSheets.of(Form.F2014, "")).hasSize(58);
        assertThat(FormSheets.of(Form.F2019, "")).hasSize(198);
        assertThat(FormSheets.of(Form.F2021, "")).hasSize(200);
    }

    @Test
    void aByteOrderMarkIsAccepted() throws IOException {
        Path marked = folder.resolve("marked.tsv");
        Files.writeString(marked, "\uFEFF" + Files.readString(SHIPPED, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(Indicators.read(marked)).isEqualTo(Indicators.read(SHIPPED));
    }

    @Test
    void headingsAndUnitsAreKnownInEnglish() {
        assertThat(Indicators.read(SHIPPED)).allSatisfy(i -> {
            assertThat(i.tableEn() + i.groupEn() + i.unitEn()).matches("\\p{ASCII}+");
            assertThat(i.groupEn().isBlank()).isEqualTo(i.groupZh().isBlank());
        });
    }

    @Test
    void withoutEnglishHeadingsTheFormsOwnWordsStand() throws IOException {
        Path nine = write("code\ttemplates\ttable\trow_zh\tcolumn_zh\tunit\tkind\trow_en\tcolumn_en\n"
                + "a\t2019\t表\t组/行\t列\t件\tcount\trow\tcolumn\n");
        Indicator read = Indicators.read(nine).get(0);
        assertThat(List.of(read.tableEn(), read.groupEn(), read.unitEn())).containsExactly("表", "组", "件");
    }

    @Test
    void aMissingFileIsNamed() {
        broken(folder.resolve("none.tsv"), "none.tsv");
    }

    @Test
    void brokenLinesAreNamed() throws IOException {
        String header = Files.readAllLines(SHIPPED, StandardCharsets.UTF_8).get(0);
        broken(write(""), "line 1");
        broken(write("code\tname\n"), "line 1");
        broken(write(header + "\na\t2019\n"), "line 2");
        broken(write(header + "\na\t1999\tt\tr\tc\t件\tcount\tr\tc\tt\tg\tu\n"), "line 2");
        broken(write(header + "\na\t2019\tt\tr\tc\t件\tmany\tr\tc\tt\tg\tu\n"), "line 2");
        String line = "a\t2019\tt\tr\tc\t件\tcount\tr\tc\tt\tg\tu\n";
        broken(write(header + "\n" + line + line), "line 3");
        Files.write(folder.resolve("bad.tsv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        broken(folder.resolve("bad.tsv"), "bad.tsv");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("broken.tsv"), content, StandardCharsets.UTF_8);
    }

    private static void broken(Path file, String says) {
        assertThatThrownBy(() -> Indicators.read(file))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining(says);
    }
}
