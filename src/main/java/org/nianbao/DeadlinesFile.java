package org.nianbao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Deadline;
import org.nianbao.model.Message;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** From {@code config/deadlines.yaml} to deadlines. Deadlines are data with their legal basis, never code. */
final class DeadlinesFile {
    private DeadlinesFile() {}

    /**
     * Reads the file.
     *
     * @throws ConfigurationError when it is missing or not of this shape
     */
    static List<Deadline> read(Path file) {
        try {
            Object root = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            return deadlines(root);
        } catch (IOException | YamlEngineException | DateTimeException | ClassCastException | NullPointerException e) {
            throw broken(file, e);
        }
    }

    private static ConfigurationError broken(Path file, Exception cause) {
        ConfigurationError error = new ConfigurationError(new Message(
                "deadlines_broken",
                "期限文件 " + file + " 无法读取；每项需要 first_year、last_year、due（月-日）和 basis。",
                "The deadlines file " + file
                        + " cannot be read; each entry needs first_year, last_year, due (month-day) and basis."));
        error.initCause(cause);
        return error;
    }

    private static List<Deadline> deadlines(Object root) {
        List<Deadline> found = new ArrayList<>();
        for (Object entry : (List<?>) ((Map<?, ?>) root).get("deadlines")) {
            Map<?, ?> map = (Map<?, ?>) entry;
            found.add(new Deadline(
                    (Integer) map.get("first_year"),
                    (Integer) map.get("last_year"),
                    MonthDay.parse("--" + map.get("due")),
                    (String) map.get("basis")));
        }
        return List.copyOf(found);
    }
}
