package org.nianbao.extract;

/** One table of the national forms as it looks for itself in a document, row by row, over any number of grids. */
interface FormTable {

    /** A short text outside tables, which may open a group or end a table. */
    void heading(String text);

    /** A row of a grid; true when it belongs to this table. */
    boolean accept(Row row);

    /** No more rows follow. */
    void finish();
}
