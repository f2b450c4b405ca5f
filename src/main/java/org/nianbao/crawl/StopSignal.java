package org.nianbao.crawl;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nianbao.model.Message;

/** Lets a sweep be asked to stop, and wakes it from any pause. */
final class StopSignal {
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile Runnable breakOff = () -> {};
    private volatile boolean held;
    private volatile Runnable obstacleChanged = () -> {};
    private volatile Optional<Message> obstacle = Optional.empty();
    private volatile boolean cancelled;
    private volatile boolean ordered;

    /** Another one, since a failure has asked this one: what somebody has ordered still holds. */
    StopSignal renewed() {
        StopSignal next = new StopSignal();
        next.held = held;
        next.cancelled = cancelled;
        if (ordered) {
            next.order();
        }
        return next;
    }

    void ask() {
        asked.countDown();
        breakOff.run();
    }

    /** Asks to stop by somebody's order; a failure asks, too, and is no order. */
    void order() {
        ordered = true;
        ask();
    }

    /** Whether somebody ordered to stop. */
    boolean ordered() {
        return ordered;
    }

    /** Asks to stop for good. */
    void cancel() {
        cancelled = true;
        order();
    }

    /** Whether it is to stop for good. */
    boolean cancelled() {
        return cancelled;
    }

    /** Lets no further address be taken, or lets them be taken again. */
    void hold(boolean on) {
        held = on;
    }

    boolean held() {
        return held;
    }

    /** What is done when an obstacle comes, changes or goes. */
    void tellOfObstacles(Runnable action) {
        obstacleChanged = action;
    }

    /** Why the sweep waits for the disk. */
    Optional<Message> obstacle() {
        return obstacle;
    }

    void obstacle(Optional<Message> why) {
        boolean changed = !why.map(Message::id).equals(obstacle.map(Message::id));
        obstacle = why;
        if (changed) {
            obstacleChanged.run();
        }
    }

    /** What breaks off the request under way. */
    void breakOffWith(Runnable action) {
        breakOff = action;
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits; returns early and {@code true} once asked to stop. An interrupted thread counts as asked. */
    boolean pause(long millis) {
        try {
            return asked.await(Math.max(0, millis), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ask();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
