package org.nianbao.serve.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Message;
import org.nianbao.serve.Settlements;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.web.view.DistrictYearView;
import org.nianbao.serve.web.view.Frame;
import org.nianbao.serve.web.view.SettlementForm;

/** A district in a year: its report, or why there is none, and what people say of that. */
final class DistrictYearPage {
    private final Answers answers;
    private final Operators operators;

    DistrictYearPage(Answers answers, Operators operators) {
        this.answers = answers;
        this.operators = operators;
    }

    Screen show(Query query, Frame f) {
        Optional<DistrictYear> found = found(query.context());
        if (found.isPresent()
                && found.get().reportId().isPresent()
                && found.get().settlement().isEmpty()) {
            String id = Frame.encode(found.get().reportId().get());
            return new Screen.Elsewhere(f.link("/reports/" + id, "cell", query.text("cell")));
        }
        return page(found, 200, SettlementForm.empty(operators.formSecret(query.context())));
    }

    private Optional<DistrictYear> found(Context ctx) {
        String code = ctx.pathParam("code");
        return Query.number(ctx.pathParam("year"), 1990).flatMap(y -> answers.tracker(Set.of(y)).stream()
                .filter(d -> d.code().equals(code))
                .findFirst());
    }

    private Screen page(Optional<DistrictYear> found, int status, SettlementForm form) {
        if (found.isEmpty()) {
            return Screen.missing("没有追踪这个区县的这个年度。", "This district is not tracked in this year.");
        }
        DistrictYear one = found.get();
        DistrictYearView view = new DistrictYearView(
                one, answers.settlements().list(Optional.of(one.code()), Optional.of(one.year())), form);
        return new Screen.Shown(status, "district-year.jte", one.district() + " " + one.year(), view);
    }

    /** Takes a person's word; it comes from a page of ours and a logged-in browser, or nothing is done. */
    Screen settle(Query query, Frame f) {
        Context ctx = query.context();
        if (!operators.mayOrder(ctx)) {
            return Screen.operatorOnly();
        }
        Optional<DistrictYear> found = found(ctx);
        if (found.isEmpty()) {
            return page(found, 404, SettlementForm.empty(Optional.empty()));
        }
        boolean withdraw = sent(ctx, "act").equals("withdraw");
        Settlements.Answer answer = answers.settlements()
                .take(new Settlements.Wish(
                        found.get().code(),
                        found.get().year(),
                        withdraw ? Optional.empty() : Optional.of(sent(ctx, "as")),
                        sent(ctx, "author"),
                        sent(ctx, "reason"),
                        "web"));
        if (answer instanceof Settlements.Refused refused) {
            return page(found, 422, form(ctx, refused.why()));
        }
        return new Screen.Elsewhere(f.link("/districts/"
                + Frame.encode(found.get().code()) + "/" + found.get().year()));
    }

    private SettlementForm form(Context ctx, Message wrong) {
        return new SettlementForm(
                operators.formSecret(ctx),
                Optional.of(wrong),
                sent(ctx, "as"),
                sent(ctx, "author"),
                sent(ctx, "reason"));
    }

    private static String sent(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }
}
