package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.DecodedText;

class CharsetTest {
    private static final String PAGE =
            "<html><head><title>t</title>%s</head><body><p>金河区人民政府2021年政府信息公开工作年度报告，由区长朱镕签发</p></body></html>";
    private static final String TRADITIONAL =
            "<html><head>%s</head><body><p>金河區人民政府二〇一五年政府信息公開工作年度報告，統計數據為全區總數。各單位應當主動公開規範性文件</p></body></html>";

    @ParameterizedTest
    @CsvSource({
        "gb2312, header, GB18030",
        "GBK, header, GB18030",
        "x-gbk, header, GB18030",
        "cp936, header, GB18030",
        "GB_2312-80, header, GB18030",
        "gb18030, header, GB18030",
        "gb2312, meta, GB18030",
        "GBK, meta, GB18030",
        "utf-8, header, UTF-8",
        "UTF8, meta, UTF-8"
    })
    void labels(String label, String from, String expected) {
        boolean header = from.equals("header");
        String html = PAGE.formatted(
                header ? "" : "<META http-equiv=Content-Type content=\"text/html; charset=" + label + "\">");
        DecodedText text =
                decode(html.getBytes(Charset.forName(expected)), header ? "text/html;charset=" + label : null);
        assertThat(text).isEqualTo(new DecodedText(html, expected, from, label));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<meta charset=gbk>", "<meta charset='gb2312'/>", "<META NAME=x CONTENT=y CHARSET = \"GB2312\" >"
            })
    void metaInItsForms(String meta) {
        String html = PAGE.formatted(meta);
        assertThat(decode(html.getBytes(CharsetLabel.GB18030), null).text()).isEqualTo(html);
        assertThat(decode(html.getBytes(CharsetLabel.GB18030), null).from()).isEqualTo("meta");
    }

    @Test
    void metaFarDownTheHead() {
        String html = PAGE.formatted("<style>" + "p{color:red}\n".repeat(6_000) + "</style><meta charset=gbk>");
        assertThat(html.length()).isGreaterThan(65_536);
        assertThat(decode(html.getBytes(CharsetLabel.GB18030), null))
                .extracting(DecodedText::charset, DecodedText::from)
                .containsExactly("GB18030", "meta");
    }

    @Test
    void metaInAComment() {
        String html = PAGE.formatted("<!-- <meta charset=gbk> --><meta charset=utf-8>");
        assertThat(decode(html.getBytes(StandardCharsets.UTF_8), null).label()).isEqualTo("utf-8");
    }

    @Test
    void xmlDeclaration() {
        String html = "<?xml version=\"1.0\" encoding=\"gb2312\"?>" + PAGE.formatted("");
        assertThat(decode(html.getBytes(CharsetLabel.GB18030), null))
                .isEqualTo(new DecodedText(html, "GB18030", "meta", "gb2312"));
    }

    @ParameterizedTest
    @CsvSource({"efbbbf, UTF-8", "fffe, UTF-16LE", "feff, UTF-16BE", "84319533, GB18030"})
    void byteOrderMarkBeatsTheHeader(String mark, String charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(java.util.HexFormat.of().parseHex(mark));
        bytes.writeBytes(PAGE.getBytes(Charset.forName(charset)));
        assertThat(decode(bytes.toByteArray(), "text/html; charset=big5"))
                .isEqualTo(new DecodedText(PAGE, charset, "bom", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void detected(String charset) {
        DecodedText text = decode(PAGE.formatted("").getBytes(Charset.forName(charset)), "text/html");
        assertThat(text).isEqualTo(new DecodedText(PAGE.formatted(""), charset, "detector", ""));
    }

    @Test
    void big5() {
        String html = TRADITIONAL.formatted("").replace("〇", "○");
        byte[] bytes = html.getBytes(Charset.forName("Big5"));
        assertThat(decode(bytes, "text/html")).isEqualTo(new DecodedText(html, "Big5", "detector", ""));
        assertThat(decode(bytes, "text/html; charset=big5").from()).isEqualTo("header");
    }

    @Test
    void asciiIsUtf8() {
        assertThat(decode("<p>2021".getBytes(StandardCharsets.US_ASCII), null))
                .isEqualTo(new DecodedText("<p>2021", "UTF-8", "default", ""));
        assertThat(decode(new byte[0], "text/html; charset=no-such-charset"))
                .isEqualTo(new DecodedText("", "UTF-8", "default", "no-such-charset"));
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, GB18030",
        "gb2312, UTF-8",
        "big5, UTF-8",
        "iso-8859-1, GB18030",
        "iso-8859-1, UTF-8",
        "big5, GB18030"
    })
    void bytesOverruleAWrongLabel(String label, String real) {
        String html = PAGE.formatted("<meta charset=" + label + ">");
        byte[] bytes = html.getBytes(Charset.forName(real));
        assertThat(decode(bytes, null)).isEqualTo(new DecodedText(html, real, "bytes", label));
        assertThat(decode(bytes, "text/html; charset=" + label)).isEqualTo(new DecodedText(html, real, "bytes", label));
    }

    @Test
    void gbLabelOnBig5() {
        String html = TRADITIONAL.formatted("").replace("〇", "○");
        assertThat(decode(html.getBytes(Charset.forName("Big5")), "text/html; charset=gbk"))
                .isEqualTo(new DecodedText(html, "Big5", "bytes", "gbk"));
    }

    @Test
    void aFewBrokenCharactersDoNotOverruleALabel() {
        byte[] good = PAGE.formatted("").getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(good, good.length - 25);
        assertThat(decode(cut, "text/html; charset=utf-8").from()).isEqualTo("header");
    }

    private static DecodedText decode(byte[] bytes, String contentType) {
        return new Documents().decode(bytes, Optional.ofNullable(contentType));
    }
}
