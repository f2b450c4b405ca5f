package org.nianbao.discover.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The portrait of one site of the seventh set, and the chance that made it. */
final class Portraits extends Chance {
    final Portrait portrait;

    private Portraits(Random random, Portrait portrait) {
        super(random);
        this.portrait = portrait;
    }

    /** The portraits of a part. */
    static List<Portrait> leading(boolean heldOut) {
        return Arrays.stream(Portrait.values())
                .filter(p -> p.isHeldOut() == heldOut)
                .toList();
    }

    /**
     * Chooses. Each portrait has two sites of its part, which differ in what is left to chance.
     *
     * @param seed of the site
     * @param number of the site within its part
     * @param heldOut whether the portrait is one that is held out
     */
    static Portraits choose(long seed, int number, boolean heldOut) {
        List<Portrait> leading = leading(heldOut);
        return new Portraits(new Random(seed), leading.get(number % leading.size()));
    }

    @Override
    public String toString() {
        return portrait.toString();
    }
}
