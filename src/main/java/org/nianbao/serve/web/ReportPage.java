package org.nianbao.serve.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.web.view.Citation;
import org.nianbao.serve.web.view.Frame;
import org.nianbao.serve.web.view.ReportView;

/** The report beside its source. */
final class ReportPage {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST_COMPARED = 12;

    private final Answers answers;

    ReportPage(Answers answers) {
        this.answers = answers;
    }

    Screen report(Query query, Frame f) {
        String id = query.context().pathParam("id");
        Optional<Index.ReportDetail> detail = answers.report(id, query.number("version"));
        if (detail.isEmpty()) {
            return Screen.missing(
                    "没有编号为“" + id + "”的报告，或没有这个版本。", "There is no report \"" + id + "\", or no such version.");
        }
        String today = LocalDate.ofInstant(answers.clock().instant(), BEIJING).toString();
        ReportView view = ReportView.of(
                detail.get(),
                answers.indicators(),
                Optional.of(query.text("cell")).filter(c -> !c.isBlank()),
                changes(id, detail.get().versions()),
                Citation.of(f, detail.get(), today));
        return Screen.shown("report.jte", detail.get().row().title(), view);
    }

    private List<ReportView.VersionChange> changes(String id, List<Index.ReportRow> versions) {
        List<Index.ReportRow> ordered =
                versions.stream().sorted((a, b) -> a.version() - b.version()).toList();
        List<ReportView.VersionChange> changes = new ArrayList<>();
        for (int i = Math.max(1, ordered.size() - MOST_COMPARED); i < ordered.size(); i++) {
            Optional<Index.ReportDetail> before =
                    answers.report(id, Optional.of(ordered.get(i - 1).version()));
            Optional<Index.ReportDetail> after =
                    answers.report(id, Optional.of(ordered.get(i).version()));
            if (before.isPresent() && after.isPresent()) {
                changes.add(new ReportView.VersionChange(
                        ordered.get(i),
                        ReportView.compare(
                                before.get().report().cells(),
                                after.get().report().cells())));
            }
        }
        Collections.reverse(changes);
        return changes;
    }
}
