package org.nianbao.serve.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.serve.Ending;
import org.nianbao.serve.Sweeps;

/** One sweep under way, of 410204; the orders it got are kept. */
final class SampleSweeps implements Sweeps {
    final List<String> orders = new CopyOnWriteArrayList<>();
    private final Site site = new Site(
            "410204",
            "鼓楼区",
            "区",
            "开封市",
            Optional.of(URI.create("http://www.jinhe.example/")),
            List.of(),
            List.of(),
            true,
            Optional.empty(),
            Optional.empty(),
            "");
    private volatile boolean paused;
    private volatile int fetched = 12;

    /** One address more. */
    void goOn() {
        fetched++;
    }

    @Override
    public List<Crawl.Standing> standings() {
        return List.of(new Crawl.Standing(
                site,
                Instant.parse("2026-11-21T11:00:00Z"),
                15,
                123_456,
                fetched,
                30,
                Map.of(Reason.OUT_OF_SCOPE, 4, Reason.TRAP, 2),
                3,
                Optional.of(Instant.parse("2026-11-21T12:00:03Z")),
                paused,
                Optional.empty(),
                7,
                9));
    }

    @Override
    public Optional<Ending> closed(String siteCode) {
        return Optional.empty();
    }

    @Override
    public Map<String, Instant> rests() {
        return Map.of();
    }

    @Override
    public boolean steer(String siteCode, Order order, String by) {
        if (!siteCode.equals(site.code())) {
            return false;
        }
        orders.add(order.id() + " " + by);
        paused = order == Order.PAUSE || (paused && order != Order.RESUME);
        return true;
    }
}
