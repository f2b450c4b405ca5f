package org.nianbao.document;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDecimalNumber;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** What a Word file says about the spans of a table cell (ECMA-376 part 1, §17.4). */
final class DocxCell {
    private DocxCell() {}

    /** Columns the cell covers. */
    static int columns(XWPFTableCell cell) {
        return properties(cell)
                .filter(CTTcPr::isSetGridSpan)
                .map(p -> clamped(p.getGridSpan()))
                .filter(n -> n > 0)
                .orElse(1);
    }

    /** How the cell is merged with those above and below it. */
    static MergeLayout.Merge merge(XWPFTableCell cell) {
        Optional<CTTcPr> merged = properties(cell).filter(CTTcPr::isSetVMerge);
        if (merged.isEmpty()) {
            return MergeLayout.Merge.NONE;
        }
        // the attribute's default is "continue"
        return merged.get().getVMerge().getVal() == STMerge.RESTART
                ? MergeLayout.Merge.FIRST
                : MergeLayout.Merge.CONTINUED;
    }

    /** Columns left empty before the first cell of a row. */
    static int before(XWPFTableRow row) {
        if (!row.getCtRow().isSetTrPr() || row.getCtRow().getTrPr().sizeOfGridBeforeArray() == 0) {
            return 0;
        }
        return clamped(row.getCtRow().getTrPr().getGridBeforeArray(0));
    }

    private static Optional<CTTcPr> properties(XWPFTableCell cell) {
        return Optional.ofNullable(cell.getCTTc().getTcPr());
    }

    private static int clamped(CTDecimalNumber number) {
        BigInteger value = number.getVal() == null ? BigInteger.ZERO : number.getVal();
        return value.max(BigInteger.ZERO)
                .min(BigInteger.valueOf(Limits.COLUMN_SPAN))
                .intValue();
    }
}
