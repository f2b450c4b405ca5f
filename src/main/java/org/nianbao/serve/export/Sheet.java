package org.nianbao.serve.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.nianbao.index.Index.CellRow;
import org.nianbao.index.Index.Corrected;
import org.nianbao.index.Index.ReportRow;
import org.nianbao.index.Index.Settled;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Correction;
import org.nianbao.model.Withdrawal;

/**
 * The columns of a table of the contract, in its order.
 *
 * @param columns name, nature and source of each
 * @param <T> what one row is made of
 */
record Sheet<T>(List<Column<T>> columns) {

    static final Sheet<CellRow> CELLS = new Sheet<>(List.of(
            text("division_code", r -> r.report().divisionCode()),
            text("district", r -> r.report().district()),
            text("publisher", r -> r.report().publisher()),
            text("scope", r -> r.report().scope()),
            number("year", r -> r.report().year().orElse(null)),
            number("version", r -> r.report().version()),
            text("url", r -> r.report().url()),
            time("captured_at", r -> r.report().capturedAt()),
            text("sha256", r -> r.report().sha256()),
            text("code", r -> r.cell().code()),
            new Column<>("value", Nature.DECIMAL, r -> r.cell().value().orElse(null)),
            text("kind", r -> r.cell().kind().id()),
            new Column<>("raw", Nature.RAW, r -> r.cell().raw()),
            text("unit", r -> r.cell().unit()),
            text("by", r -> r.cell().by().id()),
            new Column<>("confirmed", Nature.TRUTH, r -> r.cell().confirmed()),
            new Column<>("corrected_value", Nature.DECIMAL, r -> r.correction()
                    .flatMap(c -> c.corrected().number())
                    .orElse(null)),
            text("corrected_kind", r -> of(r, c -> c.corrected().kind().id())),
            text("corrected_by", r -> of(r, Correction::author)),
            text("correction_reason", r -> of(r, Correction::reason)),
            time("corrected_at", r -> of(r, Correction::at)),
            number("correction", r -> of(r, Correction::entry))));

    static final Sheet<Corrected> CORRECTIONS = new Sheet<>(List.of(
            number("correction", r -> r.correction().entry()),
            time("corrected_at", r -> r.correction().at()),
            text("division_code", r -> r.whose().divisionCode()),
            text("district", r -> r.whose().district()),
            text("publisher", r -> r.whose().publisher()),
            text("scope", r -> r.whose().scope()),
            number("year", r -> r.whose().year().orElse(null)),
            text("report", r -> r.correction().reportId()),
            number("version", r -> r.correction().version()),
            text("sha256", r -> r.correction().sha256()),
            text("code", r -> r.correction().code()),
            new Column<>(
                    "read_value",
                    Nature.DECIMAL,
                    r -> r.correction().read().flatMap(Correction.Value::number).orElse(null)),
            text("read_kind", r -> read(r, v -> v.kind().id())),
            new Column<>("read_raw", Nature.RAW, r -> read(r, Correction.Value::raw)),
            new Column<>(
                    "value",
                    Nature.DECIMAL,
                    r -> r.correction().corrected().number().orElse(null)),
            text("kind", r -> r.correction().corrected().kind().id()),
            new Column<>("raw", Nature.RAW, r -> r.correction().corrected().raw()),
            text("author", r -> r.correction().author()),
            text("reason", r -> r.correction().reason()),
            text("standing", r -> r.standing().id()),
            number("withdrawal", r -> withdrawal(r, Withdrawal::entry)),
            time("withdrawn_at", r -> withdrawal(r, Withdrawal::at)),
            text("withdrawn_by", r -> withdrawal(r, Withdrawal::author)),
            text("withdrawal_reason", r -> withdrawal(r, Withdrawal::reason))));

    static final Sheet<Settled> SETTLEMENTS = new Sheet<>(List.of(
            number("settlement", r -> r.settlement().entry()),
            time("settled_at", r -> r.settlement().at()),
            text("division_code", r -> r.settlement().code()),
            text("district", Settled::district),
            number("year", r -> r.settlement().year()),
            text("settled_as", r -> r.settlement().as().id()),
            text("report", r -> r.settlement().reportId().orElse(null)),
            text("author", r -> r.settlement().author()),
            text("reason", r -> r.settlement().reason()),
            text("standing", r -> r.standing().id()),
            number("withdrawal", r -> withdrawal(r, Withdrawal::entry)),
            time("withdrawn_at", r -> withdrawal(r, Withdrawal::at)),
            text("withdrawn_by", r -> withdrawal(r, Withdrawal::author)),
            text("withdrawal_reason", r -> withdrawal(r, Withdrawal::reason))));

