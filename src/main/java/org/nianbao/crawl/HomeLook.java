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

    private Optional<Page> home = Optional.empty();
    private String moved = "";
    private String redirected = "";
    private int others;
    private int again;
    private int dead;
    private String column = "";

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
                    trap.filter(t -> t.detail().startsWith(Traps.HOME_AGAIN)).isPresent();
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
        home = content ? url.page() : home;
        noteMove(url, discovered);
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

    /** How a sweep ends that is at its end and has met no report. */
    Endings.End end() {
        if (!moved.isEmpty() && others == 0) {
            return unreachable(Reason.MOVED_AWAY, moved);
        }
        if (home.isEmpty()) {
            return redirected.isEmpty() ? nothing() : unreachable(Reason.ONLY_REDIRECTS, redirected);
        }
        return useless(home.get())
                .map(reason -> unreachable(reason, Address.host(home.get().uri())))
                .orElseGet(this::nothing);
    }

    private Optional<Reason> useless(Page page) {
        if (parked(page)) {
            return Optional.of(Reason.PARKED);
        }
        if (again >= SEVERAL && others == 0) {
            return Optional.of(Reason.HOME_EVERYWHERE);
        }
        boolean shell =
                page.text().length() < SHELL && SCRIPT.matcher(page.html()).find();
        return shell && others == 0 ? Optional.of(Reason.ALL_SCRIPT) : Optional.empty();
    }

    private Endings.End nothing() {
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
