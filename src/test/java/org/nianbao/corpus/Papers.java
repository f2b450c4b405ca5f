package org.nianbao.corpus;

import java.util.List;

/** Documents of the corpus for those who only want bytes: benchmarks, endurance, fuzzing. */
public final class Papers {
    private Papers() {}

    /**
     * Every document of the formats whose names begin with this word, in a stable order; each a whole report.
     *
     * @param format for instance {@code HTML}, {@code PDF}, {@code DOCX}
     */
    public static List<Paper> of(String format) {
        return of(format, Integer.MAX_VALUE);
    }

    /** The first of them, at most so many. */
    public static List<Paper> of(String format, int most) {
        return Corpus.entries().stream()
                .filter(e -> (e.format().name() + "_").startsWith(format + "_"))
                .limit(most)
                .map(e -> new Paper(e.name(), e.format().mediaType(), e.bytes()))
                .toList();
    }

    /** A document and the media type a server would name. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Paper(String name, String mediaType, byte[] bytes) {}
}
