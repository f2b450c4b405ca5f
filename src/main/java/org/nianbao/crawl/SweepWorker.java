package org.nianbao.crawl;

import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.url.WebURL;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.nianbao.model.ArchivedRecord;

/** The worker of one sweep in crawler4j's loop; hands judged pages on and lets no failure pass unseen. */
final class SweepWorker extends WebCrawler {
    private final Run run;
    private final SweepFrontier frontier;
    private final CountDownLatch done;
    private final AtomicReference<Throwable> failure;

    SweepWorker(Run run, SweepFrontier frontier, CountDownLatch done, AtomicReference<Throwable> failure) {
        this.run = run;
        this.frontier = frontier;
        this.done = done;
        this.failure = failure;
    }

    @Override
    public void run() {
        try {
            super.run();
            if (getError() != null) {
                fail(getError());
            }
        } finally {
            // Before the loop's monitor looks: it would put a new worker in the place of one that has ended.
            getMyController().shutdown();
            done.countDown();
        }
    }

    @Override
    public boolean shouldVisit(Page from, WebURL url) {
        return frontier.inScope((QueuedUrl) url);
    }

    /** What is told nobody because it fails must be told once more, so the address is not done with. */
    @Override
    public void visit(Page page) {
        QueuedUrl url = (QueuedUrl) page.getWebURL();
        try {
            url.visit().flatMap(Visit::record).ifPresent(record -> tell(url, record));
        } catch (RuntimeException untold) {
            url.unheard();
            throw untold;
        }
    }

    private void tell(QueuedUrl url, ArchivedRecord record) {
        run.ports()
                .judged(
                        record,
                        url.page().orElseThrow(),
                        run.site(),
                        url.judgement().orElseThrow());
    }

    @Override
    protected void onUnhandledException(Page page, Throwable e) {
        fail(e);
    }

    @Override
    protected void onParseError(WebURL url, Exception e) {
        fail(e);
    }

    @Override
    protected void onContentFetchError(Page page, Exception e) {
        fail(e);
    }

    @Override
    protected void onUnexpectedStatusCode(String url, int status, String type, String description) {
        // Nothing to read at this address; what it was is in the capture and in the frontier.
    }

    /** A bug or a broken machine: the address goes back to the queue and the sweep stops. */
    private void fail(Throwable e) {
        failure.compareAndSet(null, e);
        run.stop().ask();
    }
}
