package org.nianbao.serve.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DecodedText;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Locator;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.web.view.Frame;
import org.nianbao.serve.web.view.SourceView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The replay's origin: archived pages as they were, without anything that runs. */
final class ReplayServer {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayServer.class);
    private static final long MOST_BYTES = 48L * 1024 * 1024;
    private static final int MOST_TEXT = 4_000_000;
    private static final Set<String> AS_THEY_ARE = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/x-icon",
            "image/vnd.microsoft.icon",
            "image/svg+xml",
            "font/woff",
            "font/woff2",
            "font/ttf",
            "application/font-woff",
            "application/vnd.ms-fontobject");

    private final Answers answers;
    private final Templates templates;
    private final Ports ports;
    private final PdfPicture pictures = new PdfPicture();

    ReplayServer(Answers answers, Templates templates, Ports ports) {
        this.answers = answers;
        this.templates = templates;
        this.ports = ports;
    }

    void mount(JavalinConfig config) {
        config.routes.before(this::headers);
        config.routes.get("/", ctx -> missing(ctx, ""));
        config.routes.get("/<address>", this::replay);
        config.routes.head("/<address>", this::replay);
    }

    private void headers(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src 'self' data:;"
                        + " style-src 'self' 'unsafe-inline'; font-src 'self' data:; media-src 'self'; frame-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'self' " + ports.pages(ctx));
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
    }

    private void replay(Context ctx) {
        Optional<ReplayAddress> address = ReplayAddress.parse(ctx.req().getRequestURI(), ctx.queryString());
        try {
            if (address.isEmpty()) {
                missing(ctx, "");
            } else {
                find(ctx, address.get());
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("{} cannot be replayed", ctx.path(), unreadable);
            gone(ctx, 500, address.map(a -> a.uri().toString()).orElse(""), true);
        }
    }

    private void find(Context ctx, ReplayAddress address) throws IOException {
        List<ArchivedRecord> captures = answers.captures(address.uri());
        Optional<ArchivedRecord> nearest =
                Captures.time(address.digits()).flatMap(at -> Captures.nearest(captures, at));
        if (nearest.isEmpty()) {
            missing(ctx, address.uri().toString());
            return;
        }
        String ts14 = Frame.ts14(nearest.get().date());
        if (ts14.equals(address.digits())) {
            show(ctx, address, nearest.get());
        } else {
            ctx.redirect(address.at(ts14));
        }
    }

    private void show(Context ctx, ReplayAddress address, ArchivedRecord record) throws IOException {
        Optional<String> onward = onward(record);
        if (onward.isPresent()) {
            ctx.redirect(onward.get());
            return;
        }
        byte[] bytes = answers.payload(record, MOST_BYTES);
        String type = answers.mediaType(bytes, record.contentType(), Optional.of(record.uri()));
        if (AS_THEY_ARE.contains(type)) {
            ctx.res().setCharacterEncoding(null);
            ctx.contentType(type).result(bytes);
        } else if ("text/css".equals(type) || "text/css".equals(record.mediaType())) {
            String css = answers.decode(bytes, record.contentType()).text();
            ctx.contentType("text/css; charset=utf-8")
                    .result(new Rewriting(address.digits(), record.uri().toString()).css(css));
        } else if (type.endsWith("html") || type.endsWith("xhtml+xml")) {
            html(ctx, address, record, bytes);
        } else {
            other(ctx, address, record, new Payload(bytes, type));
        }
    }

    private record Payload(byte[] bytes, String type) {}

    private Optional<String> onward(ArchivedRecord record) throws IOException {
        if (record.status() < 300 || record.status() > 399 || record.status() == 304) {
            return Optional.empty();
        }
        return answers.headers(record).stream()
                .filter(h -> h.getKey().equalsIgnoreCase("Location"))
                .findFirst()
                .flatMap(h -> Rewriting.redirect(record.uri(), h.getValue()))
                .map(target -> ReplayAddress.of(Frame.ts14(record.date()), target));
    }

    private void html(Context ctx, ReplayAddress address, ArchivedRecord record, byte[] bytes) {
        DecodedText text = answers.decode(bytes, record.contentType());
        Rewriting.Page page =
                new Rewriting(address.digits(), record.uri().toString()).html(text.text(), address.mark());
        Document html = page.html();
        if ("body".equals(html.body().normalName())) {
            html.body().prepend(banner(ctx, record, page.found()));
        }
        ctx.contentType("text/html; charset=utf-8").result(html.outerHtml());
    }

    private String banner(Context ctx, ArchivedRecord record, Optional<Boolean> found) {
        return templates.piece(
                "replay/banner.jte", Map.of("record", record, "origin", ports.pages(ctx), "found", found));
    }

    private void other(Context ctx, ReplayAddress address, ArchivedRecord record, Payload payload) throws IOException {
        if ("application/pdf".equals(payload.type())) {
            pdf(ctx, address, record, payload.bytes());
        } else if (payload.type().startsWith("text/")) {
            text(ctx, address, record, payload.bytes());
        } else {
            rendition(ctx, address, record, payload.bytes());
        }
    }

    private void pdf(Context ctx, ReplayAddress address, ArchivedRecord record, byte[] bytes) throws IOException {
        if (address.picture().isPresent()) {
            Optional<byte[]> png = pictures.draw(bytes, address.picture().get(), address.box());
            ctx.res().setCharacterEncoding(null);
            ctx.status(png.isPresent() ? 200 : 404).contentType("image/png").result(png.orElse(new byte[0]));
            return;
        }
        PdfPicture.Outline outline = pictures.outline(bytes, address.page());
        int page = Math.min(address.page(), Math.max(1, outline.pages()));
        ReplayAddress plain = address.with("box", "").with("picture", "");
        String at = address.digits();
        SourceView.Picture picture = new SourceView.Picture(
                page,
                outline.pages(),
                address.with("picture", String.valueOf(page)).at(at),
                page > 1 ? plain.with("page", String.valueOf(page - 1)).at(at) : "",
                page < outline.pages()
                        ? plain.with("page", String.valueOf(page + 1)).at(at)
                        : "",
                address.box().map(b -> percent(b, outline)));
        source(ctx, record, address.box().map(b -> true), picture);
    }

    private static int percent(Locator.Box box, PdfPicture.Outline outline) {
        return (int) Math.max(0, Math.min(100, Math.round(100 * box.y() / outline.height())));
    }

    private void text(Context ctx, ReplayAddress address, ArchivedRecord record, byte[] bytes) {
        String all = answers.decode(bytes, record.contentType()).text();
        String text = all.substring(0, Math.min(all.length(), MOST_TEXT));
        Optional<Locator.Span> mark = address.mark().filter(m -> m.start() <= m.end() && m.end() <= text.length());
        int start = mark.map(Locator.Span::start).orElse(text.length());
        int end = mark.map(Locator.Span::end).orElse(text.length());
        SourceView.Text content =
                new SourceView.Text(text.substring(0, start), text.substring(start, end), text.substring(end));
        source(ctx, record, address.mark().map(m -> mark.isPresent()), content);
    }

    private void rendition(Context ctx, ReplayAddress address, ArchivedRecord record, byte[] bytes) {
        DocumentOutcome outcome = answers.document(bytes, record.contentType(), Optional.of(record.uri()));
        if (outcome instanceof DocumentOutcome.Readable readable) {
            Rendition.Laid laid = Rendition.of(readable.document(), address.cell());
            source(ctx, record, address.cell().map(c -> laid.found()), new SourceView.Pieces(laid.pieces()));
        } else {
            source(ctx, record, Optional.empty(), new SourceView.Nothing());
        }
    }

    private void source(Context ctx, ArchivedRecord record, Optional<Boolean> found, SourceView.Content content) {
        SourceView view = new SourceView(record, ports.pages(ctx), "", found, content);
        ctx.contentType("text/html; charset=utf-8").result(templates.piece("replay/source.jte", Map.of("v", view)));
    }

    private void missing(Context ctx, String address) {
        gone(ctx, 404, address, false);
    }

    private void gone(Context ctx, int status, String address, boolean damaged) {
        String html = templates.piece(
                "replay/missing.jte", Map.of("address", address, "origin", ports.pages(ctx), "damaged", damaged));
        ctx.status(status).contentType("text/html; charset=utf-8").result(html);
    }
}
