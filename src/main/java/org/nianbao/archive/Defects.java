package org.nianbao.archive;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file; a hostile file does not fill the memory. */
final class Defects {
    private static final int MOST = 1000;

    private final String file;
    private final List<Archive.Defect> found;

    Defects(String file) {
        this(file, new ArrayList<>());
    }

    private Defects(String file, List<Archive.Defect> found) {
        this.file = file;
        this.found = found;
    }

    /** For a file inside this one; both fill the same list. */
    Defects within(String entry) {
        return new Defects(file + "!" + entry, found);
    }

    /**
     * Adds one.
     *
     * @param offset of the record in its file, or of the line in its file; -1 when there is none
     * @param record id of the record, blank when unknown
     */
    void add(Flaw flaw, long offset, String record, String detail) {
        if (found.size() < MOST) {
            found.add(new Archive.Defect(file, offset, record, flaw.message(detail)));
        } else if (found.size() == MOST) {
            found.add(new Archive.Defect(file, offset, record, Flaw.TOO_MANY.message(Integer.toString(MOST))));
        }
    }

    List<Archive.Defect> all() {
        return List.copyOf(found);
    }
}
