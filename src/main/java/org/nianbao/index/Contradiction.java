package org.nianbao.index;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;

/**
 * A figure that two documents of one report print differently.
 *
 * @param code of the figure
 * @param ours the document that counts
 * @param printed what it prints
 * @param other the other document
 * @param theirs what that one prints
 */
record Contradiction(String code, Versions.Sighting ours, Printed printed, Versions.Sighting other, Printed theirs) {

    /** Who is likely wrong: our reading, unless both were read under their own labels. */
    Finding.Suspect suspect() {
        boolean labels = printed.by() == Cell.By.LABEL && theirs.by() == Cell.By.LABEL;
        return labels ? Finding.Suspect.SOURCE : Finding.Suspect.READING;
    }

    /**
     * All contradictions of a version.
     *
     * @param speaking the documents whose figures are the report's, the leading one first
     * @param beside documents that only stand beside them
     */
    static List<Contradiction> among(List<Versions.Sighting> speaking, List<Versions.Sighting> beside) {
        List<Contradiction> all = new ArrayList<>();
        for (int i = 1; i < speaking.size(); i++) {
            all.addAll(between(speaking.subList(0, i), speaking.get(i)));
        }
        beside.forEach(other -> all.addAll(between(speaking, other)));
        return List.copyOf(all);
    }

    private static List<Contradiction> between(List<Versions.Sighting> speaking, Versions.Sighting other) {
        return other.figures().entrySet().stream()
                .flatMap(theirs -> speaking.stream()
                        .filter(s -> s.figures().containsKey(theirs.getKey()))
                        .limit(1)
                        .map(s -> new Contradiction(
                                theirs.getKey(), s, s.figures().get(theirs.getKey()), other, theirs.getValue())))
                .filter(c -> c.printed().contradicts(c.theirs()))
                .toList();
    }
}
