package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** The columns of {@link Reports#COLUMNS} as a line. */
final class ReportRowMapper implements RowMapper<Index.ReportRow> {

    @Override
    public Index.ReportRow map(ResultSet row, StatementContext context) throws SQLException {
        return new Index.ReportRow(
                row.getString("report_id"),
                row.getString("division_code"),
                Optional.ofNullable(row.getString("district")).orElse(""),
                row.getString("publisher"),
                row.getString("scope"),
                Binding.optionalInt(row, "report_year"),
                row.getInt("version_number"),
                row.getString("title"),
                row.getString("published"),
                row.getString("url"),
                row.getString("payload_sha256"),
                Binding.instant(row, "captured_at"),
                row.getString("media_type"),
                row.getString("forms"),
                row.getInt("cell_count"),
                row.getInt("failed_rules"),
                row.getString("state"),
                List.of(),
                List.of());
    }
}
