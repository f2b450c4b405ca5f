package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.model.Introduction;
import org.nianbao.model.Page;

/** What sites say of themselves. */
class ImprintTest {
    private static Introduction of(String title, Map<String, String> meta, String text) {
        URI uri = URI.create("http://www.example.gov.cn/");
        return new Discovery()
                .introduce(new Page(uri, Optional.empty(), "", "text/html", title, meta, text, List.of(), "<html>"));
    }

    @ParameterizedTest
    @CsvSource({
        "郑州市二七区人民政府门户网站,二七区,郑州市",
        "河南省郑州市二七区人民政府,二七区,郑州市",
        "欢迎访问沭阳县人民政府网站,沭阳县,''",
        "郑州市巩义市人民政府,巩义市,郑州市",
        "首页_涧西区人民政府,涧西区,''",
        "呼伦贝尔市鄂温克族自治旗人民政府,鄂温克族自治旗,呼伦贝尔市",
    })
    void titlesNameTheDistrictAndTheCityAbove(String title, String name, String parent) {
        Introduction said = of(title, Map.of(), "");
        assertThat(said.name()).isEqualTo(name);
        assertThat(said.parent()).isEqualTo(parent);
    }

    @Test
    void theMarksAndTheImprintAreWitnessesToo() {
        Introduction said = of(
                "中国·二七",
                Map.of("sitename", "郑州市二七区人民政府", "siteidcode", "4101030001"),
                "新闻 主办单位：二七区人民政府办公室 豫ICP备05002345号 网站标识码：4101030001");
        assertThat(said.code()).contains("410103");
        assertThat(said.name()).isEqualTo("二七区");
        assertThat(said.parent()).isEqualTo("郑州市");
        assertThat(said.level()).isEqualTo("市辖区");
        assertThat(said.witnesses()).hasSize(3);
    }

    @Test
    void thePrintedCodeServesWhereThereIsNoMarkAndAPrefecturesIsNone() {
        assertThat(of("", Map.of(), "主办：二七区人民政府 网站标识码 4101030001 ").code()).contains("410103");
        assertThat(of("", Map.of("siteidcode", "4101000001"), "").code()).isEmpty();
        assertThat(of("", Map.of("siteidcode", "bm07000001"), "").code()).isEmpty();
    }

    @Test
    void aSiteThatSaysNothingIsNotGuessed() {
        Introduction said = of("Welcome", Map.of(), "nothing at all");
        assertThat(said.name()).isBlank();
        assertThat(said.code()).isEmpty();
        assertThat(said.witnesses()).isEmpty();
    }
}
