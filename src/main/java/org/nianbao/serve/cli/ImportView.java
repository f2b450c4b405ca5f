package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nianbao.archive.Archive;

/** What {@code archive import} says. */
final class ImportView {
    private final Session session;
    private final Console console;

    ImportView(Session session) {
        this.session = session;
        this.console = session.console();
    }

    /** Shows what was taken in; exit code 1 when a file could not be read to its end or a digest was wrong. */
    int show(List<Archive.Imported> imported) {
        if (session.json()) {
            ObjectNode json = Console.object();
            ArrayNode files = json.putArray("files");
            imported.forEach(one -> json(one, files.addObject()));
            console.document(json);
        } else {
            imported.forEach(this::print);
        }
        return imported.stream().allMatch(ImportView::sound) ? Exit.DONE : Exit.FAILURES;
    }

    private static boolean sound(Archive.Imported one) {
        return one.broken().isEmpty() && !one.skipped().containsKey("block_digest_wrong");
    }

    private static void json(Archive.Imported one, ObjectNode into) {
        into.put("file", one.file())
                .put("sha256", one.sha256())
                .put("software", one.software())
                .put("captures", one.captures())
                .put("broken", one.broken().orElse(null));
        ObjectNode skipped = into.putObject("skipped");
        new TreeMap<>(one.skipped()).forEach(skipped::put);
    }

    private void print(Archive.Imported one) {
        String skipped = new TreeMap<>(one.skipped())
                .entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
        String what = TextTable.clean(one.file()) + "：";
        console.answer(console.in(
                what + "导入 " + one.captures() + " 条，略过 " + (skipped.isEmpty() ? "0" : skipped) + "；来自 "
                        + TextTable.clean(one.software()) + "，SHA-256 " + one.sha256(),
                TextTable.clean(one.file()) + ": " + one.captures() + " captures, passed over: "
                        + (skipped.isEmpty() ? "none" : skipped) + "; made by " + TextTable.clean(one.software())
                        + ", SHA-256 " + one.sha256()));
        one.broken()
                .ifPresent(why -> console.answer(
                        "  ✗ " + console.in("文件没有读到末尾：", "The file was not read to its end: ") + TextTable.clean(why)));
    }
}
