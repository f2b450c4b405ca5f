package org.nianbao.model;

import java.util.Optional;

/** A page of a PDF or of a scan as a picture, to show where a figure stands; or why there is none. */
public sealed interface PagePicture {

    /**
     * A page that was drawn.
     *
     * @param page its number, from 1: the one that was wished for, or the nearest there is
     * @param pages how many there are
     * @param height of the page, in the unit of places on it: points in a PDF, pixels in a picture
     * @param png the picture; empty when only the outline was wished for
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on to be shown, never compared
    record Drawn(int page, int pages, double height, byte[] png) implements PagePicture {}

    /**
     * A page that could not be drawn.
     *
     * @param why as reading says it
     */
    record Undrawn(Message why) implements PagePicture {}

    /**
     * What is wished for.
     *
     * @param page number of the page, from 1
     * @param box a rectangle to be marked on it
     * @param outline whether only the number of pages and the height are wanted
     */
    record Wish(int page, Optional<Locator.Box> box, boolean outline) {}
}
