package org.nianbao.index;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nianbao.model.Finding;
import org.nianbao.model.Message;

/** Table {@code contradiction}: where documents of one version print the same figure differently. */
final class Contradictions {
    private static final String RULE = "documents.agree";

    private Contradictions() {}

    /** Forgets those of a report. */
    static void forget(Handle handle, String reportId) {
        handle.execute("delete from contradiction where report_id = ?", reportId);
    }

    /** Writes down those of all versions; each is a finding of its version. */
    static void add(Handle handle, String reportId, List<Versions.Version> versions) {
        for (int i = 0; i < versions.size(); i++) {
            List<Contradiction> found = versions.get(i).contradictions();
            if (!found.isEmpty()) {
                insert(handle, reportId, i + 1, found);
                handle.execute(
                        "update report_version set failed_rules = failed_rules + ?, state = 'findings'"
                                + " where report_id = ? and version_number = ?",
                        found.size(),
                        reportId,
                        i + 1);
            }
        }
    }

    private static void insert(Handle handle, String reportId, int version, List<Contradiction> found) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into contradiction (report_id, version_number, ordinal, code, url, printed, other_url,
                    other_printed, suspect)
                values (:report, :version, :ordinal, :code, :url, :printed, :otherUrl, :otherPrinted, :suspect)
                """);
        IntStream.range(0, found.size()).forEach(n -> batch.bind("report", reportId)
                .bind("version", version)
                .bind("ordinal", n + 1)
                .bind("code", found.get(n).code())
                .bind("url", found.get(n).ours().url())
                .bind("printed", found.get(n).printed().raw())
                .bind("otherUrl", found.get(n).other().url())
                .bind("otherPrinted", found.get(n).theirs().raw())
                .bind("suspect", found.get(n).suspect().name())
                .add());
        batch.execute();
    }

    /** The findings that they are, in stable order. */
    static List<Finding> of(Handle handle, Index.ReportRow row) {
        return handle.createQuery("select * from contradiction where report_id = :report"
                        + " and version_number = :version order by ordinal")
                .bind("report", row.id())
                .bind("version", row.version())
                .map((found, context) -> finding(
                                found.getString("code"),
                                new String[] {found.getString("url"), found.getString("printed")},
                                new String[] {found.getString("other_url"), found.getString("other_printed")})
                        .suspecting(Finding.Suspect.valueOf(found.getString("suspect"))))
                .list();
    }

    private static Finding finding(String code, String[] ours, String[] theirs) {
        return new Finding(
                RULE,
                Finding.Severity.ERROR,
                Finding.Verdict.FAIL,
                Optional.empty(),
                code,
                "= " + quoted(theirs[1]),
                quoted(ours[1]),
                List.of(code),
                new Message(
                        RULE,
                        "同一份报告的两份文件所印不同：" + ours[0] + " 为" + quoted(ours[1]) + "，" + theirs[0] + " 为"
                                + quoted(theirs[1]) + "；取前者。请核对两处原文。",
                        "Two documents of the same report differ: " + ours[0] + " prints " + quoted(ours[1]) + ", "
                                + theirs[0] + " prints " + quoted(theirs[1])
                                + "; the first is taken. Compare both."));
    }

    /** A blank is shown as something that can be seen. */
    private static String quoted(String printed) {
        return printed.isBlank() ? "“”" : printed;
    }
}
