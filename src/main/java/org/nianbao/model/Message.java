package org.nianbao.model;

/**
 * A whole sentence for people, in both tongues.
 *
 * @param id stable identifier that scripts and documentation may rely on
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 */
public record Message(String id, String zh, String en) {

    /**
     * The sentence in the wanted language.
     *
     * @param language {@code en} for English, anything else for Chinese
     */
    public String in(String language) {
        return "en".equals(language) ? en : zh;
    }
}
