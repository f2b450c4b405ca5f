package org.nianbao.serve;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Judgement;
import org.nianbao.model.SweepAccount;

/**
 * A dry run of a sweep: what it came across, of which nothing was stored.
 *
 * @param account how it ended and what it cost
 * @param steps the pages it judged, in the order of the requests
 * @param waiting promising addresses that the budget did not reach, mere guesses left out
 * @param requisites how many further requests a sweep may make for what report pages need to be looked at
 */
public record Rehearsal(SweepAccount account, List<Step> steps, int waiting, int requisites) {

    /** Copies the list. */
    public Rehearsal {
        steps = List.copyOf(steps);
    }

    /** Links that look like a report and are not followed, each address once, in the order in which they were met. */
    public List<Judgement.LinkJudgement> aside() {
        Map<URI, Judgement.LinkJudgement> aside = new LinkedHashMap<>();
        steps.forEach(s -> s.judgement().aside().forEach(l -> aside.putIfAbsent(l.uri(), l)));
        return List.copyOf(aside.values());
    }

    /**
     * One page on the way.
     *
     * @param uri its address
     * @param via the page that linked to it; empty for a seed
     * @param anchor text of that link, may be blank
     * @param judgement what discovery thinks of it
     */
    public record Step(URI uri, Optional<URI> via, String anchor, Judgement judgement) {}
}
