package org.nianbao.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What discovery thinks of a page and of each link that leaves it.
 *
 * @param kind what the page is
 * @param platform the site platform recognised, for instance {@code trs}; blank when none
 * @param report what is known of the report, when the page is or holds one
 * @param links the links worth following, best first
 * @param aside links that look like a report or a column of reports and are left aside all the same, promise 0, each
 *     with its reason; links that have nothing to do with reports are in neither list
 * @param why the signals that decided, whole phrases for people, in Chinese
 */
public record Judgement(
        Kind kind,
        String platform,
        Optional<ReportClue> report,
        List<LinkJudgement> links,
        List<LinkJudgement> aside,
        List<String> why) {

    /** Copies the lists. */
    public Judgement {
        links = List.copyOf(links);
        aside = List.copyOf(aside);
        why = List.copyOf(why);
    }

    /** A judgement that leaves nothing aside that would be worth a word. */
    public Judgement(
            Kind kind, String platform, Optional<ReportClue> report, List<LinkJudgement> links, List<String> why) {
        this(kind, platform, report, links, List.of(), why);
    }

    /** What a page is. */
    public enum Kind {
        /** A page on the way: home page, navigation. */
        WAY,
        /** A column of annual reports. */
        COLUMN,
        /** An annual report, or the page that holds one as an attachment. */
        REPORT,
        /** A look-alike: guide, rules, interpretation, another kind of yearly report. */
        LOOKALIKE,
        /** Nothing of use. */
        OTHER
    }

    /**
     * What the page's own witnesses say of the report.
     *
     * @param title the report's title
     * @param year the report year, when a witness names it
     * @param scope whose report it seems to be
     * @param publisher name of the body, blank when unknown
     */
    public record ReportClue(String title, Optional<Integer> year, Scope scope, String publisher) {}

    /**
     * One link and what is thought of it.
     *
     * @param link the link
     * @param promise from 1 (barely) to 1000 (surely a report); the frontier takes the highest first; 0 when left aside
     * @param why the signals that decided
     */
    public record LinkJudgement(Link link, int promise, List<String> why) {

        /** Copies the list. */
        public LinkJudgement {
            why = List.copyOf(why);
        }

        /** The link's address. */
        public URI uri() {
            return link.uri();
        }
    }
}
