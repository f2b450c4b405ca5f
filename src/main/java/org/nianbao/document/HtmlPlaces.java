package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Locator;

/**
 * Leads places in lines that were read as plain text back to the source of the page: each word is looked for in order,
 * not far behind the one before it.
 */
final class HtmlPlaces {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final int FAR = 4_096;

    private final String html;
    private final List<Word> words = new ArrayList<>();
    private int cursor;

    /**
     * A word and where it was found.
     *
     * @param start offset in the joined lines
     * @param end offset past it there
     * @param source where it is in the source
     */
    private record Word(int start, int end, Locator.Span source) {}

    /**
     * Finds the words.
     *
     * @param html source of the page
     * @param lines the lines as they stand there
     * @param texts the same lines folded, as they were read joined by {@code \n}
     */
    HtmlPlaces(String html, List<HtmlLines.Line> lines, List<String> texts) {
        this.html = html;
        int begin = 0;
        for (int i = 0; i < texts.size(); i++) {
            find(lines.get(i), texts.get(i), begin);
            begin += texts.get(i).length() + 1;
        }
    }

    private void find(HtmlLines.Line line, String text, int begin) {
        cursor = Math.max(cursor, line.start());
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            int limit = Math.min(Math.min(html.length(), line.end()), cursor + FAR);
            int at = cursor < limit ? html.substring(cursor, limit).indexOf(m.group()) : -1;
            Locator.Span span = at < 0
                    ? new Locator.Span(Math.max(0, line.start()), Math.max(0, line.end()))
                    : new Locator.Span(cursor + at, cursor + at + m.group().length());
            cursor = at < 0 ? cursor : span.end();
            words.add(new Word(begin + m.start(), begin + m.end(), span));
        }
    }

    /** The place in the source of a place in the joined lines. */
    Locator.Place inSource(Locator.Place place) {
        if (!(place instanceof Locator.Span span)) {
            return place;
        }
        int first = firstEndingAfter(span.start());
        if (first == words.size() || words.get(first).start() >= span.end()) {
            return new Locator.Span(cursor, cursor); // an empty cell
        }
        int last = first;
        while (last + 1 < words.size() && words.get(last + 1).start() < span.end()) {
            last++;
        }
        return new Locator.Span(
                words.get(first).source().start(), words.get(last).source().end());
    }

    private int firstEndingAfter(int offset) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).end() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
