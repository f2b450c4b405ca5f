package org.nianbao.document;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.nianbao.model.DecodedText;

/**
 * Decodes text: byte-order mark, header, meta, detector, UTF-8. A label that the bytes clearly contradict is overruled
 * by them, and that is said.
 */
final class TextDecoder {
    /** How many bytes are looked at to judge a charset. */
    private static final int SAMPLE = 256 * 1024;

    private TextDecoder() {}

    static DecodedText decode(byte[] bytes, Optional<String> contentType) {
        return ByteOrderMark.of(bytes)
                .map(mark -> text(bytes, mark.length(), mark.charset(), "bom", ""))
                .orElseGet(() -> unmarked(bytes, contentType));
    }

    private static DecodedText unmarked(byte[] bytes, Optional<String> contentType) {
        Optional<String> header = contentType.flatMap(CharsetLabel::inContentType);
        if (header.flatMap(CharsetLabel::charset).isPresent()) {
            return labelled(bytes, header.get(), "header");
        }
        Optional<String> meta = CharsetLabel.inMarkup(bytes);
        if (meta.flatMap(CharsetLabel::charset).isPresent()) {
            return labelled(bytes, meta.get(), "meta");
        }
        String unknown = header.or(() -> meta).orElse("");
        return detected(bytes, unknown);
    }

    private static DecodedText labelled(byte[] bytes, String label, String from) {
        Charset declared = CharsetLabel.charset(label).orElseThrow();
        if (from.equals("meta") && declared.name().startsWith("UTF-16")) {
            declared = StandardCharsets.UTF_8; // a label that could be read byte by byte is not UTF-16 (WHATWG)
        }
        if (declared.equals(StandardCharsets.UTF_8)) {
            String text = new String(bytes, declared);
            if (Plausibility.isSurelyUtf8(text)) {
                return new DecodedText(text, declared.name(), from, label);
            }
        }
        Charset real = Plausibility.betterThan(declared, sample(bytes));
        return text(bytes, 0, real, real.equals(declared) ? from : "bytes", label);
    }

    private static DecodedText detected(byte[] bytes, String label) {
        byte[] sample = sample(bytes);
        if (isAscii(sample)) {
            return text(bytes, 0, StandardCharsets.UTF_8, "default", label);
        }
        Charset found = Plausibility.isUtf8(sample)
                ? StandardCharsets.UTF_8
                : byDetector(sample).orElse(StandardCharsets.UTF_8);
        Charset real = Plausibility.betterThan(found, sample);
        return text(bytes, 0, real, "detector", label);
    }

    private static Optional<Charset> byDetector(byte[] sample) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(sample);
        for (CharsetMatch match : detector.detectAll()) {
            Optional<Charset> charset = CharsetLabel.charset(match.getName());
            if (charset.isPresent() && CharsetLabel.isChinese(charset.get())) {
                return charset;
            }
        }
        return Optional.empty();
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] sample(byte[] bytes) {
        return bytes.length <= SAMPLE ? bytes : Arrays.copyOf(bytes, SAMPLE);
    }

    private static DecodedText text(byte[] bytes, int from, Charset charset, String why, String label) {
        String text = new String(bytes, from, bytes.length - from, charset);
        return new DecodedText(text, charset.name(), why, label);
    }
}
