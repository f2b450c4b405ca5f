package org.nianbao.serve.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nianbao.model.Message;

/** What happens when the process is asked to stop (Ctrl-C, SIGTERM). */
interface Signals {

    /** Waits until the process is asked to stop. */
    void await();

    /** Tells that a command that waited has put everything away. */
    void done();

    /** The signals of this process. */
    static Signals ofProcess(Console console) {
        return new OfProcess(console);
    }

    /**
     * A shutdown hook. A waiting command is woken and gets time to close; any other is ended at once, as kill -9 may at
     * any moment: what was acknowledged is on disk and the rest goes on with the next command.
     */
    final class OfProcess implements Signals {
        private static final long SECONDS_TO_CLOSE = 20;

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Thread hook;
        private volatile boolean waiting;

        private OfProcess(Console console) {
            this.hook = new Thread(() -> stop(console), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public void await() {
            waiting = true;
            try {
                asked.await();
            } catch (InterruptedException woken) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void done() {
            closed.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyStopping) {
                // the hook itself ends the process now
                return;
            }
        }

        private void stop(Console console) {
            asked.countDown();
            console.say(new Message(
                    "stopped",
                    "已停止；已取得的内容都已保存，下次运行会接着做。",
                    "Stopped; everything obtained is kept and the next run goes on from here."));
            try {
                if (waiting && !closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                    console.say("未能及时关闭，已强制结束。", "It did not close in time and was ended.");
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(Exit.STOPPED);
        }
    }
}
