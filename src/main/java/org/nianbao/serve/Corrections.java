package org.nianbao.serve;

import java.util.List;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.model.Correction;
import org.nianbao.model.Message;

/** Second values for figures, given by people; safe for any thread. */
public interface Corrections {

    /** Those that a query asks for, in the order in which they were made. */
    List<Index.Corrected> list(Index.CellQuery query);

    /** Journals a correction, or that one is taken back; it is on disk when this returns. */
    Answer take(Wish wish);

    /**
     * What a person wants.
     *
     * @param reportId of which report
     * @param version of which version, the newest when empty
     * @param code of which figure
     * @param value a number, or one of the marks that {@link #VALUES} lists; empty takes the correction back
     * @param author who says so
     * @param reason why
     * @param by how it came: {@code web}, {@code api} or {@code command}; kept in the ledger
     */
    record Wish(
            String reportId,
            Optional<Integer> version,
            String code,
            Optional<String> value,
            String author,
            String reason,
            String by) {}

    /** What a value can be besides a number. */
    Message VALUES = new Message(
            "correction_values",
            "数字（如 47 或 12.5）、-（横线或“无”）、blank（空白）、illegible（无法辨认）",
            "a number (47 or 12.5), - (a dash or “none”), blank, illegible");

    /** What came of a wish. */
    sealed interface Answer {}

    /**
     * It was journalled.
     *
     * @param correction as it stands now
     */
    record Taken(Correction correction) implements Answer {}

    /**
     * Nothing was changed.
     *
     * @param why {@code correction_no_report} and other stable ids, and what to do
     */
    record Refused(Message why) implements Answer {}
}
