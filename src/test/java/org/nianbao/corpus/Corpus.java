package org.nianbao.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Form;
import org.nianbao.model.Hints;
import org.nianbao.model.Indicator;
import org.nianbao.model.Remark;
import org.nianbao.validate.Relations;

/** The documents of the corpus, and reading them. The same documents in every run. */
final class Corpus {
    private static final List<Indicator> INDICATORS = Indicators.read(Path.of("config/indicators.tsv"));

    private final Documents documents = new Documents();
    private final Extractor extractor = new Extractor(INDICATORS);
    private final Relations relations = new Relations();

    /**
     * One document.
     *
     * @param specimen what it prints
     * @param format in which format
     */
    record Entry(Specimen specimen, Format format) {
        String name() {
            return format.name().toLowerCase(Locale.ROOT) + "/" + specimen.name();
        }

        /** Whether it belongs to the selection that every build reads: about a fifth, of all kinds. */
        boolean selected() {
            return (5 * format.ordinal()
                                    + 3 * specimen.irregularity().ordinal()
                                    + specimen.form().ordinal())
                            % 5
                    == 0;
        }

        byte[] bytes() {
            return format.write(essay());
        }

        Essay essay() {
            String year = String.valueOf(Integer.parseInt(specimen.form().id()) + 1);
            return new Essay(
                    specimen.name(),
                    Layout.words(specimen, "金河区人民政府" + year + "年政府信息公开工作年度报告"),
                    Layout.words(specimen, "本报告所列数据的统计期限为" + year + "年1月1日至" + year + "年12月31日。"),
                    Layout.of(specimen, INDICATORS));
        }
    }

    static List<Entry> entries() {
        List<Specimen> specimens = new ArrayList<>();
        for (Form form : Form.values()) {
            for (Irregularity irregularity : Irregularity.values()) {
                if (irregularity != Irregularity.REAL && irregularity.concerns(form)) {
                    specimens.add(Specimen.of(form, irregularity, INDICATORS));
                }
            }
        }
        specimens.add(Specimen.real(Form.F2014, "erqi-2015"));
        List.of("erqi-2019", "jianxi-2020", "shangjie-2019").forEach(s -> specimens.add(Specimen.real(Form.F2019, s)));
        specimens.add(Specimen.real(Form.F2021, "gulou-2021"));
        List<Entry> entries = new ArrayList<>();
        for (Format format : Format.values()) {
            specimens.stream()
                    .filter(s -> format.prints(s.irregularity()))
                    .forEach(s -> entries.add(new Entry(s, format)));
        }
        return entries;
    }

    /** Reads the documents asked for. */
    static Map<Entry, Score> scores(Predicate<Entry> which) {
        Corpus corpus = new Corpus();
        List<Entry> entries = entries().stream().filter(which).toList();
        List<Score> scores = entries.parallelStream().map(corpus::score).toList();
        Map<Entry, Score> all = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            all.put(entries.get(i), scores.get(i));
        }
        return all;
    }

    private Score score(Entry entry) {
        return score(entry.specimen(), entry.bytes(), entry.format().mediaType());
    }

    /** Reads what was written of a specimen and compares. */
    Score score(Specimen specimen, byte[] bytes, String mediaType) {
        DocumentOutcome outcome = documents.read(bytes, Optional.of(mediaType), Optional.empty());
        if (!(outcome instanceof DocumentOutcome.Readable readable)
                || !(extractor.extract(readable.document(), Hints.none()) instanceof Extraction.Extracted extracted)) {
            return Score.unread(specimen);
        }
        Relations.Checked checked = relations.settle(new Relations.AsRead(extracted.report(), extracted.remarks()));
        List<Remark> remarks = Stream.concat(extracted.remarks().stream(), checked.remarks().stream())
                .toList();
        return Score.of(specimen, checked.report(), checked.findings(), remarks);
    }
}
