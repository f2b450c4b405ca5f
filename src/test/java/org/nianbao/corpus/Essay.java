package org.nianbao.corpus;

import java.util.List;

/**
 * A report before it is given a format: title, opening and tables under their headings.
 *
 * @param name of the specimen
 * @param title the title
 * @param opening a paragraph of prose
 * @param tables the tables in order
 */
record Essay(String name, String title, String opening, List<Table> tables) {}
