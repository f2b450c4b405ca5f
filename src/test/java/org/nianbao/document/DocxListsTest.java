package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocxListsTest {
    @ParameterizedTest
    @CsvSource({"1,一", "9,九", "10,十", "11,十一", "20,二十", "25,二十五", "99,九十九", "100,100", "0,0"})
    void chineseNumerals(int n, String shown) {
        assertThat(DocxNumbering.chinese(n)).isEqualTo(shown);
    }
}
