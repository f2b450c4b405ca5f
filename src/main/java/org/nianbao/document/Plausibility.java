package org.nianbao.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * How well bytes read in a charset: by the sequences that are not valid in it, and by how many of the Chinese characters
 * are among the most common ones. Mojibake is made of rare characters.
 *
 * @param foreign characters beyond ASCII
 * @param errors byte sequences that are not valid
 * @param common characters beyond ASCII that are among the most common of Chinese text
 */
record Plausibility(int foreign, int errors, int common) {
    private static final int ENOUGH = 4;
    private static final int SURELY = 64;
    private static final double FEW_ERRORS = 0.02;
    private static final double CLEARLY = 0.15;
    private static final String COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
            + "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正"
            + "心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路"
            + "级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府信息申请市县镇街办室网站务报告案卷规定章范监督举投诉复议讼案依主动"
            + "個國來時為說們會學對過發後經當實現點從應開還樣關間與業體無軍種員總產條件區務報資訊請訴訟複議規範監督辦網設團隊選項標題權專張應號"
            + "，。、；：（）“”《》？！·　１２３４５６７８９０";

    private static final BitSet IS_COMMON = new BitSet();

    static {
        COMMON.chars().forEach(IS_COMMON::set);
    }

    /** Reads bytes, the last sequence of which may be cut. */
    static Plausibility of(Charset charset, byte[] bytes) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 16);
        int errors = 0;
        CoderResult result = decoder.decode(in, out, false);
        while (result.isError()) {
            errors++;
            in.position(in.position() + Math.max(1, Math.min(result.length(), in.remaining())));
            result = decoder.decode(in, out, false);
        }
        return count(out.flip(), errors);
    }

    private static Plausibility count(CharBuffer text, int errors) {
        int foreign = 0;
        int common = 0;
        while (text.hasRemaining()) {
            char c = text.get();
            if (c > 0x7F) {
                foreign++;
                common += IS_COMMON.get(c) ? 1 : 0;
            }
        }
        return new Plausibility(foreign, errors, common);
    }

    /** Whether the bytes are UTF-8 with enough in it to be no accident. */
    static boolean isUtf8(byte[] bytes) {
        Plausibility utf8 = of(StandardCharsets.UTF_8, bytes);
        return utf8.errors == 0 && utf8.foreign >= ENOUGH;
    }

    /** Whether what was read as UTF-8 can be nothing else: no other text is valid UTF-8 for so long. */
    static boolean isSurelyUtf8(String text) {
        int foreign = 0;
        for (int i = 0; i < text.length() && foreign < SURELY; i++) {
            foreign += text.charAt(i) > 0x7F ? 1 : 0;
        }
        return foreign == SURELY && text.indexOf('\ufffd') < 0;
    }

    /** The declared charset, unless another one reads the bytes clearly better. */
    static Charset betterThan(Charset declared, byte[] bytes) {
        Plausibility now = of(declared, bytes);
        if (declared.equals(StandardCharsets.UTF_8) && now.errors == 0 && now.foreign >= SURELY) {
            return declared;
        }
        Charset best = declared;
        double bestScore = now.score() + CLEARLY;
        for (Charset other : List.of(StandardCharsets.UTF_8, CharsetLabel.GB18030, CharsetLabel.BIG5)) {
            Plausibility then = of(other, bytes);
            if (!other.equals(declared) && then.isClean() && then.score() > bestScore) {
                best = other;
                bestScore = then.score();
            }
        }
        return best;
    }

    private boolean isClean() {
        return foreign >= ENOUGH && errors <= FEW_ERRORS * foreign;
    }

    /** From 0 (nothing makes sense) to 1. */
    private double score() {
        int all = foreign + errors;
        return all == 0 ? 0 : Math.max(0, common - 2.0 * errors) / all;
    }
}
