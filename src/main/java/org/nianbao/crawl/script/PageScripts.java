package org.nianbao.crawl.script;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The scripts of a page, followed in a small browser ({@link Browser}) that has no network and no clock: what they
 * open, show, send and ask for is written down. They are followed when something first asks for it, and so far and no
 * farther ({@link ScriptRun}).
 */
public final class PageScripts {
    private static final int LONGEST = 400_000;
    private static final int MOST_READ = 2000;
    /** Scripts without one of these words lead nowhere. */
    private static final Pattern LEADS = Pattern.compile(
            "location|href|src|open|write|html|append|ajax|\\bget|post|fetch|submit|url|innerHTML|axios|parse|click|\\bload|\\bVue\\b|createApp",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST_PARTS = 60;
    /** Where all scripts run once more for each. */
    private static final int MOST_LOADED = 12;

    private final List<String> scripts;
    private final ScriptedPage page;
    private final Finds finds = new Finds();
    private final Browser browser;
    private final Map<String, Steps.Block> read = new HashMap<>();
    private boolean followed;

    /**
     * The scripts of one page. Nothing is followed yet.
     *
     * @param base against which the scripts take their addresses
     * @param scripts in the order of the page, without those that are JSON
     * @param document that they look into; it is not changed
     * @param page that takes what they find
     */
    public PageScripts(URI base, List<String> scripts, Document document, ScriptedPage page) {
        this.scripts = scripts;
        this.page = page;
        this.browser = new Browser(base, document, finds);
    }

    /**
     * Follows what the scripts do by themselves, unless that was done, and puts on the page all that was found. What is shown
     * may have handlers of its own, which the page may have followed meanwhile; what those show is not shown any more.
     */
    public void put() {
        follow();
        finds.put(page);
    }

    /** Follows what the scripts do by themselves; a second time nothing is done. */
    private void follow() {
        if (followed) {
            return;
        }
        followed = true;
        run();
        browser.whatIsLeft();
        lists();
        parts();
    }

    private void run() {
        int length = 0;
        for (String script : scripts) {
            length += script.length();
            if (length <= LONGEST && LEADS.matcher(script).find()) {
                guarded(() -> Parser.read(script).follow(browser.run, browser.root));
            }
        }
    }

    /** Parts of the page that links name behind {@code #} and scripts load. */
    private void parts() {
        if (browser.hasParts(scripts)) {
            Map<String, Element> parts = new LinkedHashMap<>();
            for (Element link : browser.document.getElementsByTag("a")) {
                partOf(link).ifPresent(part -> parts.putIfAbsent(part, link));
            }
            parts.entrySet().stream()
                    .limit(browser.listens() ? MOST_PARTS : MOST_LOADED)
                    .forEach(part -> guarded(() -> browser.goTo(part.getKey(), part.getValue(), this::run)));
        }
    }

    /** The part of this page that a link leads to. */
    private Optional<String> partOf(Element link) {
        String href = link.attr("href").strip();
        int mark = href.indexOf('#');
        boolean here = mark == 0 || mark > 0 && page.isHere(href.substring(0, mark));
        return here && mark < href.length() - 1 ? Optional.of(href.substring(mark)) : Optional.empty();
    }

    /** Lists that the scripts have put together. */
    private void lists() {
        guarded(() -> browser.root.copy().values().stream()
                .filter(ScriptObject.class::isInstance)
                .forEach(list -> Globals.written(list).ifPresent(browser.finds::records)));
    }

    /**
     * Follows what a click does.
     *
     * @param handler what stands in {@code onclick}, {@code onchange} or behind {@code javascript:}
     * @param element that it is bound to; of a menu the choice
     */
    public void handle(String handler, Element element) {
        if (browser.run.spent() || read.size() >= MOST_READ) {
            return;
        }
        follow();
        Steps.Block block = read.computeIfAbsent(handler.replaceFirst("(?i)^\\s*javascript:", ""), Parser::read);
        guarded(() -> browser.follow((self, given) -> run(block, self), element, ""));
        browser.whatIsLeft();
    }

    private Object run(Steps.Block block, Object self) {
        block.follow(browser.run, new Scope(browser.root, self));
        return null;
    }

    private static void guarded(Runnable follows) {
        try {
            follows.run();
        } catch (ScriptRun.Spent e) {
            // The page has spent what is spent on one page; what was found counts.
        }
    }
}
