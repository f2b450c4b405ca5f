package org.nianbao.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An annual report (政府信息公开工作年度报告) as read from one document.
 *
 * @param title its title
 * @param year the report year, when known
 * @param yearFrom the witnesses that agree on it: {@code title}, {@code period}, {@code text}, {@code url},
 *     {@code published}
 * @param forms the national forms met, in the order met; empty for a report in prose
 * @param publisher whose report it is
 * @param published date of publication, when known
 * @param script {@code simplified} or {@code traditional}
 * @param sections its numbered parts
 * @param cells its figures, in the order of the indicators, each code at most once
 */
public record Report(
        String title,
        Optional<Integer> year,
        List<String> yearFrom,
        List<Form> forms,
        Publisher publisher,
        Optional<LocalDate> published,
        String script,
        List<Section> sections,
        List<Cell> cells) {

    /** Copies the lists. */
    public Report {
        yearFrom = List.copyOf(yearFrom);
        forms = List.copyOf(forms);
        sections = List.copyOf(sections);
        cells = List.copyOf(cells);
    }

    /** The same report with other cells. */
    public Report withCells(List<Cell> others) {
        return new Report(title, year, yearFrom, forms, publisher, published, script, sections, others);
    }

    /** The cell of a code, if the document prints its place. */
    public Optional<Cell> cell(String code) {
        return cells.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /**
     * Whose report it is.
     *
     * @param name the body's name, blank when unknown
     * @param divisionCode six-digit code, when a witness beyond the bare name settles it
     * @param scope whose work it covers
     */
    public record Publisher(String name, Optional<String> divisionCode, Scope scope) {}

    /**
     * A numbered part.
     *
     * @param number 1 for 一, and so on
     * @param heading as printed
     * @param text the prose below it, one paragraph a line
     */
    public record Section(int number, String heading, String text) {}
}
