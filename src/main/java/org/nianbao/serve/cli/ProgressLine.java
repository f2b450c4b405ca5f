package org.nianbao.serve.cli;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;

/**
 * How far a long command has come, on standard error: a bar on a terminal, now and then a line elsewhere, nothing when
 * quiet. Safe for many threads.
 */
final class ProgressLine implements Progress, Crawl.Listener, AutoCloseable {
    private static final int EVERY = 50;
    private static final int WIDTH = 100;

    private final Console console;
    private final boolean quiet;
    private final Map<String, int[]> bySite = new ConcurrentHashMap<>();
    private final ProgressBar bar;

    ProgressLine(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
        this.bar = quiet || !console.terminal() ? null : bar(console);
    }

    private static ProgressBar bar(Console console) {
        return new ProgressBarBuilder()
                .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(-1)
                .hideEta()
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void at(long done, long total, String what) {
        if (bar != null) {
            bar.maxHint(total).stepTo(done).setExtraMessage(" " + TextTable.clean(what));
        } else if (!quiet && done > 0 && done % EVERY == 0) {
            console.say(
                    TextTable.clean(what) + "：" + done + (total < 0 ? "" : "/" + total),
                    TextTable.clean(what) + ": " + done + (total < 0 ? "" : "/" + total));
        }
    }

    @Override
    public void at(Site site, int fetched, int queued, String uri) {
        bySite.put(site.code(), new int[] {fetched, queued});
        long done = bySite.values().stream().mapToInt(n -> n[0]).sum();
        long open = bySite.values().stream().mapToInt(n -> n[1]).sum();
        at(done, done + open, site.name() + " " + uri);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
