package org.nianbao.index;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * What people type, as queries. Every word must occur, each as a phrase in some field; there are no operators, so nothing
 * that is typed can be wrong. A single Chinese character is looked for inside words.
 */
final class Queries {
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 20;

    /** A run of ideographs, or a run of other letters and digits with the marks that hold numbers and names together. */
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]](?:[\\p{L}\\p{N}.,_&&[^\\p{IsHan}]]*"
                    + "[\\p{L}\\p{N}&&[^\\p{IsHan}]])?");

    private final QueryBuilder builder;

    Queries(Analyzer analyzer) {
        builder = new QueryBuilder(analyzer);
    }

    /** The queries to be tried one after the other until one finds something: exact phrases, then most pairs of each. */
    List<Query> of(String typed) {
        String text = Folding.fold(typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST));
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find() && words.size() < MOST_WORDS) {
            words.add(matcher.group());
        }
        if (words.isEmpty()) {
            return List.of();
        }
        Query phrases = all(words.stream().map(this::somewhere).toList());
        boolean loose = words.stream().anyMatch(word -> pairs(word).size() > 2);
        return loose ? List.of(phrases, all(words.stream().map(this::loosely).toList())) : List.of(phrases);
    }

    private static List<String> pairs(String word) {
        if (word.length() <= 2 || !Character.isIdeographic(word.codePointAt(0))) {
            return List.of(word);
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 2 <= word.length(); i++) {
            pairs.add(word.substring(i, i + 2));
        }
        return pairs;
    }

    /** Two thirds of the pairs of a word, for where a long one was put together of several, one pair falls across. */
    private Query loosely(String word) {
        List<String> pairs = pairs(word);
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        pairs.forEach(pair -> some.add(somewhere(pair), Occur.SHOULD));
        some.setMinimumNumberShouldMatch((2 * pairs.size() + 2) / 3);
        return some.build();
    }

    private static Query all(List<Query> queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.MUST));
        return all.build();
    }

    private Query somewhere(String word) {
        List<Query> places = new ArrayList<>();
        SearchText.WORTH.forEach((field, worth) -> {
            Query query = in(field, word);
            if (query != null) {
                places.add(new BoostQuery(query, worth));
            }
        });
        return new DisjunctionMaxQuery(places, 0.1f);
    }

    private Query in(String field, String word) {
        if (word.length() == 1 && Character.isIdeographic(word.codePointAt(0))) {
            return new WildcardQuery(new Term(field, "*" + word + "*"));
        }
        return builder.createPhraseQuery(field, word);
    }
}
