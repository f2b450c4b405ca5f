package org.nianbao.model;

import java.net.URI;

/**
 * A link found on a page.
 *
 * @param uri absolute address without fragment
 * @param text the anchor text or title attribute, white space folded; may be blank
 * @param kind Heritrix hop letter: {@code L} link, {@code E} embedded, {@code R} redirect, {@code X} speculative,
 *     {@code S} what a script of the page would ask for
 */
public record Link(URI uri, String text, char kind) {}
