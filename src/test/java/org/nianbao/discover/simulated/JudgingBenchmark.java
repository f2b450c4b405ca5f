package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nianbao.crawl.Crawl;
import org.nianbao.discover.Discovery;
import org.nianbao.document.Documents;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Judgement;
import org.nianbao.model.Page;
import org.nianbao.model.Site;

/**
 * How many parsed pages are judged in a second of processor time on one thread: every page that sweeps of the simulated
 * web ask for, and as many news pages again. Not part of any build: {@code mvn -Dtest=JudgingBenchmark test}. The
 * figures stand in docs/performance.md.
 */
class JudgingBenchmark {
    private static final int ROUNDS = Integer.getInteger("nianbao.rounds", 8);

    private record Parsed(Page page, Site site) {}

    @Test
    void judging() {
        List<Parsed> pages = pages();
        Discovery discovery = new Discovery();
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = processor();
            int links = 0;
            for (Parsed each : pages) {
                links += discovery.judge(each.page(), each.site()).links().size();
            }
            assertThat(links).isPositive();
            best = Math.max(best, pages.size() * 1e9 / (processor() - begun));
        }
        long characters =
                pages.stream().mapToLong(p -> p.page().html().length()).sum();
        System.out.printf(
                Locale.ROOT,
                "%d pages of %d characters and %d links in the middle: %.0f pages/s of processor time%n",
                pages.size(),
                characters / pages.size(),
                pages.stream().mapToLong(p -> p.page().links().size()).sum() / pages.size(),
                best);
        slowest(pages, discovery);
    }

    private static void slowest(List<Parsed> pages, Discovery discovery) {
        Map<Judgement.Kind, List<Parsed>> kinds = pages.stream()
                .collect(Collectors.groupingBy(
                        p -> discovery.judge(p.page(), p.site()).kind(), TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, some) -> {
            long begun = processor();
            some.forEach(p -> discovery.judge(p.page(), p.site()));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d pages, %.0f pages/s%n",
                    kind,
                    some.size(),
                    some.size() * 1e9 / (processor() - begun));
        });
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<Parsed> pages() {
        List<Parsed> pages = new ArrayList<>();
        List<Simulated> sites =
                new ArrayList<>(SimulatedWeb.sites(SimulatedWeb.SEED).subList(0, 84));
        sites.addAll(UnseenLayoutsIT.sites(1, 0, 10));
        sites.removeIf(s -> s instanceof SimulatedSite && !s.label().matches(".*[05]( held out)?"));
        for (Simulated site : sites) {
            List<String> addresses =
                    new ArrayList<>(new Walk(site).run().judged().keySet());
            String home = site.site().homeUrl().orElseThrow().toString();
            for (int i = addresses.size(); i > 0; i--) {
                addresses.add(home + "xw/202310/20231000_" + i + ".html");
            }
            addresses.forEach(a -> site.get(a).ifPresent(r -> pages.add(new Parsed(parsed(a, r), site.site()))));
        }
        return pages;
    }

    private static Page parsed(String address, Resource answer) {
        String type = answer.contentType().replaceFirst(";.*", "");
        Optional<DecodedText> text = Crawl.source(type, answer.body())
                .map(source -> new Documents().decode(source, Optional.of(answer.contentType())));
        return Crawl.page(URI.create(address), Optional.of(URI.create(address)), "", type, text);
    }
}
