package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.nianbao.model.Message;

/** A row of {@code candidate} with its task and its reading, as people see it. */
final class CandidateRow {
    private CandidateRow() {}

    static Index.Candidate of(ResultSet row) throws SQLException {
        Index.Candidate.State state = state(row.getString("kind"), row.getString("task_state"));
        return new Index.Candidate(
                row.getString("site_code"),
                row.getString("url"),
                row.getString("payload_sha256"),
                Binding.instant(row, "captured_at"),
                row.getString("clue_title"),
                Binding.optionalInt(row, "clue_year"),
                row.getString("clue_scope"),
                row.getString("clue_publisher"),
                row.getBoolean("clue"),
                state,
                why(row, state),
                Binding.optionalText(row, "report_id"));
    }

    private static Index.Candidate.State state(String reading, String task) {
        if (reading == null) {
            return "set_aside".equals(task) ? Index.Candidate.State.SET_ASIDE : Index.Candidate.State.WAITING;
        }
        return switch (reading) {
            case "report" -> Index.Candidate.State.REPORT;
            case "not_a_report" -> Index.Candidate.State.REJECTED;
            default -> Index.Candidate.State.UNREADABLE;
        };
    }

    private static Message why(ResultSet row, Index.Candidate.State state) throws SQLException {
        return switch (state) {
            case WAITING -> new Message("waiting", "已存档，等待读取。", "Archived, waiting to be read.");
            case SET_ASIDE -> setAside(row.getString("task_outcome"));
            case REPORT -> new Message("report", "已读取为年度报告。", "Read as an annual report.");
            case REJECTED, UNREADABLE ->
                new Message(row.getString("reason_id"), row.getString("reason_zh"), row.getString("reason_en"));
        };
    }

    private static Message setAside(String outcome) {
        return new Message(
                "set_aside",
                "多次读取失败，已搁置（" + outcome + "）。",
                "Reading failed several times, so it was set aside (" + outcome + ").");
    }
}
