package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The manners of one site of the fourth set, and the chance that made it. */
final class Manners extends Chance {
    private static final int MANY = 3;

    final Set<Manner> all;

    private Manners(Random random, Set<Manner> all) {
        super(random);
        this.all = all;
    }

    /** The manners that lead the sites of a part. */
    static List<Manner> leading(boolean heldOut) {
        return Arrays.stream(Manner.values())
                .filter(m -> m.isHeldOut() == heldOut)
                .toList();
    }

    /**
     * Chooses. Each manner leads two sites of its part: one that is ordinary otherwise, one with two manners more.
     *
     * @param seed of the site
     * @param number of the site within its part
     * @param heldOut whether the leading manner is one that is held out; otherwise none of the manners is
     */
    static Manners choose(long seed, int number, boolean heldOut) {
        Random random = new Random(seed);
        List<Manner> leading = leading(heldOut);
        List<Manner> pool = heldOut ? List.of(Manner.values()) : leading;
        List<Manner> chosen = new ArrayList<>(List.of(leading.get(number % leading.size())));
        while (number >= leading.size() && chosen.size() < MANY) {
            Manner next = pool.get(random.nextInt(pool.size()));
            if (chosen.stream().allMatch(next::goesWith)) {
                chosen.add(next);
            }
        }
        return new Manners(random, EnumSet.copyOf(chosen));
    }

    boolean has(Manner manner) {
        return all.contains(manner);
    }

    /** The site's manner of a side, or the one that stands for the ordinary. */
    Manner of(Manner.Side side, Manner ordinary) {
        return all.stream().filter(m -> m.side == side).findFirst().orElse(ordinary);
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
