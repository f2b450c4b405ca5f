package org.nianbao.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    @ParameterizedTest
    @CsvSource({
        "二七区2021年政府信息公开工作年度报告（一）,1",
        "二七区2021年政府信息公开工作年度报告（2）.pdf,2",
        "2021年政府信息公开工作年度报告第二部分,2",
        "年度报告（1/2）,1",
        "年度报告 2/2,2",
        "年度报告（上）.docx,1",
        "年度报告-下,3",
        "年度报告（之三）,3",
    })
    void partsAreToldByTheirNames(String name, int number) {
        assertThat(Part.of("年报", name)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "二七区2021年政府信息公开工作年度报告",
                "年度报告（2021）",
                "年度报告（2021年度）",
                "政府信息公开年报2022/1/2",
                "2021-2",
                "三、收到和处理政府信息公开申请情况",
                "",
                "年度报告（图片版）"
            })
    void otherNumbersAreNoParts(String name) {
        assertThat(Part.of(name)).isEmpty();
    }

    @Test
    void viewsOfAPageHaveOneStem() {
        String page = Variant.of("https://www.a.gov.cn/x/t1.html").stem();
        assertThat(Variant.of("http://a.gov.cn/x/t1.html")).isEqualTo(new Variant(Variant.Kind.PLAIN, page));
        assertThat(Variant.of("http://a.gov.cn:80/x/t1_wap.html")).isEqualTo(new Variant(Variant.Kind.MOBILE, page));
        assertThat(Variant.of("http://m.a.gov.cn/x/t1.html")).isEqualTo(new Variant(Variant.Kind.MOBILE, page));
        assertThat(Variant.of("http://a.gov.cn/x/t1.html?print=1")).isEqualTo(new Variant(Variant.Kind.PRINT, page));
        assertThat(Variant.of("http://a.gov.cn/x/t1_print.html")).isEqualTo(new Variant(Variant.Kind.PRINT, page));
        assertThat(Variant.of("http://a.gov.cn/x/t1.html?id=2").stem()).isNotEqualTo(page);
        assertThat(Variant.of("http://b.gov.cn/x/t1.html").stem()).isNotEqualTo(page);
        assertThat(Variant.of("http://a.gov.cn:8080/x/t1.html").stem()).isNotEqualTo(page);
    }
}
