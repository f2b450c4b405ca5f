package org.nianbao.document;

import java.text.Normalizer;

/**
 * Some producers of PDF write radicals and compatibility forms where ideographs are meant (⼈ U+2F08 for 人). Those blocks,
 * and Latin ligatures, are folded; other characters, such as full-width digits and brackets, stay as printed.
 */
final class CjkRadicals {
    /** The CJK Radicals Supplement, which Unicode normalization leaves alone, in pairs of radical and ideograph. */
    private static final String PAIRS = "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母"
            + "⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见"
            + "⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿"
            + "⻯竜⻰龙⻱龜⻲亀⻳龟";

    private CjkRadicals() {}

    static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForm(text.charAt(i))) {
                return foldedAll(text);
            }
        }
        return text;
    }

    private static String foldedAll(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int pair = PAIRS.indexOf(c);
            if (pair >= 0 && pair % 2 == 0) {
                out.append(PAIRS.charAt(pair + 1));
            } else {
                out.append(isForm(c) ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : c);
            }
        }
        return out.toString();
    }

    private static boolean isForm(char c) {
        return c >= 0x2E80 && c <= 0x2FDF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFB00 && c <= 0xFB06
                || c >= 0xFE10 && c <= 0xFE1F
                || c >= 0xFE30 && c <= 0xFE4F;
    }
}
