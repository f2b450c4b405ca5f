package org.nianbao.fuzz;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Page;

/** Fuzz target: what the crawl makes of a page and of its scripts. It has no other end to a sweep than its own bounds. */
public final class ScriptFuzz {
    private static final URI AT = URI.create("http://www.erqi.example/zwgk/nb/index.html");
    private static final long LONGEST_NANOS = 20_000_000_000L;
    private static final int MOST_LINKS = 20_000;

    private ScriptFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        DecodedText text = new DecodedText(new String(bytes, StandardCharsets.UTF_8), "UTF-8", "meta", "UTF-8");
        Page page = Crawl.page(AT, Optional.empty(), "", "text/html", Optional.of(text));
        if (page.links().size() > MOST_LINKS) {
            throw new IllegalStateException("a page has " + page.links().size() + " links");
        }
        if (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun > LONGEST_NANOS) {
            throw new IllegalStateException("reading takes too long");
        }
    }
}
