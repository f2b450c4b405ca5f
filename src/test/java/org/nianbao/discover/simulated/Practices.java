package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The practices of one site of the fifth or the sixth set, and the chance that made it. */
final class Practices extends Chance {
    private static final int MANY = 3;

    final Set<Practice> all;

    private Practices(Random random, Set<Practice> all) {
        super(random);
        this.all = all;
    }

    /** The practices that lead the sites of a part of a set. */
    static List<Practice> leading(int set, boolean heldOut) {
        return Practice.of(set).stream().filter(p -> p.isHeldOut() == heldOut).toList();
    }

    /**
     * Chooses. Each practice leads two sites of its part: one that is ordinary otherwise, one with two practices more,
     * which are drawn as often as they are met; in the sixth set from both sets.
     *
     * @param set the fifth or the sixth
     * @param seed of the site
     * @param number of the site within its part
     * @param heldOut whether the leading practice is one that is held out; otherwise none of the practices is
     */
    static Practices choose(int set, long seed, int number, boolean heldOut) {
        Random random = new Random(seed);
        List<Practice> leading = leading(set, heldOut);
        List<Practice> chosen = new ArrayList<>(List.of(leading.get(number % leading.size())));
        while (number >= leading.size() && chosen.size() < MANY) {
            List<Practice> fitting = Arrays.stream(Practice.values())
                    .filter(p -> p.set() <= set && (heldOut || !p.isHeldOut()))
                    .filter(p -> chosen.stream().allMatch(p::goesWith))
                    .toList();
            chosen.add(drawn(fitting, random));
        }
        return new Practices(random, EnumSet.copyOf(chosen));
    }

    private static Practice drawn(List<Practice> from, Random random) {
        int ticket = random.nextInt(from.stream().mapToInt(p -> p.tickets).sum());
        int at = 0;
        while (ticket >= from.get(at).tickets) {
            ticket -= from.get(at++).tickets;
        }
        return from.get(at);
    }

    boolean has(Practice practice) {
        return all.contains(practice);
    }

    /** The site's practice of a side; {@link Practice#TWINS}, whose pages are ordinary, if it has none. */
    Practice of(Practice.Side side) {
        return all.stream().filter(p -> p.side == side).findFirst().orElse(Practice.TWINS);
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
