package org.nianbao.seeds;

import java.util.List;
import java.util.Map;

/**
 * One data line of a seed file, with its overrides laid over it.
 *
 * @param file file name
 * @param number line number from 1
 * @param fields by column name in file order, surrounding white space removed; a column the line does not reach is blank
 */
record SeedLine(String file, int number, Map<String, String> fields) {

    /** The text of a column, blank when the file has no such column. */
    String get(String column) {
        return fields.getOrDefault(column, "");
    }

    /** The code as written, which keys overrides and everything else. */
    String code() {
        return get(Column.CODE);
    }

    /** The parts of a column that holds a list; the contract separates them by spaces. */
    List<String> list(String column) {
        return get(column).isBlank() ? List.of() : List.of(get(column).strip().split("\\s+"));
    }
}
