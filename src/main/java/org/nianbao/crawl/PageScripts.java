package org.nianbao.crawl;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The scripts of a page, followed in a small browser ({@link ScriptBrowser}) that has no network and no clock: what they
 * open, show, send and ask for is written down. They are followed when something first asks for it, and so far and no
 * farther ({@link ScriptRun}).
 */
final class PageScripts {
    private static final int LONGEST = 400_000;
    private static final int MOST_READ = 2000;
    /** Scripts without one of these words lead nowhere. */
    private static final Pattern LEADS = Pattern.compile(
            "location|href|src|open|write|html|append|ajax|\\bget|post|fetch|submit|url|innerHTML|axios|parse|click",
            Pattern.CASE_INSENSITIVE);

    private final List<String> scripts;
    private final ScriptBrowser browser;
    private final Map<String, ScriptSteps.Block> read = new HashMap<>();
    private boolean followed;

    PageScripts(URI at, List<String> scripts, Document page, PageFinds finds) {
        this.scripts = scripts;
        this.browser = new ScriptBrowser(at, page, finds);
    }

    /** Follows what the scripts do by themselves; a second time nothing is done. */
    void follow() {
        if (followed) {
            return;
        }
        followed = true;
        int length = 0;
        for (String script : scripts) {
            length += script.length();
            if (length <= LONGEST && LEADS.matcher(script).find()) {
                guarded(() -> ScriptParser.read(script).follow(browser.run, browser.root));
            }
        }
        browser.whatIsLeft();
        lists();
    }

    /** Lists that the scripts have put together. */
    private void lists() {
        guarded(() -> browser.root.copy().values().stream()
                .filter(ScriptObject.class::isInstance)
                .forEach(list -> ScriptGlobals.written(list).ifPresent(browser.finds::records)));
    }

    /**
     * Follows what a click does.
     *
     * @param handler what stands in {@code onclick}, {@code onchange} or behind {@code javascript:}
     * @param element that it is bound to; of a menu the choice
     */
    void handle(String handler, Element element) {
        if (browser.run.spent() || read.size() >= MOST_READ) {
            return;
        }
        follow();
        ScriptSteps.Block block =
                read.computeIfAbsent(handler.replaceFirst("(?i)^\\s*javascript:", ""), ScriptParser::read);
        guarded(() -> browser.follow((self, given) -> run(block, self), element, ""));
        browser.whatIsLeft();
    }

    private Object run(ScriptSteps.Block block, Object self) {
        block.follow(browser.run, new ScriptScope(browser.root, self));
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
