package org.nianbao.discover.simulated;

import java.util.List;

/**
 * What the sites of one {@link Portrait} have in common. The texts have places in braces, which {@link Places} fills.
 *
 * <p>Of columns: {@code {slug}} a word for it, {@code {cid}} its number, {@code {chex}} a code. Of a list's page: {@code
 * {address}} of the column, {@code {stem}} that without its ending, {@code {folder}} that without its file, {@code {n}} the
 * page from one, {@code {k}} from nought, {@code {r}} from the last, {@code {o}} the number of its first line. Of an
 * article: {@code {y} {m} {d}} of publication, {@code {mm} {dd}} without noughts, {@code {id} {hex} {uuid}}, and those of
 * its column. {@code {xxgk}} is a host of its own for disclosure.
 *
 * @param dress what all pages wear
 * @param way from the home page to the column
 * @param listing the pages of columns
 * @param article what stands behind a line
 * @param bodies where the reports of departments and townships stand
 */
record Template(Dress dress, Way way, Listing listing, Article article, Bodies bodies) {

    /** How addresses of the site are written on its pages. */
    enum Links {
        ROOT,
        DOTS,
        WHOLE
    }

    /** Where the reports of departments and townships stand. */
    enum Bodies {
        /** In columns of their own, if anywhere. */
        APART,
        /** Among the government's. */
        MIXED,
        /** In two columns beside the government's, all three below one. */
        SPLIT,
        /** Each body has a page with a guide and a column; the government is the first. */
        EACH,
        /** A list of all bodies for each year. */
        YEARS
    }

    /**
     * What all pages wear.
     *
     * @param charset encoding, and where it is declared
     * @param silent whether there are no national meta tags
     * @param title of the page: {@code {title}}, {@code {site}}
     * @param head the banner with the menu, {@code {menu}}
     * @param entry of the menu: {@code {href}}, {@code {name}}
     */
    record Dress(String charset, boolean silent, Links links, String title, String head, String entry) {}

    /**
     * From the home page to the column.
     *
     * @param steps name and address, with @ between; the first stands in the menu of every page
     * @param column address of the section's columns
     * @param reports the slug of the column of reports, or its address
     * @param names it may have
     * @param side the section's menu, {@code {entries}}
     * @param entry of it
     */
    record Way(List<String> steps, String column, String reports, List<String> names, String side, String entry) {}

    /**
     * The pages of columns.
     *
     * @param page address of a page from the second on
     * @param most lines of a page
     * @param list round the lines, {@code {rows}}
     * @param row a line: {@code {href} {title} {cut} {date} {day} {year} {body} {no}}
     * @param turn below the list: {@code {pages} {count} {numbers}}, {@code {next:下页}} and such
     * @param years round the years of a column of yearly reports; empty where they are listed like everything
     * @param year a line of it
     */
    record Listing(String page, int most, String list, String row, String turn, String years, String year) {
        Listing(String page, int most, String list, String row, String turn) {
            this(page, most, list, row, turn, "", "");
        }
    }

    /**
     * What stands behind a line.
     *
     * @param address of it
     * @param page its text: {@code {crumbs} {title} {date} {source} {body} {text} {attached}}
     * @param attached how a file is offered: {@code {file} {name}}
     * @param file address of a file, {@code {ext}}
     * @param twin what a second address of each report has before its ending; empty if there is none
     */
    record Article(String address, String page, String attached, String file, String twin) {}
}
