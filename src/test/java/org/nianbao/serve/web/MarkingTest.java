package org.nianbao.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Locator;

class MarkingTest {
    private static final String PAGE =
            "<html><body><p>新收 22 件，结转 <b>3</b> 件 &amp; 4</p><pre>a 1\nb 22\n</pre><table><tr><td>甲<td><p>7</p></td></tr></table></body></html>";

    private static Document marked(int start, int end) {
        return new Rewriting("20220101000000", "http://a.example/")
                .html(PAGE, Optional.of(new Locator.Span(start, end)))
                .html();
    }

    private static Document marked(String what, int from) {
        int start = PAGE.indexOf(what, from);
        return marked(start, start + what.length());
    }

    @Test
    void someCharactersOfAText() {
        Document page = marked("22", 0);
        assertThat(page.selectFirst("#nianbao-mark").text()).isEqualTo("22");
        assertThat(page.selectFirst("p").text()).isEqualTo("新收 22 件，结转 3 件 & 4");
    }

    @Test
    void aLineOfPreformattedText() {
        assertThat(marked("22", PAGE.indexOf("<pre>"))
                        .selectFirst("pre #nianbao-mark")
                        .text())
                .isEqualTo("22");
    }

    @Test
    void aCellWithAndWithoutItsEndTag() {
        assertThat(marked("<td>甲", 0).selectFirst("td#nianbao-mark").text()).isEqualTo("甲");
        assertThat(marked("<td><p>7</p></td>", 0).selectFirst("td#nianbao-mark").text())
                .isEqualTo("7");
    }

    @Test
    void charactersOverSeveralNodesTakeTheirElement() {
        assertThat(marked("结转 <b>3</b> 件", 0).selectFirst("p#nianbao-mark")).isNotNull();
    }

    @Test
    void offsetsBehindAnEntityTakeTheElement() {
        assertThat(marked("4</p>".substring(0, 1), PAGE.indexOf("&amp;")).selectFirst("p#nianbao-mark"))
                .isNotNull();
    }

    @Test
    void anEmptyPlaceIsShown() {
        int at = PAGE.indexOf("件，");
        assertThat(marked(at, at).selectFirst("mark#nianbao-mark").text()).isEmpty();
    }
}