    private static <V> V of(CellRow row, Function<Correction, V> what) {
        return row.correction().map(what).orElse(null);
    }

    private static String read(Corrected row, Function<Correction.Value, String> what) {
        return row.correction().read().map(what).orElse(null);
    }

    private static <V> V withdrawal(Corrected row, Function<Withdrawal, V> what) {
        return row.correction().withdrawal().map(what).orElse(null);
    }

    private static <V> V withdrawal(Settled row, Function<Withdrawal, V> what) {
        return row.settlement().withdrawal().map(what).orElse(null);
    }

    static final Sheet<ReportRow> REPORTS = new Sheet<>(List.of(
            text("division_code", ReportRow::divisionCode),
            text("district", ReportRow::district),
            text("publisher", ReportRow::publisher),
            text("scope", ReportRow::scope),
            number("year", r -> r.year().orElse(null)),
            number("version", ReportRow::version),
            text("title", ReportRow::title),
            text("published", ReportRow::published),
            text("url", ReportRow::url),
            text("sha256", ReportRow::sha256),
            time("captured_at", ReportRow::capturedAt),
            text("media_type", ReportRow::mediaType),
            text("forms", ReportRow::forms),
            number("cells", ReportRow::cells),
            number("failed_rules", ReportRow::failedRules),
            text("state", ReportRow::state),
            text("addresses", r -> String.join(" ", r.addresses())),
            text("documents", r -> String.join(" ", r.documents()))));

    static final Sheet<ArchivedRecord> CAPTURES = new Sheet<>(List.of(
            text("url", r -> r.uri().toString()),
            time("captured_at", ArchivedRecord::date),
            number("status", ArchivedRecord::status),
            text("outcome", r -> r.outcome().kind()),
            text("media_type", ArchivedRecord::mediaType),
            text("sha256", ArchivedRecord::payloadSha256),
            text("warc_file", ArchivedRecord::warcFile),
            number("offset", ArchivedRecord::offset),
            number("length", ArchivedRecord::length),
            text("via", r -> r.origin().via().map(Object::toString).orElse("")),
            text("site", r -> r.origin().siteCode())));

    /** What a column holds, which decides how it is written. */
    enum Nature {
        /** Words, which may come from a hostile page. */
        TEXT,
        /** The text of a cell as printed. */
        RAW,
        /** A decimal number, kept exactly. */
        DECIMAL,
        /** A whole number. */
        NUMBER,
        /** A time, written in RFC 3339 in UTC. */
        TIME,
        /** {@code true} or {@code false}. */
        TRUTH
    }

    /**
     * One column.
     *
     * @param name the contract's name
     * @param nature what it holds
     * @param of gives the content of a row, {@code null} where there is none
     */
    record Column<T>(String name, Nature nature, Function<T, Object> of) {

        /** The content as text, blank where there is none. */
        String text(T row) {
            Object content = of.apply(row);
            if (content == null) {
                return "";
            }
            return content instanceof BigDecimal decimal ? decimal.toPlainString() : content.toString();
        }
    }

    /** The names, in order. */
    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** A row as JSON: numbers and truths as such, a decimal as a string, {@code null} for nothing. */
    ObjectNode object(T row) {
        ObjectNode json = ContractJson.mapper().createObjectNode();
        for (Column<T> column : columns) {
            Object content = column.of().apply(row);
            boolean plain = content == null || column.nature() == Nature.NUMBER || column.nature() == Nature.TRUTH;
            json.set(column.name(), ContractJson.mapper().valueToTree(plain ? content : column.text(row)));
        }
        return json;
    }

    private static <T> Column<T> text(String name, Function<T, Object> of) {
        return new Column<>(name, Nature.TEXT, of);
    }

    private static <T> Column<T> number(String name, Function<T, Object> of) {
        return new Column<>(name, Nature.NUMBER, of);
    }

    private static <T> Column<T> time(String name, Function<T, Instant> of) {
        return new Column<>(name, Nature.TIME, of::apply);
    }
}
