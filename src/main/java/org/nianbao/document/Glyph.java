package org.nianbao.document;

/**
 * A character on a page that has been turned so that its text runs from left to right.
 *
 * @param text one character, or what a ligature stands for
 * @param x left edge
 * @param y base line, from the top
 * @param width how far the pen moves
 * @param size height of the font
 */
record Glyph(String text, double x, double y, double width, double size) {
    private static final double RISE = 0.35;
    private static final double ASCENT = 0.85;
    private static final double DESCENT = 0.2;

    double middleX() {
        return x + width / 2;
    }

    double middleY() {
        return y - RISE * size;
    }

    double right() {
        return x + width;
    }

    double top() {
        return y - ASCENT * size;
    }

    double bottom() {
        return y + DESCENT * size;
    }

    boolean isBlank() {
        return Whitespace.fold(text).isEmpty();
    }
}
