package org.nianbao.index;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;

/** Chinese by pairs of characters, other scripts by words, after {@link Folding}; nothing is left out as too common. */
final class ChineseAnalyzer extends AnalyzerWrapper {
    private final Analyzer pairs = new CJKAnalyzer(CharArraySet.EMPTY_SET);

    ChineseAnalyzer() {
        super(GLOBAL_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String fieldName) {
        return pairs;
    }

    @Override
    protected Reader wrapReader(String fieldName, Reader reader) {
        return Folding.through(reader);
    }
}
