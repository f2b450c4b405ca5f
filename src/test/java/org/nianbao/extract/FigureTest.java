package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Cell;

class FigureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0",
                "391;391",
                "10,022;10022",
                "1，478;1478",
                "１２３;123",
                "−80;-80",
                "－16;-16",
                "–2;-2",
                "—2;-2",
                "-2;-2",
                "+42;42",
                "增42;42",
                "减少16;-16",
                "882.0000;882.0000",
                "79254.1919 万元;79254.1919",
                "86件;86",
                "22（其中修订16件）;22",
                "55 (含自然失效 29 件);55",
                "１，０００．５;1000.5"
            })
    void numbers(String raw, BigDecimal value) {
        assertThat(Figure.read(raw).value()).contains(value);
    }

    @Test
    void aPercentageIsNoCountAndMayStandBesideOne() {
        assertThat(Figure.read("55.5%").kind()).isEqualTo(Cell.Kind.ILLEGIBLE);
        assertThat(Figure.read("55％").kind()).isEqualTo(Cell.Kind.ILLEGIBLE);
        assertThat(Figure.read("22（占55.5%）").value()).contains(new BigDecimal("22"));
    }

    @Test
    void thousandsPartedByBlanksAndBrokenWithin() {
        assertThat(Figure.read("2 560 6\n43").value()).contains(new BigDecimal("2560643"));
        assertThat(Figure.read("2 560\n643").value()).contains(new BigDecimal("2560643"));
        assertThat(Figure.read("2 56\n43").kind()).isEqualTo(Cell.Kind.ILLEGIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u3000\n", "\u200b", "\ufeff"})
    void blanks(String raw) {
        assertThat(Figure.read(raw).kind()).isEqualTo(Cell.Kind.BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "—", "——", "－", "/", "／", "\\", "无", "無", "–", "N/A"})
    void dashes(String raw) {
        assertThat(Figure.read(raw).kind()).isEqualTo(Cell.Kind.DASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 3 4", "1O", "3/4", "5-6", "22²", "①", "1,23", "2021年1月", "12345678901234567", "1.2.3"})
    void whatCannotBeReadAsOneNumberIsNotGuessed(String raw) {
        assertThat(Figure.read(raw).kind()).isEqualTo(Cell.Kind.ILLEGIBLE);
        assertThat(Figure.read(raw).value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"见附件", "三十", "行政许可"})
    void words(String raw) {
        assertThat(Figure.read(raw).kind()).isEqualTo(Cell.Kind.TEXT);
    }

    @Property(tries = 300)
    void printedNumbersComeBack(@ForAll @LongRange(min = -999_999_999L, max = 999_999_999L) long n) {
        DecimalFormat grouped = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        assertThat(Figure.read(Long.toString(n)).value()).contains(BigDecimal.valueOf(n));
        assertThat(Figure.read(" " + grouped.format(n) + "\u3000").value()).contains(BigDecimal.valueOf(n));
        assertThat(Figure.read(wide(Long.toString(n))).value()).contains(BigDecimal.valueOf(n));
    }

    private static String wide(String ascii) {
        StringBuilder wide = new StringBuilder();
        ascii.chars().forEach(c -> wide.append((char) (c + 0xfee0)));
        return wide.toString();
    }

    @Property(tries = 500)
    void anyTextIsOfExactlyOneKind(@ForAll @StringLength(max = 120) String text) {
        Figure figure = Figure.read(text);
        assertThat(figure.value().isPresent()).isEqualTo(figure.kind() == Cell.Kind.NUMBER);
    }
}
