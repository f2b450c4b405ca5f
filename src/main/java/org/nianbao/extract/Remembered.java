package org.nianbao.extract;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * A pure function that remembers what it said lately, for texts that every report repeats. Takes no more than so many
 * answers; a newer one takes the place of an older. Safe for many threads.
 *
 * @param <K> what is asked
 * @param <V> the answer, immutable
 */
final class Remembered<K, V> {
    private static final int SLOTS = 1 << 13;

    private record Answer<K, V>(K asked, V answer) {}

    private final AtomicReferenceArray<Answer<K, V>> slots = new AtomicReferenceArray<>(SLOTS);
    private final Function<K, V> function;

    Remembered(Function<K, V> function) {
        this.function = function;
    }

    /** The function's value. */
    V of(K asked) {
        int hash = asked.hashCode();
        int slot = (hash ^ hash >>> 13) & SLOTS - 1;
        Answer<K, V> known = slots.get(slot);
        if (known == null || !known.asked().equals(asked)) {
            known = new Answer<>(asked, function.apply(asked));
            slots.set(slot, known);
        }
        return known.answer();
    }
}
