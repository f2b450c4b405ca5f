package org.nianbao.serve;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Message;

/** The sweeps under way, to be watched and steered; safe for any thread. */
public interface Sweeps {

    /** Where each of them stands, the one begun first first. */
    List<Crawl.Standing> standings();

    /**
     * Steers the sweep of a site.
     *
     * @param siteCode the site
     * @param order what to do
     * @param by who asked: {@code web}, {@code api} or {@code command}; kept in the ledger
     * @return whether a sweep of the site is under way
     */
    boolean steer(String siteCode, Order order, String by);

    /**
     * Why a site is not to be asked for anything beside its sweeps: one is under way, or it is left in peace after a
     * refusal.
     *
     * @param siteCode the site
     * @return empty when it may be asked
     */
    Optional<Ending> closed(String siteCode);

    /** Until when hosts and their addresses are to be left in peace. */
    Map<String, Instant> rests();

    /** What can be asked of a sweep under way, each with what is kept, in plain words. */
    enum Order {
        /** Rest for a while. */
        PAUSE(
                "暂停：正在进行的请求会做完，之后不再访问该网站，直到继续。什么也不会丢失，暂停的时间不计入额度。",
                "Paused: the request under way is finished, then nothing is asked of the site until it is resumed. Nothing is"
                        + " lost, and time at rest does not count against the budget."),
        /** End a rest. */
        RESUME("继续：巡查从原处接着进行。", "Resumed: the sweep goes on where it was."),
        /** End for now. */
        STOP(
                "停止：已存档的内容、等待的地址和年报页面尚缺的文件都保留；下一次巡查该网站时从原处继续。",
                "Stopped: what is archived, the addresses that wait and what report pages still need are kept; the next sweep of"
                        + " this site goes on where it was."),
        /** Give up. */
        CANCEL(
                "取消：已存档的内容保留；等待的地址不再访问，列在巡查账目中；年报页面尚缺的文件也不再取；下一次巡查该网站时重新开始。",
                "Cancelled: what is archived is kept; the addresses that waited are given up and listed in the account, what"
                        + " report pages still need is given up, too; the next sweep of this site begins anew.");

        private final String zh;
        private final String en;

        Order(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** The stable id, for instance {@code pause}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** What it means and what is kept. */
        public Message kept() {
            return new Message(id(), zh, en);
        }

        /** The order of an id. */
        public static Optional<Order> of(String id) {
            return java.util.Arrays.stream(values())
                    .filter(o -> o.id().equals(id))
                    .findFirst();
        }
    }
}
