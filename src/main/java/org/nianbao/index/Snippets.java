package org.nianbao.index;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Text around the found words, as safe HTML. */
final class Snippets {
    /** Fields in which a find is shown, best first. */
    private static final String[] FIELDS = {SearchText.TEXT, SearchText.FIGURES, SearchText.TITLE, SearchText.NAME};

    private static final int[] PASSAGES = {2, 2, 1, 1};
    private static final int AROUND = 60;
    private static final int LONGEST_TEXT = 2_000_000;

    private final UnifiedHighlighter highlighter;

    Snippets(IndexSearcher searcher, Analyzer analyzer) {
        highlighter = UnifiedHighlighter.builder(searcher, analyzer)
                .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.SIMPLIFIED_CHINESE))
                .withMaxNoHighlightPassages(0)
                .withMaxLength(LONGEST_TEXT)
                .withFormatter(new AsHtml())
                .build();
    }

    /** One snippet for each hit: the first field that has a find, blank when none shows it. */
    List<String> of(Query query, TopDocs top) throws IOException {
        Map<String, String[]> byField = highlighter.highlightFields(FIELDS, query, top, PASSAGES);
        List<String> snippets = new ArrayList<>();
        for (int i = 0; i < top.scoreDocs.length; i++) {
            snippets.add(first(byField, i));
        }
        return snippets;
    }

    private static String first(Map<String, String[]> byField, int hit) {
        for (String field : FIELDS) {
            String snippet = byField.get(field)[hit];
            if (snippet != null && !snippet.isBlank()) {
                return snippet;
            }
        }
        return "";
    }

    /** Passages with the found words in {@code em}, long sentences cut around them. */
    private static final class AsHtml extends PassageFormatter {

        @Override
        public String format(Passage[] passages, String content) {
            StringBuilder html = new StringBuilder();
            for (Passage passage : passages) {
                if (passage.getNumMatches() > 0) {
                    html.append(html.length() == 0 ? "" : " … ");
                    append(html, passage, content);
                }
            }
            return html.toString();
        }

        private static void append(StringBuilder html, Passage passage, String content) {
            int first = passage.getMatchStarts()[0];
            int start = Math.max(passage.getStartOffset(), first - AROUND);
            int end = Math.min(passage.getEndOffset(), first + 3 * AROUND);
            html.append(start > passage.getStartOffset() ? "…" : "");
            append(html, content.substring(start, end), found(passage, start, end));
            html.append(end < passage.getEndOffset() ? "…" : "");
        }

        private static void append(StringBuilder html, String text, boolean[] found) {
            int at = 0;
            while (at < text.length()) {
                int next = at;
                while (next < text.length() && found[next] == found[at]) {
                    next++;
                }
                String run = escaped(text.substring(at, next).replace('\n', ' '));
                html.append(found[at] ? "<em>" + run + "</em>" : run);
                at = next;
            }
        }

        /** Pairs of characters overlap; what is found is the union of them. */
        private static boolean[] found(Passage passage, int start, int end) {
            boolean[] found = new boolean[end - start];
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int to = Math.min(passage.getMatchEnds()[i], end);
                for (int at = Math.max(passage.getMatchStarts()[i], start); at < to; at++) {
                    found[at - start] = true;
                }
            }
            return found;
        }
    }

    /** A text as HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
