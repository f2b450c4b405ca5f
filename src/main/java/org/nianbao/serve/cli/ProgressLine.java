package org.nianbao.serve.cli;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Message;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;
import org.nianbao.serve.Sweeps;

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
    private final Map<String, Message> waiting = new ConcurrentHashMap<>();
    private final Map<String, Integer> reports = new ConcurrentHashMap<>();
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
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
        String found = reports.values().stream().mapToInt(Integer::intValue).sum() + console.in(" 份年报 ", " reports ");
        at(done, done + open, found + site.name() + " " + uri);
    }

    /** Counts what was found; a rest, which may be long, and a wait for the disk are said in words, once each. */
    @Override
    public void progress(Crawl.Standing standing) {
        reports.put(standing.site().code(), standing.reports());
        boolean held = standing.paused();
        boolean changed = held
                ? resting.add(standing.site().code())
                : resting.remove(standing.site().code());
        if (changed && !quiet) {
            Message kept = (held ? Sweeps.Order.PAUSE : Sweeps.Order.RESUME).kept();
            console.say(
                    standing.site().name() + " " + kept.zh(), standing.site().name() + " " + kept.en());
        }
        obstacle(standing);
    }

    private void obstacle(Crawl.Standing standing) {
        String site = standing.site().code();
        Optional<Message> before = standing.obstacle().isPresent()
                ? Optional.ofNullable(waiting.put(site, standing.obstacle().get()))
                : Optional.ofNullable(waiting.remove(site));
        if (standing.obstacle().isPresent() && before.isEmpty()) {
            console.say(standing.obstacle().get());
        } else if (standing.obstacle().isEmpty() && before.isPresent()) {
            console.say(standing.site().name() + "：巡查继续。", standing.site().name() + ": the sweep goes on.");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
