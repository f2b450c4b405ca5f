package org.nianbao.document;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Document;

/** Reads HTML, web pages as well as what Word pastes into them. */
final class HtmlReader {
    private HtmlReader() {}

    static Document read(Material material) throws Refusal {
        DecodedText text = material.decoded();
        org.jsoup.nodes.Document page =
                parse(text.text(), material.source().uri().map(URI::toString).orElse(""));
        Document.Source source = material.source(text);
        Draft draft = new Draft();
        HtmlParts parts = HtmlParts.of(page);
        new HtmlBody(draft, text.text(), source).read(page, parts);
        return draft.document(source, page.title(), meta(parts), HtmlLinks.of(page.baseUri(), parts));
    }

    private static org.jsoup.nodes.Document parse(String text, String base) throws Refusal {
        try {
            return Parser.htmlParser()
                    .setTrackPosition(true)
                    .setMaxDepth(Limits.HTML_DEPTH)
                    .parseInput(new Interruptible(text), base);
        } catch (UncheckedIOException e) {
            throw new Refusal(Trouble.TIMEOUT, e);
        }
    }

    private static Map<String, String> meta(HtmlParts parts) {
        Map<String, String> meta = new HashMap<>();
        for (Element tag : parts.named()) {
            if (tag.nameIs("meta")) {
                String name = tag.hasAttr("name") ? tag.attr("name") : tag.attr("property");
                put(meta, name, tag.attr("content"));
            }
        }
        for (String name : HtmlParts.AS_META) {
            parts.named().stream().filter(tag -> tag.nameIs(name)).forEach(tag -> put(meta, name, tag.text()));
        }
        return meta;
    }

    /** The first one wins; one that says nothing does not count. */
    private static void put(Map<String, String> meta, String name, String value) {
        String folded = Whitespace.fold(value);
        if (!name.isBlank() && !folded.isEmpty()) {
            meta.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), folded);
        }
    }

    /** Ends the parser when nobody waits for it any more. */
    private static final class Interruptible extends FilterReader {
        Interruptible(String text) {
            super(new StringReader(text));
        }

        @Override
        public int read(char[] to, int from, int length) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("reading took too long");
            }
            return super.read(to, from, length);
        }
    }
}
