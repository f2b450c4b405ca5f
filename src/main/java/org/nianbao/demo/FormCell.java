package org.nianbao.demo;

/**
 * A cell of a printed form.
 *
 * @param text what is printed, may be blank
 * @param across columns it covers
 * @param down rows it covers
 * @param figure whether it holds a figure rather than a label
 */
record FormCell(String text, int across, int down, boolean figure) {

    static FormCell label(String text, int across, int down) {
        return new FormCell(text, across, down, false);
    }

    static FormCell label(String text) {
        return label(text, 1, 1);
    }

    static FormCell figure(String text, int across) {
        return new FormCell(text, across, 1, true);
    }
}
