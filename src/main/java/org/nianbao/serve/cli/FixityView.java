package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.nianbao.archive.Archive;
import org.nianbao.serve.FixityReport;
import org.nianbao.serve.House;
import org.nianbao.serve.api.DamageWords;

/** What {@code archive fixity}, {@code archive copy} and {@code archive verify --repair-from} say. */
final class FixityView {
    private final Session session;
    private final Console console;

    FixityView(Session session) {
        this.session = session;
        this.console = session.console();
    }

    /** How every file stands; exit code 1 when one is damaged. */
    int report(House house, boolean csv) {
        FixityReport report = house.fixity();
        if (csv) {
            console.answer("file,bytes,verified_at,due,damages");
            report.files().forEach(file -> console.answer(csv(file)));
        } else if (session.json()) {
            console.document(json(report));
        } else {
            print(report);
        }
        return report.damages().isEmpty() ? Exit.DONE : Exit.FAILURES;
    }

    /** Names of WARC files have no characters that CSV or a spreadsheet would mind. */
    private static String csv(FixityReport.FileState file) {
        return String.join(
                ",",
                file.file().replaceAll("[^\\w.-]", "_"),
                Long.toString(file.bytes()),
                file.verified().map(Instant::toString).orElse(""),
                file.due().toString(),
                Long.toString(file.damages()));
    }

    private void print(FixityReport report) {
        TextTable table = TextTable.of(console, "文件|字节|上次校验|最迟|损坏", "file|bytes|verified|due|damages");
        for (FixityReport.FileState file : report.files()) {
            table.row(
                    file.file(),
                    file.bytes(),
                    file.verified().map(Instant::toString).orElse("-"),
                    file.due(),
                    file.damages());
        }
        table.print(console);
        report.damages()
                .forEach(bad -> console.answer("✗ "
                        + console.in(DamageWords.zh(bad), DamageWords.en(bad)).replaceAll("\\p{Cntrl}", " ")));
        report.copies()
                .forEach(copy -> console.answer(console.in(
                        "副本 " + copy.folder() + "：" + copy.files() + " 个文件，" + copy.at(),
                        "Copy " + copy.folder() + ": " + copy.files() + " files, " + copy.at())));
    }

    private static ObjectNode json(FixityReport report) {
        ObjectNode json = Console.object()
                .put("ok", report.damages().isEmpty())
                .put("period_days", report.period().toDays())
                .put("last_run", report.lastRun().map(Instant::toString).orElse(null));
        ArrayNode files = json.putArray("files");
        report.files().forEach(file -> files.addObject()
                .put("file", file.file())
                .put("bytes", file.bytes())
                .put("verified_at", file.verified().map(Instant::toString).orElse(null))
                .put("due", file.due().toString())
                .put("damages", file.damages()));
        ArrayNode damages = json.putArray("damages");
        report.damages().forEach(bad -> damage(bad, damages.addObject()));
        ArrayNode copies = json.putArray("copies");
        report.copies().forEach(copy -> copies.addObject()
                .put("folder", copy.folder())
                .put("at", copy.at().toString())
                .put("files", copy.files()));
        return json;
    }

    private static void damage(FixityReport.Bad bad, ObjectNode into) {
        into.put("file", bad.file())
                .put("offset", bad.offset())
                .put("first_bad_byte", bad.firstBadByte())
                .put("record_id", bad.recordId())
                .put("found_at", bad.found().toString())
                .put("why", bad.why())
                .put("in_file", bad.inFile())
                .put("cells", bad.cells());
        bad.captures().forEach(into.putArray("captures")::add);
        bad.reports().forEach(into.putArray("reports")::add);
        bad.goodCopies().forEach(into.putArray("good_copies")::add);
    }

    /** Makes a second copy; exit code 1 when a file was not copied because it is damaged. */
    int copy(House house, Path target, ProgressLine progress) {
        Archive.Copied copied = house.copy(target, progress);
        if (session.json()) {
            console.document(Console.object()
                    .put("copied", copied.files())
                    .put("already", copied.already())
                    .put("bytes", copied.bytes())
                    .put("refused", copied.refused().size()));
        } else {
            console.answer(console.in(
                    "副本 " + target + "：新复制 " + copied.files() + " 个文件，已有且相同 " + copied.already() + " 个，共 "
                            + copied.bytes() + " 字节，全部核对过。",
                    "Copy " + target + ": " + copied.files() + " files copied, " + copied.already()
                            + " were there already, " + copied.bytes() + " bytes, all of it proved."));
            copied.refused()
                    .forEach(damage -> console.answer(
                            "  ✗ " + damage.file() + "@" + damage.offset() + " " + TextTable.clean(damage.why())));
        }
        return copied.refused().isEmpty() ? Exit.DONE : Exit.FAILURES;
    }

    /** Restores what a verification found damaged, and verifies again. */
    Archive.Verification repaired(House house, Archive.Verification found, Path copy, ProgressLine progress) {
        TreeSet<String> files = new TreeSet<>();
        found.damages().forEach(damage -> files.add(damage.file()));
        List<Archive.Restored> restored = house.restore(copy, files);
        restored.forEach(one -> console.say(one.message()));
        return restored.stream().anyMatch(Archive.Restored::done) ? house.verify(progress) : found;
    }
}
