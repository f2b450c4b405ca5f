package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.archive.Archive;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;

/** Validates files and shows what is wrong with them; needs no home. */
final class ValidationView {
    private final Session session;

    ValidationView(Session session) {
        this.session = session;
    }

    /** Returns the exit code: failures when a file has a defect. */
    int of(List<Path> files) throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw unreadable(file);
            }
        }
        List<Archive.Validation> all = new ArrayList<>();
        for (Path file : files) {
            Archive.Validation validation = Archive.validate(file);
            all.add(validation);
            if (!session.json()) {
                print(validation);
            }
        }
        boolean good = all.stream().allMatch(v -> v.defects().isEmpty());
        if (session.json()) {
            session.console().document(json(good, all));
        }
        return good ? Exit.DONE : Exit.FAILURES;
    }

    private void print(Archive.Validation found) {
        Console console = session.console();
        String head = found.file() + "  " + found.kind() + "  ";
        console.answer(TextTable.clean(head
                + console.in(
                        "记录 " + found.records() + " 条，缺陷 " + found.defects().size() + " 处。",
                        found.records() + " records, " + found.defects().size() + " defects.")));
        found.defects()
                .forEach(defect -> console.answer(TextTable.clean(
                        "  ✗ " + place(defect) + "  " + defect.message().id() + "  "
                                + defect.message().in(console.tongue().tag()))));
    }

    private static String place(Archive.Defect defect) {
        String record = defect.recordId().isEmpty() ? "" : " " + defect.recordId();
        return defect.file() + (defect.offset() < 0 ? "" : "@" + defect.offset()) + record;
    }

    private static ObjectNode json(boolean good, List<Archive.Validation> all) {
        ObjectNode json = Console.object().put("ok", good);
        ArrayNode files = json.putArray("files");
        for (Archive.Validation found : all) {
            ObjectNode file = files.addObject()
                    .put("file", found.file())
                    .put("kind", found.kind())
                    .put("records", found.records());
            ArrayNode defects = file.putArray("defects");
            found.defects().forEach(defect -> defects.addObject()
                    .put("id", defect.message().id())
                    .put("file", defect.file())
                    .put("offset", defect.offset())
                    .put("record_id", defect.recordId())
                    .put("zh", defect.message().zh())
                    .put("en", defect.message().en()));
        }
        return json;
    }

    private static ConfigurationError unreadable(Path file) {
        return new ConfigurationError(new Message(
                "file_unreadable",
                "文件 " + TextTable.clean(file.toString()) + " 不存在或无法读取；请写明一个可读的文件。",
                "The file " + TextTable.clean(file.toString())
                        + " does not exist or cannot be read; name one that can."));
    }
}
