package org.nianbao.serve.web.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Message;
import org.nianbao.serve.Sweeps;

/**
 * The sweeps under way, and what their operator may do.
 *
 * @param running where each of them stands
 * @param formSecret what every form must carry; empty for readers who are not logged in
 * @param said what came of the order just given
 */
public record SweepsView(List<Crawl.Standing> running, Optional<String> formSecret, Optional<Message> said) {

    /** Addresses left out, by reason, sorted by the reason's id. */
    public static Map<String, Integer> skipped(Crawl.Standing standing) {
        Map<String, Integer> sorted = new TreeMap<>();
        standing.skipped().forEach((reason, count) -> sorted.put(reason.id(), count));
        return sorted;
    }

    /** What can be ordered, with what is kept. */
    public static List<Sweeps.Order> orders() {
        return List.of(Sweeps.Order.values());
    }
}
