package org.nianbao.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the columns remembered from the last season served a sweep.
 *
 * @param alive remembered columns that answered
 * @param dead remembered columns that did not
 * @param sufficed whether they led to all that was wanted, so that the home page was not asked for
 */
public record Remembered(int alive, int dead, boolean sufficed) {
    private static final String PREFIX = "remembered.";
    private static final String ALIVE = PREFIX + "alive";
    private static final String DEAD = PREFIX + "dead";
    private static final String SUFFICED = PREFIX + "sufficed";

    /**
     * From a map in which it stands beside the outcomes of addresses: accounts were once written so.
     *
     * @return empty when nothing was remembered of the site
     */
    public static Optional<Remembered> of(Map<String, Integer> counts) {
        int alive = counts.getOrDefault(ALIVE, 0);
        int dead = counts.getOrDefault(DEAD, 0);
        boolean sufficed = counts.containsKey(SUFFICED);
        return alive + dead == 0 ? Optional.empty() : Optional.of(new Remembered(alive, dead, sufficed));
    }

    /** What of such a map are outcomes of addresses. */
    public static Map<String, Integer> outcomes(Map<String, Integer> counts) {
        Map<String, Integer> outcomes = new TreeMap<>(counts);
        outcomes.keySet().removeIf(key -> key.startsWith(PREFIX));
        return outcomes;
    }

    /** The outcomes of addresses and itself in one such map. */
    public Map<String, Integer> beside(Map<String, Integer> outcomes) {
        Map<String, Integer> both = new TreeMap<>(outcomes);
        both.put(ALIVE, alive);
        both.put(DEAD, dead);
        if (sufficed) {
            both.put(SUFFICED, 1);
        }
        return both;
    }

    /** In words. */
    public Message message() {
        if (sufficed) {
            return new Message(
                    "memory_sufficed",
                    "上一季记得的栏目仍然有效（" + alive + " 个），年度齐全，没有再从首页找起。",
                    "The columns remembered from the last season still serve (" + alive
                            + ") and no year is missing, so the home page was not searched again.");
        }
        if (alive == 0) {
            return new Message(
                    "memory_dead",
                    "上一季记得的栏目已全部失效（" + dead + " 个），已从首页重新找起。",
                    "None of the columns remembered from the last season answers any more (" + dead
                            + "), so the search began again from the home page.");
        }
        return new Message(
                "memory_lacking",
                "上一季记得的栏目有 " + alive + " 个有效、" + dead + " 个失效，尚缺年度，又从首页找了一遍。",
                "Of the columns remembered from the last season " + alive + " answer and " + dead
                        + " do not; years were missing, so the search went on from the home page.");
    }
}
