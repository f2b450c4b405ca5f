package org.nianbao.demo;

/** A part of a report's body, in reading order. */
sealed interface Part {

    /** A heading, for instance 一、总体情况. */
    record Heading(String text) implements Part {}

    /** A paragraph of prose. */
    record Paragraph(String text) implements Part {}

    /** A statistical table. */
    record Tabular(FormTable table) implements Part {}
}
