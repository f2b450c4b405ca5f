package org.nianbao.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Document;
import org.nianbao.model.Hints;

/** Finds the title among the texts that may be it. */
final class Titles {
    private static final int LONGEST = 70;
    private static final Pattern REPORT = Pattern.compile("(?:信息|政务)公开.{0,14}(?:年度报告|年报|工作报告|工作总结|情况报告|情况的报告|统计表)");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}|[二贰][〇○零0Oo][一二][〇○零0Oo一二三四五六七八九]");
    private static final Pattern YEARLY = Pattern.compile("年度报告|年报|年度工作报告");
    private static final Pattern PUBLISHER = Pattern.compile("[区县旗市镇乡局委办府会院道]");
    private static final Pattern PROSE = Pattern.compile("[。；]|^[一二三四五六七八九十]{1,3}[、.]|^(?:本报告|根据|按照|现将|为了|依据|如需)");
    private static final Pattern SITE_SUFFIX = Pattern.compile("\\s*[_|｜]\\s*|\\s+[-–—]+\\s+");

    /** A text that may be the title, and how much speaks for it. */
    private record Candidate(String text, int score) {}

    private Titles() {}

    /** The report's title as printed, white space folded; blank when nothing looks like one. */
    static String find(Document document, Hints hints) {
        List<Candidate> candidates = new ArrayList<>();
        for (Document.Block block : document.blocks()) {
            add(candidates, block.text(), 0);
        }
        Optional.ofNullable(document.meta().get("articletitle")).ifPresent(t -> add(candidates, t, 2));
        for (String part : SITE_SUFFIX.split(document.title())) {
            add(candidates, part, 1);
        }
        add(candidates, hints.anchor(), 0);
        Candidate best = new Candidate("", 0);
        for (Candidate candidate : candidates) {
            best = candidate.score() > best.score() ? candidate : best;
        }
        return best.text();
    }

    /** Whether a text is worded as the title of a report, with a year or without. */
    static boolean reportTitle(String text) {
        String plain = Wording.folded(text);
        return text.length() <= LONGEST
                && !PROSE.matcher(plain).find()
                && REPORT.matcher(plain).find();
    }

    private static void add(List<Candidate> candidates, String text, int bonus) {
        if (reportTitle(text)) {
            String plain = Wording.folded(text);
            int score = 1
                    + bonus
                    + (YEAR.matcher(plain).find() ? 3 : 0)
                    + (YEARLY.matcher(plain).find() ? 2 : 0)
                    + (PUBLISHER.matcher(plain.replace("政府信息", "")).find() ? 1 : 0);
            candidates.add(new Candidate(Wording.spaced(text), score));
        }
    }
}
