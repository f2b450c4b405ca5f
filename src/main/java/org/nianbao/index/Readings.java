package org.nianbao.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;
import org.nianbao.model.Message;
import org.nianbao.model.Reading;
import org.nianbao.model.Report;

/** Tables {@code reading} and {@code cell}: what came of reading each payload. */
final class Readings {
    /** From this report year on every report must print the tables (国办公开办函〔2019〕60号). */
    private static final int TABLES_SINCE = 2019;

    private final Map<String, Integer> order;

    Readings(List<Indicator> indicators) {
        order = IntStream.range(0, indicators.size())
                .boxed()
                .collect(Collectors.toMap(i -> indicators.get(i).code(), i -> i));
    }

    /**
     * Stores a reading in place of an older one of the same payload.
     *
     * @param index the task and the extractor version it was read by
     * @param reading what came of it
     * @return ids of the reports that may look different now
     */
    List<String> store(Handle handle, Source index, Reading reading) {
        String payload = index.task().record().payloadSha256();
        Optional<Known> known = handle.createQuery(
                        "select task_id, report_id from reading where payload_sha256 = :payload")
                .bind("payload", payload)
                .map((row, context) -> new Known(row.getLong("task_id"), Binding.optionalText(row, "report_id")))
                .findOne();
        if (known.filter(k -> k.taskId() > index.task().id()).isPresent()) {
            return List.of();
        }
        handle.execute("delete from cell where payload_sha256 = ?", payload);
        handle.execute("delete from reading where payload_sha256 = ?", payload);
        Optional<String> report = insert(handle, index, reading);
        return IntStream.of(0, 1)
                .mapToObj(i -> i == 0 ? known.flatMap(Known::reportId) : report)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<String> insert(Handle handle, Source index, Reading reading) {
        Update update = handle.createUpdate(
                """
                insert into reading (payload_sha256, task_id, extractor_version, kind, report_id, publisher, title,
                    published, media_type, forms, cell_count, failed_rules, state, cells_hash, text_hash, reason_id,
                    reason_zh, reason_en, body, own_code, own_scope, own_publisher, own_year, nameless, year_read)
                values (:payload, :task, :version, :kind, :report, :publisher, :title, :published, :mediaType, :forms,
                    :cells, :failed, :state, :cellsHash, :textHash, :reasonId, :reasonZh, :reasonEn, :body,
                    :ownCode, :ownScope, :ownPublisher, :ownYear, :nameless, :yearRead)
                """);
        update.bind("payload", index.task().record().payloadSha256())
                .bind("task", index.task().id())
                .bind("version", index.extractorVersion())
                .bind("mediaType", reading.source().mediaType())
                .bind("body", Codec.write(reading));
        Message why = reading.remarks().isEmpty()
                ? new Message("unknown", "未说明原因。", "No reason was given.")
                : reading.remarks().get(0).message();
        update.bind("reasonId", why.id()).bind("reasonZh", why.zh()).bind("reasonEn", why.en());
        if (reading instanceof Reading.ReportRead read) {
            return Optional.of(insertReport(handle, update, index, read));
        }
        boolean readable = reading instanceof Reading.NotAReport;
        bindNoReport(update, readable ? ((Reading.NotAReport) reading).title() : "");
        update.bind("kind", readable ? "not_a_report" : "not_readable").execute();
        return Optional.empty();
    }

    private static void bindNoReport(Update update, String title) {
        update.bind("report", (String) null)
                .bind("publisher", "")
                .bind("title", title)
                .bind("published", "")
                .bind("forms", "")
                .bind("cells", 0)
                .bind("failed", 0)
                .bind("state", "unreadable")
                .bind("cellsHash", "")
                .bind("textHash", "")
                .bind("ownCode", (String) null)
                .bind("ownScope", (String) null)
                .bind("ownPublisher", (String) null)
                .bind("ownYear", (Integer) null)
                .bind("nameless", (Boolean) null)
                .bind("yearRead", (Boolean) null);
    }

    /** What the report says of itself, before the page it hangs on is asked. */
    private static void bindOwn(Update update, ReportKey key, Report report) {
        update.bind("ownCode", key.code())
                .bind("ownScope", key.scope().id())
                .bind("ownPublisher", key.publisher())
                .bind("ownYear", key.year().orElse(null))
                .bind("nameless", Kinship.nameless(report))
                .bind("yearRead", Kinship.yearRead(report));
    }

    private String insertReport(Handle handle, Update update, Source index, Reading.ReportRead read) {
        Report report = read.report();
        String payload = index.task().record().payloadSha256();
        ReportKey key = ReportKey.of(report, index.task().record().origin().siteCode());
        int failed = failed(read.findings());
        Content content = Content.of(report, payload);
        bindOwn(update, key, report);
        update.bind("kind", "report")
                .bind("report", key.id())
                .bind("publisher", report.publisher().name())
                .bind("title", report.title())
                .bind("published", report.published().map(LocalDate::toString).orElse(""))
                .bind("forms", report.forms().stream().map(Form::id).collect(Collectors.joining(" ")))
                .bind("cells", report.cells().size())
                .bind("failed", failed)
                .bind("state", state(report, failed))
                .bind("cellsHash", content.cells())
                .bind("textHash", content.text())
                .execute();
        insertCells(handle, payload, report.cells());
        Reports.know(handle, key);
        return key.id();
    }

    /** How many relations fail; what is only worth a look, such as prose that counts otherwise, is left out. */
    static int failed(List<Finding> findings) {
        return (int) findings.stream()
                .filter(f -> f.fails() && f.severity() != Finding.Severity.INFO)
                .count();
    }

    /** A report that must have tables and has no figure is not called clean: nothing in it has been checked. */
    static String state(Report report, int failed) {
        boolean figuresMissing = report.cells().isEmpty()
                && report.year().filter(y -> y >= TABLES_SINCE).isPresent();
        return failed > 0 || figuresMissing ? "findings" : "clean";
    }

    private void insertCells(Handle handle, String payload, List<Cell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into cell (payload_sha256, ordinal, code, cell_value, kind, raw, unit, assigned_by, confirmed,
                    locator)
                values (:payload, :ordinal, :code, :value, :kind, :raw, :unit, :by, :confirmed, :locator)
                """);
        int unknown = order.size();
        for (Cell cell : cells) {
            batch.bind("payload", payload);
            batch.bind("ordinal", order.containsKey(cell.code()) ? order.get(cell.code()) : unknown++);
            bind(batch, cell).add();
        }
        batch.execute();
    }

    private static PreparedBatch bind(PreparedBatch batch, Cell cell) {
        return batch.bind("code", cell.code())
                .bind("value", cell.value().map(Object::toString).orElse(null))
                .bind("kind", cell.kind().id())
                .bind("raw", cell.raw())
                .bind("unit", cell.unit())
                .bind("by", cell.by().id())
                .bind("confirmed", cell.confirmed())
                .bind("locator", Codec.write(cell.locator()));
    }

    /** The reading of a payload, when it has been read. */
    static Optional<Reading> of(Handle handle, String payload) {
        return handle.createQuery("select body from reading where payload_sha256 = :payload")
                .bind("payload", payload)
                .mapTo(String.class)
                .findOne()
                .map(Codec::reading);
    }

    /** What is read: the task and the extractor version that read it. */
    record Source(Index.Task task, String extractorVersion) {}

    private record Known(long taskId, Optional<String> reportId) {}
}
