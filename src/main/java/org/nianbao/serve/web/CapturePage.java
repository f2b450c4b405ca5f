package org.nianbao.serve.web;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.web.view.CaptureView;
import org.nianbao.serve.web.view.Frame;

/** The receipt of one capture. */
final class CapturePage {
    private final Answers answers;

    CapturePage(Answers answers) {
        this.answers = answers;
    }

    Screen capture(Query query, Frame f) throws IOException {
        Optional<Instant> at = Captures.time(query.context().pathParam("ts14"));
        List<ArchivedRecord> all = Captures.variants(query.context().pathParam("url"), raw(query)).stream()
                .map(answers::captures)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (at.isEmpty() || all.isEmpty()) {
            return Screen.missing("存档里没有这个网址。", "The archive has no capture of this address.");
        }
        ArchivedRecord record = Captures.nearest(all, at.get()).orElseThrow();
        CaptureView view = new CaptureView(record, all, answers.headers(record), answers.provenance(record));
        return Screen.shown("capture.jte", f.t("存档凭证", "Receipt of a capture"), view);
    }

    /** The address as it stands in the request line, for callers who did not escape it. */
    private static String raw(Query query) {
        String path = query.context().req().getRequestURI();
        String rest = path.substring(path.indexOf('/', "/captures/".length()) + 1);
        String parameters = query.context().queryString();
        boolean ours = parameters == null || parameters.startsWith("lang=");
        return ours ? rest : rest + "?" + parameters;
    }
}
