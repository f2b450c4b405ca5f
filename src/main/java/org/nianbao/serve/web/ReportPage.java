package org.nianbao.serve.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.web.view.Citation;
import org.nianbao.serve.web.view.CorrectionForm;
import org.nianbao.serve.web.view.Frame;
import org.nianbao.serve.web.view.ReportView;

/** The report beside its source, and corrections of its figures. */
final class ReportPage {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST_COMPARED = 12;

    private final Answers answers;
    private final Operators operators;

    ReportPage(Answers answers, Operators operators) {
        this.answers = answers;
        this.operators = operators;
    }

    Screen report(Query query, Frame f) {
        Optional<String> cell = Optional.of(query.text("cell")).filter(c -> !c.isBlank());
        Asked asked = new Asked(query.context().pathParam("id"), query.number("version"), cell);
        return report(asked, f, 200, CorrectionForm.empty(operators.formSecret(query.context())));
    }

    /** Which report, which version, which of its figures. */
    private record Asked(String id, Optional<Integer> version, Optional<String> cell) {}

    /** Takes a correction; it comes from a page of ours and a logged-in browser, or nothing is done. */
    Screen correct(Query query, Frame f) {
        Context ctx = query.context();
        if (!operators.mayOrder(ctx)) {
            return Screen.operatorOnly();
        }
        boolean withdraw = sent(ctx, "act").equals("withdraw");
        Asked asked = new Asked(
                ctx.pathParam("id"), Query.number(ctx.formParam("version"), 1), Optional.of(sent(ctx, "cell")));
        Corrections.Answer answer = answers.corrections()
                .take(new Corrections.Wish(
                        asked.id(),
                        asked.version(),
                        sent(ctx, "cell"),
                        withdraw ? Optional.empty() : Optional.of(sent(ctx, "value")),
                        sent(ctx, "author"),
                        sent(ctx, "reason"),
                        "web"));
        if (answer instanceof Corrections.Refused refused) {
            return report(asked, f, 422, form(ctx, refused.why()));
        }
        String page =
                f.link("/reports/" + Frame.encode(asked.id()), "version", shown(asked), "cell", sent(ctx, "cell"));
        return new Screen.Elsewhere(page + "#detail");
    }

    private static String shown(Asked asked) {
        return asked.version().map(String::valueOf).orElse("");
    }

    private CorrectionForm form(Context ctx, Message wrong) {
        return new CorrectionForm(
                operators.formSecret(ctx),
                Optional.of(wrong),
                sent(ctx, "value"),
                sent(ctx, "author"),
                sent(ctx, "reason"));
    }

    private static String sent(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }

    private Screen report(Asked asked, Frame f, int status, CorrectionForm form) {
        String id = asked.id();
        Optional<Index.ReportDetail> detail =
                answers.report(id, asked.version()).map(answers::amongOthers);
        if (detail.isEmpty()) {
            return Screen.missing(
                    "没有编号为“" + id + "”的报告，或没有这个版本。", "There is no report \"" + id + "\", or no such version.");
        }
        String today = LocalDate.ofInstant(answers.clock().instant(), BEIJING).toString();
        ReportView view = ReportView.of(
                detail.get(),
                answers.indicators(),
                asked.cell(),
                form,
                changes(id, detail.get().versions()),
                Citation.of(f, detail.get(), today));
        return new Screen.Shown(status, "report.jte", detail.get().row().title(), view);
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
