package org.nianbao.serve.web.view;

import java.util.List;
import org.nianbao.index.Index;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Settlement.Standing;

/**
 * A district-year without a report, or settled: where it stands and why.
 *
 * @param year the district-year
 * @param words what people have said of it, in the order in which they did
 * @param form for another word
 */
public record DistrictYearView(DistrictYear year, List<Index.Settled> words, SettlementForm form) {

    /** Whether a word can be taken back. */
    public boolean stands() {
        return words.stream().anyMatch(w -> w.standing() == Standing.HOLDS || w.standing() == Standing.REFUTED);
    }

    /** Whether a word decides the state. */
    public boolean holds(Index.Settled word) {
        return word.standing() == Standing.HOLDS;
    }
}
