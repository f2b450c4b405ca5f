package org.nianbao.discover.simulated;

/**
 * One line of a list and the article behind it.
 *
 * @param title as the list and the article have it
 * @param date of publication, {@code yyyy-MM-dd}
 * @param source the body that published it
 * @param path of the article, absolute or a whole address
 */
record Entry(String title, String date, String source, String path) {}
