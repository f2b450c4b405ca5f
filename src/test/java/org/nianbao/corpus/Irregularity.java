package org.nianbao.corpus;

import java.util.EnumSet;
import java.util.Set;
import org.nianbao.model.Form;

/** What real reports do to their forms, each with the words of {@code docs/extraction-quality.md}. */
enum Irregularity {
    NONE("as the form prints it"),
    LABEL_VARIANTS("row labels in other wordings"),
    COLUMN_VARIANTS("column labels in other wordings"),
    SPACED_LABELS("spaces and line ends in labels"),
    SPLIT_LABELS("labels split around their numbers"),
    VERTICAL("group headings one character a line"),
    EIGHT_NUMBERS("eight numbers in a row of seven"),
    NO_GROUPS("group headings missing"),
    TRADITIONAL("traditional script, Taiwan wording"),
    THOUSANDS("thousands separators ,"),
    THOUSANDS_WIDE("thousands separators ，"),
    THOUSANDS_BLANK("thousands parted by blanks"),
    FULL_WIDTH("full-width digits"),
    UNIT_IN_CELL("units behind the numbers"),
    YUAN("amounts in 元"),
    NOTES("notes in cells"),
    MINUS("minus signs of several kinds"),
    BLANKS("zeros left blank¹"),
    DASHES("zeros printed as - — / 无"),
    MISSING_ROW("a row left out"),
    CUT("tables cut at page ends"),
    CUT_REPEATED("tables cut, headers repeated"),
    METADATA("a table of page metadata in front"),
    MIXTURE("table 二 of 2021, table 三 of 2019"),
    SIX_NUMBERS("six numbers in a row of seven²"),
    NO_HEADER("table 二 without its header rows²"),
    REAL("figures of a real report");

    private static final Set<Irregularity> NOT_2014 = EnumSet.of(
            LABEL_VARIANTS,
            COLUMN_VARIANTS,
            SPLIT_LABELS,
            VERTICAL,
            EIGHT_NUMBERS,
            NO_GROUPS,
            MINUS,
            MIXTURE,
            SIX_NUMBERS,
            NO_HEADER);

    private final String words;

    Irregularity(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether a form can have it at all. */
    boolean concerns(Form form) {
        return switch (this) {
            case MINUS -> form == Form.F2019;
            case MIXTURE -> form == Form.F2021;
            default -> form != Form.F2014 || !NOT_2014.contains(this);
        };
    }
}
