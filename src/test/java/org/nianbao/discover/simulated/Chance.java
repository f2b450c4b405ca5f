package org.nianbao.discover.simulated;

import java.util.List;
import java.util.Random;

/** What a site leaves to chance. */
abstract class Chance {
    final Random random;

    Chance(Random random) {
        this.random = random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
