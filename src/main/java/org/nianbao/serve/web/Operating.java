package org.nianbao.serve.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.nianbao.model.Message;
import org.nianbao.serve.Sweeps;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.web.view.Frame;
import org.nianbao.serve.web.view.OperatorView;
import org.nianbao.serve.web.view.SweepsView;

/** The pages of sweeps under way and of the operator who steers them; orders are taken as forms and lead back to a page. */
final class Operating {
    private static final Message NO_SWEEP = new Message(
            "no_sweep_under_way",
            "这个网站没有正在进行的巡查，可能刚刚结束。",
            "No sweep of this site is under way; it may just have ended.");
    private static final Message NOT_CONFIRMED = new Message(
            "not_confirmed",
            "没有取消：输入的代码与该网站不符，巡查照常进行。",
            "Not cancelled: the code typed is not that of the site; the sweep goes on.");

    private final Answers answers;
    private final Operators operators;

    Operating(Answers answers, Operators operators) {
        this.answers = answers;
        this.operators = operators;
    }

    Screen sweeps(Query query, Frame f) {
        Optional<Message> said =
                switch (query.text("said")) {
                    case "no_sweep_under_way" -> Optional.of(NO_SWEEP);
                    case "not_confirmed" -> Optional.of(NOT_CONFIRMED);
                    default -> Sweeps.Order.of(query.text("said")).map(Sweeps.Order::kept);
                };
        SweepsView view = new SweepsView(answers.sweeps().standings(), operators.formSecret(query.context()), said);
        return Screen.shown("running.jte", f.t("正在进行的巡查", "Sweeps under way"), view);
    }

    Screen operator(Query query, Frame f) {
        return operator(query.context(), f, 200, Optional.empty());
    }

    private Screen operator(Context ctx, Frame f, int status, Optional<Message> wrong) {
        OperatorView view = new OperatorView(operators.formSecret(ctx), wrong);
        return new Screen.Shown(status, "operator.jte", f.t("操作员", "Operator"), view);
    }

    Screen logIn(Query query, Frame f) {
        return switch (operators.logIn(query.context())) {
            case DONE -> new Screen.Elsewhere(f.link("/sweeps"));
            case WRONG ->
                refused(
                        query,
                        f,
                        403,
                        "口令不对；请从 config/operator.token 复制。",
                        "This is not the token; copy it from config/operator.token.");
            case TOO_OFTEN -> refused(query, f, 429, "尝试次数太多；请过一分钟再试。", "Too many attempts; try again in a minute.");
            case NO_TOKEN ->
                refused(
                        query,
                        f,
                        503,
                        "没有操作员口令：config/operator.token 无法生成或读取。",
                        "There is no operator's token: config/operator.token can neither be made nor read.");
        };
    }

    private Screen refused(Query query, Frame f, int status, String zh, String en) {
        return operator(query.context(), f, status, Optional.of(new Message("log_in_refused", zh, en)));
    }

    Screen logOut(Query query, Frame f) {
        operators.logOut(query.context());
        return new Screen.Elsewhere(f.link("/operator"));
    }

    /** Carries an order out; it comes from a page of ours and a logged-in browser, or nothing is done. */
    Screen steer(Query query, Frame f) {
        Context ctx = query.context();
        Optional<Sweeps.Order> order = Sweeps.Order.of(ctx.pathParam("order"));
        if (order.isEmpty()) {
            return Screen.missing("没有这个操作。", "There is no such order.");
        }
        if (!operators.mayOrder(ctx)) {
            return refused(query, f, 403, "请先以操作员身份登录。什么也没有做。", "Log in as operator first. Nothing was done.");
        }
        return new Screen.Elsewhere(f.link("/sweeps", "said", said(ctx, order.get())));
    }

    private String said(Context ctx, Sweeps.Order order) {
        String site = ctx.pathParam("code");
        boolean confirmed = site.equals(
                Optional.ofNullable(ctx.formParam("confirm")).orElse("").strip());
        if (order == Sweeps.Order.CANCEL && !confirmed) {
            return NOT_CONFIRMED.id();
        }
        return answers.sweeps().steer(site, order, "web") ? order.id() : NO_SWEEP.id();
    }
}
