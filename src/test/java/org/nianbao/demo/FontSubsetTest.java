package org.nianbao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

/** The font that ships with the demo is cut down to what the demo prints; this fails when it prints more. */
class FontSubsetTest {

    @Test
    void everyCharacterThatTheReportsPrintIsInTheFont() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (InputStream in = FontSubsetTest.class.getResourceAsStream("/demo/DroidSansFallback-subset.ttf");
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            printed()
                    .flatMapToInt(String::codePoints)
                    .filter(letter -> !PdfPages.isLatin(letter))
                    .filter(letter -> glyphs.getGlyphId(letter) == 0)
                    .forEach(letter -> missing.add(Character.toString(letter)));
        }
        assertThat(missing).isEmpty();
    }

    private static Stream<String> printed() {
        return Sample.districts().stream()
                .flatMap(d -> Sample.reports(d).stream())
                .map(Paper::of)
                .flatMap(paper -> Stream.concat(
                        Stream.of(paper.title()), paper.parts().stream().flatMap(FontSubsetTest::texts)));
    }

    private static Stream<String> texts(Part part) {
        if (part instanceof Part.Heading heading) {
            return Stream.of(heading.text());
        }
        if (part instanceof Part.Paragraph paragraph) {
            return Stream.of("　　" + paragraph.text());
        }
        return ((Part.Tabular) part)
                .table().rows().stream().flatMap(List::stream).map(FormCell::text);
    }
}
