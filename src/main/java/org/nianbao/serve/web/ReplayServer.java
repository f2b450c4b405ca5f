package org.nianbao.serve.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DecodedText;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Locator;
import org.nianbao.model.PagePicture;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.web.view.Frame;
import org.nianbao.serve.web.view.ReceiptView;
import org.nianbao.serve.web.view.SourceView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The replay's origin: archived pages as they were, without anything that runs. */
final class ReplayServer {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayServer.class);
    private static final long MOST_BYTES = 48L * 1024 * 1024;
    private static final int MOST_TEXT = 4_000_000;
    private static final int MOST_MISSING = 200;
    /** Browsers draw an image whatever its status: a gap that can be seen, not a broken sign. */
    private static final String MISSING_IMAGE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160\" height=\"60\"><rect width=\"160\" height=\"60\""
                    + " fill=\"#f3f4f6\" stroke=\"#9ca3af\" stroke-dasharray=\"4\"/><text x=\"80\" y=\"27\" font-size=\"13\""
                    + " text-anchor=\"middle\" fill=\"#6b7280\">图片未存档</text><text x=\"80\" y=\"46\" font-size=\"12\""
                    + " text-anchor=\"middle\" fill=\"#6b7280\">image not archived</text></svg>";

    private static final String NOT_DRAWN =
            MISSING_IMAGE.replace("图片未存档", "无法画出此页").replace("image not archived", "page cannot be drawn");

    private static final Set<String> SCANS = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff");

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

    ReplayServer(Answers answers, Templates templates, Ports ports) {
        this.answers = answers;
        this.templates = templates;
        this.ports = ports;
    }

    void mount(JavalinConfig config) {
        config.routes.before(this::headers);
        new MementoServer(answers, ports).mount(config.routes);
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
            Memento memento = Memento.of(ports.replay(ctx), nearest.get().uri(), captures);
            ctx.header("Memento-Datetime", Memento.date(nearest.get().date()));
            ctx.header("Link", memento.links(nearest.get().date()));
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
        if (drawnAnew(type, address.box())) {
            picture(ctx, record, bytes, new PagePicture.Wish(address.page(), address.box(), false));
        } else if (AS_THEY_ARE.contains(type)) {
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

    /** Whether a picture must be drawn anew: a place on it is asked for, or browsers do not show its format. */
    private static boolean drawnAnew(String type, Optional<Locator.Box> box) {
        return SCANS.contains(type) && (box.isPresent() || "image/tiff".equals(type));
    }

    /** A page as PNG; where it cannot be drawn, a gap that says so. */
    private void picture(Context ctx, ArchivedRecord record, byte[] bytes, PagePicture.Wish wish) {
        PagePicture picture = answers.picture(bytes, record.contentType(), Optional.of(record.uri()), wish);
        if (picture instanceof PagePicture.Drawn drawn && drawn.page() == wish.page()) {
            ctx.res().setCharacterEncoding(null);
            ctx.contentType("image/png").result(drawn.png());
        } else {
            ctx.status(404).contentType("image/svg+xml").result(NOT_DRAWN);
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

    private void html(Context ctx, ReplayAddress address, ArchivedRecord record, byte[] bytes) throws IOException {
        DecodedText text = answers.decode(bytes, record.contentType());
        Rewriting.Page page =
                new Rewriting(address.digits(), record.uri().toString()).html(text.text(), address.mark());
        Document html = page.html();
        if ("body".equals(html.body().normalName()) && !address.inner()) {
            ReceiptView receipt = receipt(ctx, record, page.found(), missing(page.needed()));
            html.body().prepend(templates.piece("replay/banner.jte", Map.of("v", receipt)));
        }
        ctx.contentType("text/html; charset=utf-8").result(html.outerHtml());
    }

    /** What a page needs and the archive has no good capture of. */
    private List<String> missing(Set<URI> needed) {
        return needed.stream()
                .filter(uri -> answers.captures(uri).stream().noneMatch(c -> c.status() < 400))
                .map(URI::toString)
                .limit(MOST_MISSING)
                .toList();
    }

    private ReceiptView receipt(Context ctx, ArchivedRecord record, Optional<Boolean> found, List<String> missing)
            throws IOException {
        List<ArchivedRecord> all = answers.captures(record.uri());
        int at = all.stream().map(ArchivedRecord::recordId).toList().indexOf(record.recordId());
        return new ReceiptView(
                record,
                ports.pages(ctx),
                found,
                answers.provenance(record).getOrDefault("software", ""),
                at > 0 ? Optional.of(all.get(at - 1)) : Optional.empty(),
                at >= 0 && at + 1 < all.size() ? Optional.of(all.get(at + 1)) : Optional.empty(),
                missing);
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
            picture(ctx, record, bytes, new PagePicture.Wish(address.picture().get(), address.box(), false));
            return;
        }
        PagePicture.Wish wish = new PagePicture.Wish(address.page(), address.box(), true);
        PagePicture outline = answers.picture(bytes, record.contentType(), Optional.of(record.uri()), wish);
        SourceView.Content content =
                outline instanceof PagePicture.Drawn drawn ? page(address, drawn) : new SourceView.Nothing();
        source(ctx, address, new Shown(record, address.box().map(b -> outline instanceof PagePicture.Drawn), content));
    }

    private static SourceView.Picture page(ReplayAddress address, PagePicture.Drawn outline) {
        int page = outline.page();
        ReplayAddress plain = address.with("box", "").with("picture", "");
        String at = address.digits();
        return new SourceView.Picture(
                page,
                outline.pages(),
                address.with("picture", String.valueOf(page)).at(at),
                page > 1 ? plain.with("page", String.valueOf(page - 1)).at(at) : "",
                page < outline.pages()
                        ? plain.with("page", String.valueOf(page + 1)).at(at)
                        : "",
                address.box().map(b -> percent(b, outline)));
    }

    private static int percent(Locator.Box box, PagePicture.Drawn outline) {
        return (int) Math.max(0, Math.min(100, Math.round(100 * box.y() / outline.height())));
    }

    private void text(Context ctx, ReplayAddress address, ArchivedRecord record, byte[] bytes) throws IOException {
        String all = answers.decode(bytes, record.contentType()).text();
        String text = all.substring(0, Math.min(all.length(), MOST_TEXT));
        Optional<Locator.Span> mark = address.mark().filter(m -> m.start() <= m.end() && m.end() <= text.length());
        int start = mark.map(Locator.Span::start).orElse(text.length());
        int end = mark.map(Locator.Span::end).orElse(text.length());
        SourceView.Text content =
                new SourceView.Text(text.substring(0, start), text.substring(start, end), text.substring(end));
        source(ctx, address, new Shown(record, address.mark().map(m -> mark.isPresent()), content));
    }

    private void rendition(Context ctx, ReplayAddress address, ArchivedRecord record, byte[] bytes) throws IOException {
        DocumentOutcome outcome = answers.document(bytes, record.contentType(), Optional.of(record.uri()));
        if (outcome instanceof DocumentOutcome.Readable readable) {
            Rendition.Laid laid = Rendition.of(readable.document(), address.cell());
            source(
                    ctx,
                    address,
                    new Shown(record, address.cell().map(c -> laid.found()), new SourceView.Pieces(laid.pieces())));
        } else {
            source(ctx, address, new Shown(record, Optional.empty(), new SourceView.Nothing()));
        }
    }

    /** A document shown with our means, and whether the wanted place was found in it. */
    private record Shown(ArchivedRecord record, Optional<Boolean> found, SourceView.Content content) {}

    private void source(Context ctx, ReplayAddress address, Shown shown) throws IOException {
        Optional<ReceiptView> receipt = address.inner()
                ? Optional.empty()
                : Optional.of(receipt(ctx, shown.record(), shown.found(), List.of()));
        SourceView view = new SourceView(receipt, shown.record(), ports.pages(ctx), shown.content());
        ctx.contentType("text/html; charset=utf-8").result(templates.piece("replay/source.jte", Map.of("v", view)));
    }

    private void missing(Context ctx, String address) {
        if ("image".equals(ctx.header("Sec-Fetch-Dest"))) {
            ctx.status(404).contentType("image/svg+xml").result(MISSING_IMAGE);
            return;
        }
        gone(ctx, 404, address, false);
    }

    private void gone(Context ctx, int status, String address, boolean damaged) {
        String html = templates.piece(
                "replay/missing.jte", Map.of("address", address, "origin", ports.pages(ctx), "damaged", damaged));
        ctx.status(status).contentType("text/html; charset=utf-8").result(html);
    }
}
