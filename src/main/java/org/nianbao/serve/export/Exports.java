package org.nianbao.serve.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.index.Index;
import org.nianbao.index.Index.CellRow;
import org.nianbao.index.Index.ReportRow;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Correction;
import org.nianbao.model.Indicator;
import org.nianbao.serve.House;

/**
 * Tables for people and programs to take away: the contract's {@code export
 * cells|reports|captures|corrections|settlements}. CSV guards words that spreadsheets would run as formulas; the rule stands in {@code docs} and with the writer.
 */
public final class Exports {
    private final Index index;
    private final List<Indicator> indicators;

    /** Of an opened home. */
    public Exports(House house) {
        this.index = house.index();
        this.indicators = house.indicators();
    }

    /**
     * Writes a table in the contract's stable order; {@code to} stays open.
     *
     * @param table which one
     * @param format in which format
     * @param query which rows; {@code reports} heeds code, year and {@code newestOnly}, {@code captures} takes all,
     *     {@code corrections} heeds all but {@code newestOnly}, {@code settlements} heeds code and year
     * @param byteOrderMark whether a CSV begins with a byte-order mark, for old spreadsheets
     * @param to receives the bytes
     * @return the number of rows
     */
    public long write(Table table, Format format, Index.CellQuery query, boolean byteOrderMark, OutputStream to)
            throws IOException {
        Target target = new Target(format, byteOrderMark, indicators, to);
        return switch (table) {
            case CELLS -> {
                try (Stream<CellRow> rows = index.cells(query)) {
                    yield target.write(Sheet.CELLS, rows.iterator(), row -> Workbook.Source.of(row.report()));
                }
            }
            case REPORTS -> target.write(Sheet.REPORTS, reports(query).iterator(), Workbook.Source::of);
            case CORRECTIONS ->
                target.write(Sheet.CORRECTIONS, index.corrections(query).iterator(), Exports::document);
            case SETTLEMENTS ->
                target.write(
                        Sheet.SETTLEMENTS,
                        index.settlements(query.code(), query.year()).iterator(),
                        Exports::ledgerEntry);
            case CAPTURES -> {
                try (Stream<ArchivedRecord> rows = index.captures(Optional.empty())) {
                    yield target.write(Sheet.CAPTURES, rows.iterator(), Exports::warcFile);
                }
            }
        };
    }

    private List<ReportRow> reports(Index.CellQuery query) {
        List<ReportRow> rows =
                index.reports(new Index.ReportQuery(query.code(), query.year(), Optional.empty(), Optional.empty()));
        return query.newestOnly() ? newest(rows) : rows;
    }

    /** The last version of each report, in the order given. */
    static List<ReportRow> newest(List<ReportRow> rows) {
        Map<String, Integer> last = new HashMap<>();
        rows.forEach(row -> last.merge(row.id(), row.version(), Math::max));
        return rows.stream().filter(row -> last.get(row.id()) == row.version()).toList();
    }

    private static Workbook.Source document(Index.Corrected row) {
        Correction correction = row.correction();
        return new Workbook.Source(correction.reportId() + " v" + correction.version(), "", "", correction.sha256());
    }

    private static Workbook.Source ledgerEntry(Index.Settled row) {
        return new Workbook.Source("ledger " + row.settlement().entry(), "", "", "");
    }

    private static Workbook.Source warcFile(ArchivedRecord row) {
        return new Workbook.Source(row.warcFile(), "", "", "");
    }

    /** A format with its choices and the stream it goes to. */
    record Target(Format format, boolean byteOrderMark, List<Indicator> indicators, OutputStream to) {
        <T> long write(Sheet<T> sheet, Iterator<? extends T> rows, Workbook.Origin<T> origin) throws IOException {
            return switch (format) {
                case CSV -> CsvTable.write(sheet, rows, byteOrderMark, to);
                case JSONL -> JsonLines.write(sheet, rows, to);
                case XLSX -> new Workbook(indicators).write(sheet, rows, origin, to);
            };
        }
    }

    /** Which table. */
    public enum Table {
        /** One line a cell. */
        CELLS,
        /** One line a report version. */
        REPORTS,
        /** One line an archived exchange. */
        CAPTURES,
        /** One line a correction, also those that were withdrawn or hold no more. */
        CORRECTIONS,
        /** One line a person's word on a district-year, also those that were withdrawn or hold no more. */
        SETTLEMENTS;

        /** The table of a name in lower case, if there is one. */
        public static Optional<Table> of(String name) {
            return Stream.of(values())
                    .filter(table -> table.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** Which format. */
    public enum Format {
        /** RFC 4180, UTF-8. */
        CSV,
        /** JSON Lines. */
        JSONL,
        /** A workbook with data, dictionary and sources. */
        XLSX;

        /** The format of a name in lower case, if there is one. */
        public static Optional<Format> of(String name) {
            return Stream.of(values())
                    .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }
}
