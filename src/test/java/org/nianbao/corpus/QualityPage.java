package org.nianbao.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nianbao.corpus.Corpus.Entry;
import org.nianbao.model.Form;

/** Writes {@code docs/extraction-quality.md} from scores. */
final class QualityPage {

    private final Map<Entry, Score> scores;

    private QualityPage(Map<Entry, Score> scores) {
        this.scores = scores;
    }

    static String of(Map<Entry, Score> scores) {
        QualityPage page = new QualityPage(scores);
        return page.opening() + page.table() + page.rest();
    }

    private String opening() {
        return """
                # Quality of extraction

                Made by `mvn -o -q -B -Dtest=CorpusIT -Dratchet.write=true -Dsurefire.failIfNoSpecifiedTests=false test`, \
                together with the ratchet `src/test/resources/corpus/scores.tsv`. Do not edit by hand: a test compares.

                The corpus is generated: the same figures (random ones that satisfy every sum of their form, and those of \
                five real reports) are printed in every form, format and irregularity, read back and compared. A place of a \
                figure is *exact* when kind (number, blank, dash) and value are those printed; *missing* when no cell was \
                taken or it is said to be illegible; *flagged* when it differs but a failing relation or a remark touches it; \
                *silently wrong* when nothing does. A cell that the document does not print counts as wrong too.

                | documents | places printed | exact | missing | flagged | silently wrong |
                |---|---|---|---|---|---|
                """
                + line("all", e -> true)
                + Arrays.stream(Form.values())
                        .map(f -> line("form of " + f.id(), e -> e.specimen().form() == f))
                        .collect(Collectors.joining())
                + "\n¹ Text whose columns blanks part may leave no trace of a blank cell. Its numbers are placed as far as the"
                + " sums of rows and columns decide, with a remark; what they do not decide is not reported and counts as missing,"
                + " although no reader can know it: reports with other figures are printed as the same bytes"
                + " (`SqueezedTextTest`).\n\n² What such a row or table does not tell is not counted as"
                + " printed; should it be reported all the same, it counts as wrong unless it is right.\n\n";
    }

    private String line(String name, Predicate<Entry> which) {
        List<Entry> entries = scores.keySet().stream().filter(which).toList();
        Score sum = entries.stream().map(scores::get).reduce(Score.NONE, Score::plus);
        return "| " + name + ": " + entries.size() + " | " + sum.printed() + " | " + sum.exact() + " (" + percent(sum)
                + ") | " + sum.missing() + " | " + sum.flagged() + " | " + sum.silent() + " |\n";
    }

    private static String percent(Score score) {
        long hundredths = score.printed() == 0 ? 0 : 10000L * score.exact() / score.printed();
        return hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100 + " %";
    }

    /** Formats down, forms across; then irregularities down, formats across. */
    private String table() {
        StringBuilder out =
                new StringBuilder("## By format and form\n\nPer cent of printed places read exactly.\n\n| format |");
        Arrays.stream(Form.values()).forEach(f -> out.append(" ").append(f.id()).append(" |"));
        out.append("\n|---|").append("---|".repeat(Form.values().length)).append("\n");
        for (Format format : Format.values()) {
            out.append("| ").append(format.words()).append(" |");
            for (Form form : Form.values()) {
                out.append(cell(e -> e.format() == format && e.specimen().form() == form));
            }
            out.append("\n");
        }
        return out.toString();
    }

    private String rest() {
        StringBuilder out = new StringBuilder(
                "\n## By irregularity and format\n\n`·` all exact; otherwise per cent exact of all forms;"
                        + " blank where the format is not printed with it.\n\n| irregularity |");
        Arrays.stream(Format.values())
                .forEach(f -> out.append(" ").append(f.name().replace('_', ' ')).append(" |"));
        out.append("\n|---|").append("---|".repeat(Format.values().length)).append("\n");
        for (Irregularity irregularity : Irregularity.values()) {
            out.append("| ").append(irregularity.words()).append(" |");
            for (Format format : Format.values()) {
                out.append(cell(e -> e.format() == format && e.specimen().irregularity() == irregularity));
            }
            out.append("\n");
        }
        return out.toString();
    }

    private String cell(Predicate<Entry> which) {
        Score sum = scores.keySet().stream().filter(which).map(scores::get).reduce(Score.NONE, Score::plus);
        return sum.printed() == 0 ? " |" : sum.exact() == sum.printed() ? " · |" : " " + percent(sum) + " |";
    }
}
