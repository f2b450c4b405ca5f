package org.nianbao.serve.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;

/** The language of messages and help. */
enum Tongue {
    /** Simplified Chinese, the default. */
    ZH,
    /** English. */
    EN;

    private static final List<String> VARIABLES = List.of("NIANBAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG");

    /** Decides before anything is parsed, so that a faulty command line is answered in the right language too. */
    static Tongue of(String[] words, Map<String, String> environment) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith("--lang=")) {
                return named(words[i].substring("--lang=".length()));
            }
            if (words[i].equals("--lang") && i + 1 < words.length) {
                return named(words[i + 1]);
            }
        }
        return VARIABLES.stream()
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(Tongue::named)
                .orElse(ZH);
    }

    private static Tongue named(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ZH;
    }

    /** The tag that {@link org.nianbao.model.Message#in} takes. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One of two sentences. */
    String of(String zh, String en) {
        return this == EN ? en : zh;
    }

    /** The help texts. */
    ResourceBundle help() {
        return ResourceBundle.getBundle(
                "org.nianbao.serve.cli.Help",
                this == EN ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
