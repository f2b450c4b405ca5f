package org.nianbao.model;

/**
 * Text decoded from bytes, and why in this charset.
 *
 * @param text the text, without byte-order mark
 * @param charset Java name of the charset used; the GB family is always GB18030
 * @param from what decided: {@code bom}, {@code header}, {@code meta}, {@code detector}, {@code default}
 * @param label the label as found, blank when none was
 */
public record DecodedText(String text, String charset, String from, String label) {}
