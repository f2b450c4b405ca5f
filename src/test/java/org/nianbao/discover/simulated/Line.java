package org.nianbao.discover.simulated;

/**
 * One line of a list of the third set.
 *
 * @param year the report is of
 * @param body that published it
 * @param title without markup
 * @param shown the title as lists and headings have it, in HTML
 * @param date of publication, {@code yyyy-MM-dd}
 * @param address path of the article or file
 * @param report whether it is a report; otherwise it only looks like one
 */
record Line(int year, String body, String title, String shown, String date, String address, boolean report) {}
