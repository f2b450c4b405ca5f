package org.nianbao.serve.web;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.model.Message;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.api.Api;
import org.nianbao.serve.web.view.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages' origin: routes, headers, error pages, the few files of our own. */
final class PageServer {
    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final Map<String, String> FILES = Map.of(
            "nianbao.css", "text/css; charset=utf-8",
            "nianbao.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Answers answers;
    private final Api api;
    private final Operators operators;
    private final Templates templates;
    private final Ports ports;

    PageServer(Answers answers, Api api, Operators operators, Templates templates, Ports ports) {
        this.answers = answers;
        this.operators = operators;
        this.api = api;
        this.templates = templates;
        this.ports = ports;
    }

    void mount(JavalinConfig config) {
        RoutesConfig routes = config.routes;
        routes.before(this::headers);
        api.mount(routes);
        Pages pages = new Pages(answers);
        Operating operating = new Operating(answers, operators);
        ReportPage report = new ReportPage(answers, operators);
        DistrictYearPage districtYear = new DistrictYearPage(answers, operators);
        page(routes, "/", pages::tracker);
        page(routes, "/tracker", pages::tracker);
        page(routes, "/districts/{code}", pages::district);
        page(routes, "/districts/{code}/{year}", districtYear::show);
        page(routes, "/reports/{id}", report::report);
        page(routes, "/sweeps/{sweep}", pages::sweep);
        page(routes, "/search", pages::search);
        page(routes, "/captures", pages::lookup);
        page(routes, "/captures/{ts14}/<url>", new CapturePage(answers)::capture);
        page(routes, "/records/{sha256}", pages::record);
        page(routes, "/status", pages::status);
        page(routes, "/fixity", pages::fixity);
        page(routes, "/indicators", pages::indicators);
        page(routes, "/indicators/{code}", pages::indicator);
        page(routes, "/method", pages::method);
        page(routes, "/sweeps", operating::sweeps);
        page(routes, "/operator", operating::operator);
        form(routes, "/operator/login", operating::logIn);
        form(routes, "/operator/logout", operating::logOut);
        form(routes, "/sweeps/{code}/{order}", operating::steer);
        form(routes, "/reports/{id}/corrections", report::correct);
        form(routes, "/districts/{code}/{year}/settlement", districtYear::settle);
        routes.get("/web/{name}", PageServer::file);
        routes.get("/robots.txt", ctx -> ctx.result("User-agent: *\nDisallow: /captures/\nDisallow: /api/\n"));
        routes.get("/favicon.ico", ctx -> ctx.redirect("/web/icon.svg"));
        routes.get("/<rest>", this::noSuchPage);
        routes.head("/<rest>", this::noSuchPage);
    }

    private void noSuchPage(Context ctx) {
        show(ctx, Screen.missing("没有这个页面。", "There is no such page."));
    }

    private void page(RoutesConfig routes, String path, Page page) {
        routes.get(path, ctx -> answer(ctx, page));
        routes.head(path, ctx -> answer(ctx, page));
    }

    private void form(RoutesConfig routes, String path, Page page) {
        routes.post(path, ctx -> answer(ctx, page));
    }

    private void answer(Context ctx, Page page) {
        try {
            show(ctx, page.of(new Query(ctx), frame(ctx)));
        } catch (IOException | RuntimeException failed) {
            Optional<Message> away = answers.away();
            if (away.isPresent()) {
                LOG.warn("{} cannot be shown: {}", ctx.path(), failed.toString());
            } else {
                LOG.error("{} failed", ctx.path(), failed);
            }
            show(ctx, away.map(PageServer::away).orElseGet(PageServer::failed));
        }
    }

    private static Screen away(Message why) {
        return Screen.error(503, why, "/", new Message("again", "再试一次", "Try again"));
    }

    private static Screen failed() {
        return Screen.error(
                500,
                new Message(
                        "internal_error",
                        "程序出错，这一页没能生成；详情见服务器日志。存档与数据不受影响，请稍后再试。",
                        "The program failed and could not make this page; the server's log has the details. Archive and data"
                                + " are not affected. Try again later."),
                "/status",
                new Message("status", "查看运行状态", "See the status"));
    }

    private void show(Context ctx, Screen screen) {
        if (screen instanceof Screen.Elsewhere elsewhere) {
            boolean form = ctx.method() == HandlerType.POST;
            ctx.redirect(elsewhere.address(), form ? HttpStatus.SEE_OTHER : HttpStatus.FOUND);
        } else if (screen instanceof Screen.Shown shown) {
            String html = templates.page(shown, frame(ctx));
            ctx.status(shown.status()).contentType("text/html; charset=utf-8").result(html);
        }
    }

    private Frame frame(Context ctx) {
        Map<String, String> query = new TreeMap<>();
        ctx.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        String language = "en".equals(query.remove("lang")) ? "en" : "zh";
        return new Frame(
                language,
                ctx.req().getRequestURI().replaceFirst("^/+", "/"),
                query,
                ports.pages(ctx),
                ports.replay(ctx),
                lastSweep());
    }

    private Optional<Instant> lastSweep() {
        try {
            return answers.figures().lastSweep();
        } catch (RuntimeException unavailable) {
            LOG.warn("the figures cannot be had: {}", unavailable.toString());
            return Optional.empty();
        }
    }

    private void headers(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src "
                        + ports.replay(ctx)
                        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        // Nothing for others; our own forms say where they come from.
        ctx.header("Referrer-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static void file(Context ctx) throws IOException {
        String name = ctx.pathParam("name");
        String type = FILES.get(name);
        if (type == null) {
            ctx.status(404).result("not found");
            return;
        }
        try (InputStream in = PageServer.class.getResourceAsStream("/web/" + name)) {
            ctx.header("Cache-Control", "max-age=3600").contentType(type).result(in.readAllBytes());
        }
    }

    /** Makes one page. */
    @FunctionalInterface
    private interface Page {
        Screen of(Query query, Frame frame) throws IOException;
    }
}
