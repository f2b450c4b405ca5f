package org.nianbao.serve.web;

import org.nianbao.model.Message;
import org.nianbao.serve.web.view.ErrorView;

/** What a page handler answers. */
sealed interface Screen {

    /** A page made of a template. */
    record Shown(int status, String template, String title, Object view) implements Screen {}

    /** Another page inside. */
    record Elsewhere(String address) implements Screen {}

    static Screen shown(String template, String title, Object view) {
        return new Shown(200, template, title, view);
    }

    /** An error page with a way on. */
    static Screen error(int status, Message message, String wayOn, Message wayOnName) {
        return new Shown(status, "error.jte", "", new ErrorView(status, message, wayOn, wayOnName));
    }

    /** A page that is not there, with the tracker as the way on. */
    static Screen missing(String zh, String en) {
        return error(404, new Message("not_found", zh, en), "/", new Message("tracker", "回到追踪总表", "Go to the tracker"));
    }

    /** What only an operator may do was not done. */
    static Screen operatorOnly() {
        return error(
                403,
                new Message("operator_only", "请先以操作员身份登录。什么也没有记下。", "Log in as operator first. Nothing was kept."),
                "/operator",
                new Message("operator", "登录", "Log in"));
    }

    /** A parameter that cannot be used. */
    static Screen bad(String zh, String en) {
        return error(
                400, new Message("bad_parameter", zh, en), "/", new Message("tracker", "回到追踪总表", "Go to the tracker"));
    }
}
