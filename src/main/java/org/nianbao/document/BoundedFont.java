package org.nianbao.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * The operator {@code Tf}, which refuses a font whose map from codes to characters (ToUnicode, ISO 32000-1 §9.10.3) names
 * more codes than any font has: a line of it may name four thousand million, and PDFBox would write down each.
 */
final class BoundedFont extends SetFontAndSize {
    private static final int LONGEST_MAP = 4 << 20;
    private static final long MOST_CODES = 1 << 18;
    private static final Pattern RANGES = Pattern.compile("beginbfrange(.*?)(?:end|begin|$)", Pattern.DOTALL);
    private static final Pattern RANGE = Pattern.compile("<([^<>]{1,40})>\\s*<([^<>]{1,40})>\\s*<[^<>]*>");

    private final Set<COSDictionary> known = Collections.newSetFromMap(new IdentityHashMap<>());

    BoundedFont(PDFStreamEngine engine) {
        super(engine);
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
        Optional<COSDictionary> font = operands.stream()
                .filter(COSName.class::isInstance)
                .map(COSName.class::cast)
                .findFirst()
                .flatMap(this::font);
        if (font.isPresent() && known.add(font.get())) {
            check(font.get());
        }
        super.process(operator, operands);
    }

    private Optional<COSDictionary> font(COSName name) {
        return Optional.ofNullable(getContext().getResources())
                .map(resources -> resources.getCOSObject().getCOSDictionary(COSName.FONT))
                .map(fonts -> fonts.getCOSDictionary(name));
    }

    private static void check(COSDictionary font) throws IOException {
        if (!(font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream map)) {
            return;
        }
        try (InputStream in = map.createInputStream()) {
            String text = new String(in.readNBytes(LONGEST_MAP), StandardCharsets.ISO_8859_1);
            if (codes(text) > MOST_CODES) {
                throw new IOException("a font with a character map of more than " + MOST_CODES + " codes");
            }
        }
    }

    private static long codes(String map) {
        long codes = 0;
        Matcher ranges = RANGES.matcher(map);
        while (ranges.find()) {
            Matcher range = RANGE.matcher(ranges.group(1));
            while (range.find()) {
                codes += Math.max(0, code(range.group(2)) - code(range.group(1)));
            }
        }
        return codes;
    }

    /** As PDFBox takes it: what is no hexadecimal digit is passed over, and of a long number the last bytes count. */
    private static long code(String digits) {
        String hex = digits.replaceAll("[^0-9A-Fa-f]", "");
        return hex.isEmpty() ? 0 : Long.parseLong(hex.substring(Math.max(0, hex.length() - 8)), 16);
    }
}
