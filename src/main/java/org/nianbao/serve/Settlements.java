package org.nianbao.serve;

import java.util.List;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.nianbao.model.Settlement;

/** What people say of districts in a year; safe for any thread. */
public interface Settlements {

    /** Those of a district and year, or of all, in the order in which they were said. */
    List<Index.Settled> list(Optional<String> code, Optional<Integer> year);

    /** Journals a word, or that one is taken back; it is on disk when this returns. */
    Answer take(Wish wish);

    /**
     * What a person wants.
     *
     * @param code division code
     * @param year report year
     * @param as what is said, an id of {@link Settlement.As}; empty takes back what was said last
     * @param author who says so
     * @param reason why
     * @param by how it came: {@code web}, {@code api} or {@code command}; kept in the ledger
     */
    record Wish(String code, int year, Optional<String> as, String author, String reason, String by) {}

    /** What can be said. */
    Message WORDS = new Message(
            "settlement_words",
            "absent（没有公布报告）、merged（已并入另一份报告）、abolished（该区划已撤销）、not_required（无须编制报告）",
            "absent (no report was published), merged (into another report), abolished (the division), not_required");

    /** What came of a wish. */
    sealed interface Answer {}

    /**
     * It was journalled.
     *
     * @param settled the word as it stands now
     */
    record Taken(Index.Settled settled) implements Answer {}

    /**
     * Nothing was changed.
     *
     * @param why {@code settlement_not_tracked} and other stable ids, and what to do
     */
    record Refused(Message why) implements Answer {}
}
