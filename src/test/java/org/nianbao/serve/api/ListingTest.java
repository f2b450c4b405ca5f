package org.nianbao.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's CSV guards words by the rule of the exports. */
class ListingTest {
    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\t=1", "\r=1", "\n=1"})
    void wordsThatBeginLikeAFormulaGetAnApostrophe(String words) {
        assertThat(Listing.field("title", text(words))).isEqualTo("'" + words);
    }

    @Test
    void numbersDecimalsAndPrintedCellsStayAsTheyAre() {
        assertThat(Listing.field("value", text("-80"))).isEqualTo("-80");
        assertThat(Listing.field("raw", text("-80"))).isEqualTo("-80");
        assertThat(Listing.field("raw", text("—"))).isEqualTo("—");
        assertThat(Listing.field("raw", text("-1+cmd|'/c'!A1"))).startsWith("'-");
        assertThat(Listing.field("raw", text("＝1"))).isEqualTo("'＝1");
        assertThat(Listing.field("year", JsonNodeFactory.instance.numberNode(-1)))
                .isEqualTo("-1");
        assertThat(Listing.field("year", JsonNodeFactory.instance.nullNode())).isEmpty();
        assertThat(Listing.field("year", null)).isEmpty();
    }

    @Test
    void theWholeListIsWrittenByThisRule() throws Exception {
        Listing listing = new Listing(
                "x",
                List.of("title"),
                Stream.of(JsonNodeFactory.instance.objectNode().put("title", "\n=HYPERLINK(1)")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        listing.write(out, false);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("title\n\"'\n=HYPERLINK(1)\"\n");
    }
}
