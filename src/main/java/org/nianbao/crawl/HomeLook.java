package org.nianbao.crawl;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount.State;
import org.nianbao.model.Trap;

/**
 * What a sweep that found nothing has seen of the site, so that its end says what an operator can do about it: the home
 * page leads to another host, belongs to nobody any more, is all script, answers to every address; or there was a column
 * and its links are dead.
 */
final class HomeLook {
    /** Up to so much visible text a page may be declared a shell or a parking page. */
    private static final int SHORT = 600;

    private static final int SHELL = 120;
    private static final int SEVERAL = 2;
    /** From this promise on a link is named like a report. */
    private static final int LIKE_A_REPORT = 840;

    private static final Pattern PARKED = Pattern.compile(
            "域名.{0,12}(?:出售|转让|到期|过期|停放|求购|交易|报价|注册商)|(?:出售|转让|购买).{0,6}域名|(?:this|the) domain.{0,30}(?:for sale|parked|expired|available)"
                    + "|buy this domain|domain parking|网站(?:已|暂)(?:关闭|停用|过期|到期)|(?:空间|主机).{0,4}(?:已)?(?:到期|过期)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT = Pattern.compile("<script\\b|<noscript\\b", Pattern.CASE_INSENSITIVE);

    /** Host of the home page, once it has been read; and whether it was parked, or too short to be more than a shell. */
    private String home = "";

    private boolean parked;
    private boolean shell;
    private String moved = "";
    private String redirected = "";
    private String column = "";
    private int others;
    private int again;
    private int dead;

    /**
     * Of a sweep that goes on.
     *
     * @param text what {@link #text()} gave; blank when it begins
     */
    HomeLook(String text) {
        if (!text.isEmpty()) {
            String[] seen = text.split("\t", -1);
            home = seen[0];
            parked = Boolean.parseBoolean(seen[1]);
            shell = Boolean.parseBoolean(seen[2]);
            moved = seen[3];
            redirected = seen[4];
            column = seen[5];
            others = Integer.parseInt(seen[6]);
            again = Integer.parseInt(seen[7]);
            dead = Integer.parseInt(seen[8]);
        }
    }

    /** All that it has seen, for a later run of the sweep. */
    String text() {
        return String.join(
                "\t",
                home,
                String.valueOf(parked),
                String.valueOf(shell),
                moved,
                redirected,
                column,
                String.valueOf(others),
                String.valueOf(again),
                String.valueOf(dead));
    }

    /**
     * Takes notice of an address that has ended.
     *
     * @param url the address
     * @param discovered what was found on it
     * @param trap why its links were cut off, when they were
     */
    void note(QueuedUrl url, List<FrontierTable.Discovery> discovered, Optional<Outcome> trap) {
        boolean content = url.page().isPresent() && url.judgement().isPresent();
        if (url.found().home()) {
            noteHome(url, discovered, content);
        } else if (content) {
            boolean twin =
                    trap.flatMap(Trap::of).filter(Trap.FIRST_PAGE_AGAIN::equals).isPresent();
            again += twin ? 1 : 0;
            others += twin ? 0 : 1;
        }
        boolean list =
                url.judgement().filter(j -> j.kind() == Judgement.Kind.COLUMN).isPresent();
        column = list ? url.getURL() : column;
        noteFailure(url);
    }

    private void noteFailure(QueuedUrl url) {
        boolean failed = url.outcome()
                .filter(o -> !(o instanceof Outcome.Captured) && !(o instanceof Outcome.NotModified))
                .isPresent();
        dead += failed && url.found().promise() >= LIKE_A_REPORT ? 1 : 0;
    }

    private void noteHome(QueuedUrl url, List<FrontierTable.Discovery> discovered, boolean content) {
        boolean redirect =
                url.outcome().filter(o -> o.reason() == Reason.REDIRECT).isPresent();
        redirected = redirect ? url.getURL() : redirected;
        url.page().filter(page -> content).ifPresent(this::noteContent);
        noteMove(url, discovered);
    }

    private void noteContent(Page page) {
        home = Address.host(page.uri());
        parked = parked(page);
        shell = page.text().length() < SHELL && SCRIPT.matcher(page.html()).find();
    }

    private void noteMove(QueuedUrl url, List<FrontierTable.Discovery> discovered) {
        Set<URI> sentOn = url.page().stream()
                .flatMap(p -> p.links().stream())
                .filter(l -> l.kind() == 'R')
                .map(Link::uri)
                .collect(Collectors.toSet());
        discovered.stream()
                .filter(d -> d.found().hops().endsWith("R")
                        || sentOn.contains(d.found().uri()))
                .filter(d ->
                        d.ended().filter(o -> o.reason() == Reason.OUT_OF_SCOPE).isPresent())
                .findFirst()
                .ifPresent(d -> moved = Address.host(d.found().uri()));
    }

    /** How a sweep ends that is at its end and has met reports: they may go on where the home page leads. */
    Endings.End met(Endings.End plain) {
        return moved.isEmpty() || plain.state() != State.FINISHED
                ? plain
                : new Endings.End(State.FINISHED, Reason.HOME_MOVED, moved);
    }

    /** How a sweep ends that is at its end and has met no report. */
    Endings.End end() {
        if (!moved.isEmpty() && others == 0) {
            return unreachable(Reason.MOVED_AWAY, moved);
        }
        if (home.isEmpty()) {
            return redirected.isEmpty() ? nothing() : unreachable(Reason.ONLY_REDIRECTS, redirected);
        }
        return useless().map(reason -> unreachable(reason, home)).orElseGet(this::nothing);
    }

    private Optional<Reason> useless() {
        if (parked) {
            return Optional.of(Reason.PARKED);
        }
        if (again >= SEVERAL && others == 0) {
            return Optional.of(Reason.HOME_EVERYWHERE);
        }
        return shell && others == 0 ? Optional.of(Reason.ALL_SCRIPT) : Optional.empty();
    }

    private Endings.End nothing() {
        if (!moved.isEmpty()) {
            return new Endings.End(State.FINISHED, Reason.HOME_MOVED, moved);
        }
        return dead > 0
                ? new Endings.End(State.FINISHED, Reason.DEAD_LINKS, column)
                : new Endings.End(State.FINISHED, Reason.NOTHING_FOUND, column);
    }

    private static boolean parked(Page page) {
        String words = page.title() + " " + page.text();
        return page.text().length() < SHORT && PARKED.matcher(words).find();
    }

    private static Endings.End unreachable(Reason reason, String detail) {
        return new Endings.End(State.UNREACHABLE, reason, detail);
    }
}
