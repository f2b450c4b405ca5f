package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.document.Reading.blocks;
import static org.nianbao.document.Reading.cells;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;

class RtfTest {
    private static final String HEAD =
            "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fcharset0 Arial;}}"
                    + "{\\stylesheet{\\s0 Normal;}}{\\info{\\title \\u24180 ?\\u25253 ?}{\\author nobody}}"
                    + "{\\*\\generator Somebody 1.0;}\r\n";

    private static Document read(String body) {
        return Reading.document((HEAD + body + "}").getBytes(StandardCharsets.US_ASCII), "application/octet-stream");
    }

    /** Chinese text as Word writes it: escaped bytes of the code page. */
    private static String gbk(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(Charset.forName("GBK"))) {
            out.append(b < 0 ? String.format("\\'%02x", b & 0xFF) : String.valueOf((char) b));
        }
        return out.toString();
    }

    @Test
    void textOfCodePagesAndUnicode() {
        Document d = read(
                "\\pard\\f0 " + gbk("一、总体情况") + "\\par \\uc2\\u20844 \\'b9\\'ab\\u24320 \\'bf\\'aa{\\v hidden}\\par}");
        assertThat(d.source().mediaType()).isEqualTo("application/rtf");
        assertThat(d.title()).isEqualTo("年报");
        assertThat(blocks(d)).containsExactly("一、总体情况", "公开");
    }

    /** Some programs write the second byte of a Chinese character plainly when it is a letter. */
    @Test
    void secondBytePlain() {
        byte[] text = "丄".getBytes(Charset.forName("GBK"));
        assertThat(text[1]).isBetween((byte) 0x40, (byte) 0x7e);
        Document d = read(String.format("\\pard\\f0 \\'%02x%c\\par", text[0] & 0xFF, (char) text[1]));
        assertThat(blocks(d)).containsExactly("丄");
    }

    @Test
    void tableWithSpans() {
        Document d = read("\\pard " + gbk("表") + "\\par"
                + "\\trowd\\trleft0\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000\\pard\\intbl "
                + gbk("三") + "\\cell " + gbk("申请人") + "\\cell\\cell\\row"
                + "\\trowd\\trleft0\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell 1\\cell 2/3\\cell\\row"
                + "\\pard " + gbk("完") + "\\par");
        assertThat(blocks(d)).containsExactly("表", "完");
        assertThat(d.grids()).hasSize(1);
        assertThat(d.grids().get(0).heading()).isEqualTo("表");
        assertThat(cells(d.grids().get(0))).containsExactly("0,0 2x1 三", "0,1 1x2 申请人", "1,1 1x1 1", "1,2 1x1 2/3");
    }

    /** Rows whose cells end at different places tell their columns by those. */
    @Test
    void columnsByEdges() {
        Document d = read("\\trowd\\trleft0\\cellx3000\\pard\\intbl a\\cell\\row"
                + "\\trowd\\trleft0\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl b\\cell c\\cell d\\cell\\row\\pard");
        assertThat(cells(d.grids().get(0))).containsExactly("0,0 1x3 a", "1,0 1x1 b", "1,1 1x1 c", "1,2 1x1 d");
    }

    @Test
    void numberingThatTheProgramCounted() {
        Document d = read("\\pard{\\listtext\\pard\\plain " + gbk("（一）") + "\\tab}" + gbk("予以公开")
                + "\\par{\\*\\pn\\pnlvlbody\\pntxtb x}\\pard y\\par");
        assertThat(blocks(d)).containsExactly("（一） 予以公开", "y");
    }

    @Test
    void tablesInTables() {
        Document d = read("\\trowd\\cellx9000\\pard\\intbl\\itap2 " + gbk("规章") + "\\nestcell 7\\nestcell"
                + "{\\*\\nesttableprops\\trowd\\cellx4000\\cellx8000\\nestrow}{\\nonesttables\\par}"
                + "\\pard\\intbl\\itap1 " + gbk("外") + "\\cell\\row\\pard\\par");
        assertThat(blocks(d)).contains("外");
        assertThat(cells(d.grids().get(0))).containsExactly("0,0 1x1 规章", "0,1 1x1 7");
    }

    @Test
    void textBoxesAreReadOnce() {
        Document d = read("\\pard{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard "
                + gbk("文本框") + "\\par}}{\\shprslt{\\*\\do\\dobxpage again}}}after\\par");
        assertThat(blocks(d)).containsExactly("文本框", "after");
    }

    private static String why(String rtf) {
        return Reading.why(Reading.outcome(rtf.getBytes(StandardCharsets.US_ASCII), "application/rtf"));
    }

    @Property(tries = 300)
    void anyBytesHaveAnOutcome(@ForAll @Size(max = 400) byte[] bytes) {
        byte[] rtf = (HEAD + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        DocumentOutcome outcome = Reading.outcome(rtf, "application/rtf");
        assertThat(outcome.source().mediaType()).isEqualTo("application/rtf");
        assertThat(outcome).isEqualTo(Reading.outcome(rtf, "application/rtf"));
    }

    @Test
    void hostileNestingAndSizes() {
        String deep = HEAD + "{".repeat(200_000);
        assertThat(why(deep)).isEqualTo("too_deep");
        String wide = HEAD + "\\pard\\intbl " + "\\cell".repeat(150_000) + "\\row";
        assertThat(why(wide)).isEqualTo("too_large");
        String binary = HEAD + "\\bin-5 \\bin2147483647 ";
        assertThat(why(binary)).isEqualTo("no_text");
    }
}
