package org.nianbao.demo;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An article of a column.
 *
 * @param title its title
 * @param date day of publication
 * @param source who published it
 * @param path its address on the site
 * @param body its text as HTML
 * @param attachment a file that hangs on it
 */
record Article(String title, LocalDate date, String source, String path, String body, Optional<Attachment> attachment) {

    /**
     * A file that hangs on an article.
     *
     * @param path its address on the site
     * @param label text of the link
     */
    record Attachment(String path, String label) {}
}
