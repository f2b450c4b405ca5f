package org.nianbao.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Writes a report as PDF with ruled tables over several pages; the same bytes for the same report. */
final class PdfPaper {
    private static final float TITLE = 15f;
    private static final float TEXT = 10.5f;
    private static final float CELL = 8f;
    private static final float PADDING = 2.5f;

    private PdfPaper() {}

    /**
     * Writes it.
     *
     * @param paper the report
     * @param id identity of the document; without one PDFBox would take the time of day
     */
    static byte[] bytes(Paper paper, long id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(id);
            try (PdfPages pages = new PdfPages(document)) {
                pages.lines(List.of(paper.title()), TITLE);
                for (Part part : paper.parts()) {
                    part(pages, part);
                }
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the PDF can't be written", e);
        }
        return out.toByteArray();
    }

    private static void part(PdfPages pages, Part part) throws IOException {
        if (part instanceof Part.Heading heading) {
            pages.lines(pages.wrap(heading.text(), TEXT, PdfPages.WIDTH), TEXT);
        } else if (part instanceof Part.Paragraph paragraph) {
            pages.lines(pages.wrap("　　" + paragraph.text(), TEXT, PdfPages.WIDTH), TEXT);
        } else {
            new Ruled(pages, ((Part.Tabular) part).table()).draw();
        }
    }

    /** A table drawn row by row; where the page ends, the merged cells that are open are closed and begun again. */
    private static final class Ruled {
        private final PdfPages pages;
        private final FormTable table;
        private final List<FormTable.Placed> placed;
        private final float[] left;
        private final float[] height;

        Ruled(PdfPages pages, FormTable table) {
            this.pages = pages;
            this.table = table;
            this.placed = table.placed();
            this.left = columns(table.widths());
            this.height = new float[table.rows().size()];
        }

        private static float[] columns(List<Integer> widths) {
            float unit =
                    PdfPages.WIDTH / widths.stream().mapToInt(Integer::intValue).sum();
            float[] left = new float[widths.size() + 1];
            for (int i = 0; i < widths.size(); i++) {
                left[i + 1] = left[i] + widths.get(i) * unit;
            }
            return left;
        }

        void draw() throws IOException {
            for (FormTable.Placed cell : placed) {
                if (cell.cell().down() == 1) {
                    height[cell.row()] = Math.max(height[cell.row()], tall(cell));
                }
            }
            for (int first = 0; first < height.length; ) {
                int end = fitting(first);
                draw(first, end);
                first = end;
                if (first < height.length) {
                    pages.turn();
                }
            }
            pages.down(2 * PADDING + CELL);
        }

        private float tall(FormTable.Placed cell) throws IOException {
            return text(cell).size() * CELL * PdfPages.LEADING + 2 * PADDING;
        }

        private List<String> text(FormTable.Placed cell) throws IOException {
            float width = left[cell.column() + cell.cell().across()] - left[cell.column()] - 2 * PADDING;
            return pages.wrap(cell.cell().text(), CELL, width);
        }

        private int fitting(int first) throws IOException {
            float room = pages.room();
            int end = first;
            while (end < height.length && height[end] <= room) {
                room -= height[end];
                end++;
            }
            if (end == first) {
                pages.turn();
                return fitting(first);
            }
            return end;
        }

        private void draw(int first, int end) throws IOException {
            float[] top = new float[end - first + 1];
            for (int row = first; row < end; row++) {
                top[row - first + 1] = top[row - first] + height[row];
            }
            for (FormTable.Placed cell : placed) {
                int from = Math.max(first, cell.row());
                int to = Math.min(end, cell.row() + cell.cell().down());
                if (from < to) {
                    box(cell, top[from - first], top[to - first], from == cell.row());
                }
            }
            pages.down(top[end - first]);
        }

        private void box(FormTable.Placed cell, float top, float bottom, boolean begins) throws IOException {
            float x = left[cell.column()];
            float width = left[cell.column() + cell.cell().across()] - x;
            pages.rectangle(x, top, width, bottom - top);
            List<String> lines = begins ? text(cell) : new ArrayList<>();
            pages.text(lines, x + PADDING, top + PADDING, CELL);
        }
    }
}
