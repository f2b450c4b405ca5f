package org.nianbao.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.WarcDigest;

/** A digest with its label, {@code algorithm:value} (WARC/1.1 §5.8), as different writers spell it. */
final class LabelledDigest {
    /** What the errata recommend: SHA-256 and MD5 in lowercase Base16, SHA-1 in uppercase Base32. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "sha256", Pattern.compile("[0-9a-f]{64}"),
            "sha512", Pattern.compile("[0-9a-f]{128}"),
            "sha1", Pattern.compile("[A-Z2-7]{32}"),
            "md5", Pattern.compile("[0-9a-f]{32}"));

    private LabelledDigest() {}

    /** Whether it has the form that is recommended; unknown algorithms need a label only. */
    static boolean wellFormed(String value) {
        int colon = value.indexOf(':');
        if (colon < 1 || colon == value.length() - 1) {
            return false;
        }
        String label = value.substring(0, colon);
        Pattern form = FORMS.get(label.toLowerCase(Locale.ROOT).replace("-", ""));
        return form == null
                || (label.equals(label.toLowerCase(Locale.ROOT))
                        && form.matcher(value.substring(colon + 1)).matches());
    }

    /** The means to compute it; empty when the algorithm is not known. */
    static Optional<MessageDigest> digester(String value) {
        int colon = value.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(WarcDigest.getDigester(value.substring(0, colon)));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty(); // the standard allows any algorithm; what we cannot compute we do not judge
        }
    }

    /** Whether bytes have a digest, in whatever base it is written. */
    static boolean matches(String value, MessageDigest computed) {
        String said = bare(value);
        WarcDigest found = new WarcDigest("x", computed.digest());
        return said.equalsIgnoreCase(found.hex())
                || said.replace("=", "").equalsIgnoreCase(found.base32().replace("=", ""))
                || said.equals(found.base64());
    }

    /** The value without its label. */
    static String bare(String value) {
        return value.substring(value.indexOf(':') + 1);
    }
}
