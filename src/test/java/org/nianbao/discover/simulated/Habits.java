package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The habits of one site of the third set, and the chance that made it. */
final class Habits extends Chance {
    private static final int MANY = 3;

    final Set<Habit> all;

    private Habits(Random random, Set<Habit> all) {
        super(random);
        this.all = all;
    }

    /**
     * Chooses. Each habit leads a site in turn, so that none is left out; the others are drawn.
     *
     * @param seed of the site
     * @param number of the site within its part
     * @param heldOut whether the leading habit is one that is held out; otherwise none of the habits is
     */
    static Habits choose(long seed, int number, boolean heldOut) {
        Random random = new Random(seed);
        List<Habit> leading =
                Arrays.stream(Habit.values()).filter(h -> h.heldOut == heldOut).toList();
        List<Habit> pool =
                Arrays.stream(Habit.values()).filter(h -> heldOut || !h.heldOut).toList();
        List<Habit> chosen = new ArrayList<>(List.of(leading.get(number % leading.size())));
        while (chosen.size() < MANY) {
            Habit next = pool.get(random.nextInt(pool.size()));
            if (chosen.stream().allMatch(next::goesWith)) {
                chosen.add(next);
            }
        }
        return new Habits(random, EnumSet.copyOf(chosen));
    }

    boolean has(Habit habit) {
        return all.contains(habit);
    }

    /** The site's habit of a side; {@code ordinary} stands for none in a switch. */
    boolean has(Habit.Side side) {
        return all.stream().anyMatch(h -> h.side == side);
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
