package org.nianbao;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Message;

/**
 * Who says something and why: without both no word of a person is journalled.
 *
 * @param author who says so, as typed or as kept
 * @param reason why, as typed or as kept
 */
record Testimony(String author, String reason) {
    private static final int LONGEST_AUTHOR = 100;
    private static final int LONGEST_REASON = 2000;

    /** Control characters but line ends and tabs, what turns the direction of writing round, and halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{IsCc}&&[^\\n\\t]]|[\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]|\\p{Cs}");

    /**
     * What is wrong with it, if anything.
     *
     * @param of the beginning of the ids: {@code correction} or {@code settlement}
     */
    Optional<Message> wrong(String of) {
        return unusable(author, LONGEST_AUTHOR)
                ? Optional.of(noAuthor(of))
                : Optional.of(noReason(of)).filter(m -> unusable(reason, LONGEST_REASON));
    }

    private static boolean unusable(String words, int longest) {
        String text = words.strip();
        return text.isEmpty() || text.length() > longest || UNSEEN.matcher(text).find();
    }

    /** The same as it is journalled: nothing around it, the author in one line. */
    Testimony kept() {
        return new Testimony(author.strip().replaceAll("\\s+", " "), reason.strip());
    }

    private static Message noAuthor(String of) {
        return new Message(
                of + "_author",
                "请写明是谁说的（1 至 " + LONGEST_AUTHOR + " 个字，没有控制字符）。",
                "Say who says so (1 to " + LONGEST_AUTHOR + " characters, no control characters).");
    }

    private static Message noReason(String of) {
        return new Message(
                of + "_reason",
                "请写明理由（1 至 " + LONGEST_REASON + " 个字，没有控制字符）。",
                "Say why (1 to " + LONGEST_REASON + " characters, no control characters).");
    }
}
