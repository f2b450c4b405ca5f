package org.nianbao.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/**
 * Reads spreadsheets, old and new. Each run of rows without a blank row between them is a grid; rows at its beginning
 * with one cell only are its headings.
 */
final class SheetReader {
    private final Draft draft = new Draft();
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    private SheetReader() {
        formatter.setUseCachedValuesForFormulaCells(true);
    }

    static Document read(Material material) throws Refusal {
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(material.bytes()))) {
            SheetReader reader = new SheetReader();
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                if (book.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                    reader.sheet(book.getSheetAt(i));
                }
            }
            return reader.draft.document(material.source(), "");
        } catch (OldExcelFormatException e) {
            throw new Refusal(Trouble.UNSUPPORTED_TYPE, e);
        } catch (IOException | RuntimeException e) {
            throw Poi.refusal(e);
        }
    }

    private void sheet(Sheet sheet) throws Refusal {
        TreeMap<Integer, List<Grid.Cell>> rows = rows(sheet);
        List<List<Grid.Cell>> run = new ArrayList<>();
        int free = 0;
        for (var row : rows.entrySet()) {
            if (row.getKey() > free) {
                table(run);
                run.clear();
            }
            run.add(row.getValue());
            for (Grid.Cell cell : row.getValue()) {
                free = Math.max(free, cell.row() + cell.rowSpan());
            }
        }
        table(run);
    }

    /** The cells of rows that hold any text, as they lie on the sheet. */
    private TreeMap<Integer, List<Grid.Cell>> rows(Sheet sheet) throws Refusal {
        TreeMap<Integer, List<Grid.Cell>> rows = new TreeMap<>();
        Merged merged = new Merged(sheet.getMergedRegions());
        int count = 0;
        for (Row row : sheet) {
            Limits.checkTime();
            List<Grid.Cell> cells = new ArrayList<>();
            for (Cell cell : row) {
                merged.cell(row.getRowNum(), cell.getColumnIndex(), text(cell)).ifPresent(cells::add);
            }
            count += cells.size();
            if (count > Limits.CELLS) {
                throw new Refusal(Trouble.TOO_LARGE);
            }
            if (cells.stream().anyMatch(c -> !c.text().isEmpty())) {
                rows.put(row.getRowNum(), cells);
            }
        }
        return rows;
    }

    private String text(Cell cell) {
        return Whitespace.foldLines(formatter.formatCellValue(cell));
    }

    private void table(List<List<Grid.Cell>> rows) throws Refusal {
        int first = 0;
        while (first < rows.size() && isHeading(rows.get(first))) {
            rows.get(first).forEach(cell -> draft.block(cell.text()));
            first++;
        }
        if (first == rows.size()) {
            return;
        }
        int top = rows.get(first).get(0).row();
        List<Grid.Cell> cells = rows.subList(first, rows.size()).stream()
                .flatMap(List::stream)
                .map(c -> new Grid.Cell(c.row() - top, c.column(), c.rowSpan(), c.columnSpan(), c.text(), c.place()))
                .toList();
        draft.grid(cells);
    }

    private static boolean isHeading(List<Grid.Cell> row) {
        return row.stream().filter(c -> !c.text().isEmpty()).count() == 1
                && row.stream().allMatch(c -> c.rowSpan() == 1);
    }

    /** The merged regions of a sheet. */
    private static final class Merged {
        private final TreeMap<Integer, List<CellRangeAddress>> byFirstRow = new TreeMap<>();
        private final List<CellRangeAddress> all;

        Merged(List<CellRangeAddress> regions) {
            this.all = regions.stream().limit(Limits.CELLS).toList();
            all.forEach(r -> byFirstRow
                    .computeIfAbsent(r.getFirstRow(), k -> new ArrayList<>())
                    .add(r));
        }

        /** The cell at a position; none where a merged cell covers it that begins elsewhere. */
        Optional<Grid.Cell> cell(int row, int column, String text) {
            CellRangeAddress region = region(row, column);
            if (region == null) {
                return Optional.of(new Grid.Cell(row, column, 1, 1, text, new Locator.InGrid()));
            }
            if (region.getFirstRow() != row || region.getFirstColumn() != column) {
                return Optional.empty();
            }
            int down = region.getLastRow() - region.getFirstRow() + 1;
            int across = region.getLastColumn() - region.getFirstColumn() + 1;
            return Optional.of(new Grid.Cell(row, column, down, across, text, new Locator.InGrid()));
        }

        private CellRangeAddress region(int row, int column) {
            for (List<CellRangeAddress> regions :
                    byFirstRow.headMap(row, true).descendingMap().values()) {
                for (CellRangeAddress region : regions) {
                    if (region.isInRange(row, column)) {
                        return region;
                    }
                }
            }
            return null;
        }
    }
}
