package org.nianbao.fuzz;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.document.FuzzedBytes;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;
import org.nianbao.validate.Relations;

/** Reads fuzzed bytes to the end and holds the answer to what every answer promises. */
final class FuzzedReport {
    private static final Extractor EXTRACTOR = new Extractor(Indicators.read(Path.of("config/indicators.tsv")));
    private static final long LONGEST_NANOS = 20_000_000_000L;
    private static final Relations RELATIONS = new Relations();

    private FuzzedReport() {}

    static void read(byte[] bytes, String mediaType) {
        long begun = worked();
        Optional<Document> document = FuzzedBytes.read(bytes, mediaType);
        document.map(d -> EXTRACTOR.extract(d, Hints.none())).ifPresent(FuzzedReport::check);
        require(worked() - begun < LONGEST_NANOS, "reading takes too long");
    }

    /** Of work, not of the clock: the fuzzer is the first to wait on a busy machine. */
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void check(Extraction extraction) {
        if (extraction instanceof Extraction.Extracted extracted) {
            List<Cell> cells = extracted.report().cells();
            Set<String> codes = new HashSet<>();
            for (Cell cell : RELATIONS.confirm(cells, RELATIONS.check(extracted.report()))) {
                require(codes.add(cell.code()), "a code appears twice: " + cell.code());
                require(cell.locator().row() >= 0 && cell.locator().column() >= 0, "a cell lies outside its grid");
            }
            require(codes.size() == cells.size(), "confirming lost cells");
        } else {
            require(!extraction.remarks().isEmpty(), "no reason was given");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
