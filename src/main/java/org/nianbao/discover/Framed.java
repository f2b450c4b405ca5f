package org.nianbao.discover;

import org.nianbao.model.Page;

/** A page that says next to nothing itself and leaves its list to a frame, often on a host of its own such as xxgk.*. */
final class Framed implements Platform {

    @Override
    public String name() {
        return "frames";
    }

    @Override
    public boolean recognises(Page page) {
        return Frames.shell(page) && !Frames.frames(page).isEmpty();
    }
}
