package org.nianbao.document;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNum;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;

/** Counts the paragraphs that Word numbers by itself (ECMA-376 part 1, §17.9): what is printed before their text. */
final class DocxNumbering {
    private static final String NUMERALS = "〇一二三四五六七八九";
    private static final int LEVELS = 9;

    private final XWPFDocument word;
    private final Map<BigInteger, int[]> counters = new HashMap<>();

    DocxNumbering(XWPFDocument word) {
        this.word = word;
    }

    /** The next paragraph's text with its number; each paragraph is to be asked once, in order. */
    String text(XWPFParagraph paragraph) {
        return number(paragraph).orElse("") + paragraph.getText();
    }

    private Optional<String> number(XWPFParagraph paragraph) {
        BigInteger list = paragraph.getNumID();
        if (list == null || word.getNumbering() == null) {
            return Optional.empty();
        }
        BigInteger ilvl = paragraph.getNumIlvl();
        int level = ilvl == null ? 0 : Math.max(0, Math.min(LEVELS - 1, ilvl.intValue()));
        return definition(list).flatMap(d -> counted(list, d, level));
    }

    private Optional<XWPFAbstractNum> definition(BigInteger list) {
        XWPFNum num = word.getNumbering().getNum(list);
        return Optional.ofNullable(num)
                .map(n -> n.getCTNum().getAbstractNumId())
                .map(id -> word.getNumbering().getAbstractNum(id.getVal()));
    }

    private Optional<String> counted(BigInteger list, XWPFAbstractNum definition, int level) {
        Optional<CTLvl> here = level(definition, level);
        if (here.isEmpty() || here.get().getLvlText() == null) {
            return Optional.empty();
        }
        int[] count = counters.computeIfAbsent(list, k -> new int[LEVELS]);
        count[level] = count[level] == 0 ? start(here.get()) : count[level] + 1;
        java.util.Arrays.fill(count, level + 1, LEVELS, 0);
        String text = String.valueOf(here.get().getLvlText().getVal());
        for (int i = 0; i <= level; i++) {
            int n = i;
            text = text.replace(
                    "%" + (i + 1),
                    level(definition, i).map(l -> shown(l, count[n])).orElse(""));
        }
        return "bullet".equals(format(here.get())) ? Optional.empty() : Optional.of(text);
    }

    private static Optional<CTLvl> level(XWPFAbstractNum definition, int level) {
        return definition.getCTAbstractNum().getLvlList().stream()
                .filter(l -> l.getIlvl() != null && l.getIlvl().intValue() == level)
                .findFirst();
    }

    private static int start(CTLvl level) {
        return level.getStart() == null || level.getStart().getVal() == null
                ? 1
                : Math.max(1, Math.min(999, level.getStart().getVal().intValue()));
    }

    private static String format(CTLvl level) {
        return level.getNumFmt() == null
                ? "decimal"
                : String.valueOf(level.getNumFmt().getVal());
    }

    private static String shown(CTLvl level, int n) {
        String format = format(level);
        if (format.startsWith("chinese") || format.startsWith("ideograph") || format.startsWith("japaneseCounting")) {
            return chinese(n);
        }
        return switch (format) {
            case "lowerLetter" -> String.valueOf((char) ('a' + (n - 1) % 26));
            case "upperLetter" -> String.valueOf((char) ('A' + (n - 1) % 26));
            case "none" -> "";
            default -> String.valueOf(n);
        };
    }

    /** 一 to 九十九; larger ones in digits. */
    static String chinese(int n) {
        if (n < 1 || n > 99) {
            return String.valueOf(n);
        }
        String tens = n < 10 ? "" : (n < 20 ? "" : String.valueOf(NUMERALS.charAt(n / 10))) + "十";
        return tens + (n % 10 == 0 ? "" : String.valueOf(NUMERALS.charAt(n % 10)));
    }
}
