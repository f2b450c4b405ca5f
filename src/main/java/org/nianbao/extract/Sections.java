package org.nianbao.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Document;
import org.nianbao.model.Report;

/** The numbered parts of a report: the six of the form where they are found, else its own numbering. */
final class Sections {
    private static final Pattern HEADING = Pattern.compile("([一二三四五六七八九十]{1,3})[、.,](.{2,38})");
    private static final Pattern PROSE = Pattern.compile("[。;；!]|[，,].*[，,]");
    private static final String NUMERALS = "一二三四五六七八九十";
    /** What the six headings of the form have in common in all their wordings. */
    private static final List<Pattern> FORM = List.of(
            Pattern.compile("总体|概述|概况|基本情况"),
            Pattern.compile("主动公开"),
            Pattern.compile("收到和处理|依申请|申请情况"),
            Pattern.compile("复议|诉讼"),
            Pattern.compile("问题|改进"),
            Pattern.compile("其他"));

    private static final List<String> OFFICIAL =
            List.of("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项");
    /** Fewer headings of the form than this, and the report has a numbering of its own. */
    private static final int LEAST_OF_FORM = 3;

    /** A heading and the block it stands in. */
    private record Heading(int block, int number, String text, String core) {}

    private Sections() {}

    /** The parts in order, each with the prose below its heading. */
    static List<Report.Section> of(Document document) {
        List<Heading> all = headings(document.blocks());
        List<Heading> form = ofForm(all);
        List<Heading> chosen = form.size() >= LEAST_OF_FORM ? form : ownNumbering(all);
        List<Report.Section> sections = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            int end = i + 1 < chosen.size()
                    ? chosen.get(i + 1).block()
                    : document.blocks().size();
            Heading heading = chosen.get(i);
            sections.add(
                    new Report.Section(heading.number(), heading.text(), prose(document, heading.block() + 1, end)));
        }
        return sections;
    }

    private static String prose(Document document, int from, int to) {
        return String.join(
                "\n",
                document.blocks().subList(from, to).stream()
                        .map(Document.Block::text)
                        .filter(t -> !Titles.reportTitle(t) || t.contains("附"))
                        .toList());
    }

    private static List<Heading> headings(List<Document.Block> blocks) {
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            String folded = blocks.get(i).text().length() > 60
                    ? ""
                    : Wording.folded(blocks.get(i).text());
            Matcher heading = HEADING.matcher(folded);
            if (heading.matches() && !PROSE.matcher(heading.group(2)).find()) {
                headings.add(new Heading(
                        i, number(heading.group(1)), blocks.get(i).text(), Wording.letters(heading.group(2))));
            }
        }
        return headings;
    }

    /** 一 to 九十九. */
    static int number(String numeral) {
        int ten = numeral.indexOf('十');
        if (ten < 0) {
            return NUMERALS.indexOf(numeral.charAt(0)) + 1;
        }
        int tens = ten == 0 ? 1 : NUMERALS.indexOf(numeral.charAt(0)) + 1;
        int ones = ten == numeral.length() - 1 ? 0 : NUMERALS.indexOf(numeral.charAt(ten + 1)) + 1;
        return 10 * tens + ones;
    }

    private static List<Heading> ofForm(List<Heading> all) {
        List<Heading> found = new ArrayList<>();
        for (int n = 1; n <= FORM.size(); n++) {
            int after = found.isEmpty() ? -1 : found.get(found.size() - 1).block();
            Heading best = null;
            for (Heading heading : all) {
                boolean fits = heading.number() == n
                        && heading.block() > after
                        && FORM.get(n - 1).matcher(heading.core()).find();
                boolean official = heading.core().equals(OFFICIAL.get(n - 1));
                best = fits && (best == null || (official && !isOfficial(best))) ? heading : best;
            }
            if (best != null) {
                found.add(best);
            }
        }
        return found;
    }

    private static boolean isOfficial(Heading heading) {
        return heading.core().equals(OFFICIAL.get(heading.number() - 1));
    }

    private static List<Heading> ownNumbering(List<Heading> all) {
        List<Heading> found = new ArrayList<>();
        for (Heading heading : all) {
            if (heading.number() == found.size() + 1) {
                found.add(heading);
            }
        }
        return found;
    }
}
