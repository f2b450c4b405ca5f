package org.nianbao.seeds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Finer settings of single sites: {@code seeds/overrides.yaml}, a map from code to column name to value. A list is
 * written as a YAML list or with spaces.
 *
 * @param byCode column texts by code; empty when there is no file
 */
record Overrides(Map<String, Map<String, String>> byCode) {
    static final String FILE = "overrides.yaml";

    /**
     * Reads the file of a folder.
     *
     * @throws ConfigurationError when it is there and is no map of maps
     */
    static Overrides read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new Overrides(Map.of());
        }
        String text = SeedFile.text(file);
        try {
            Object root = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromString(text);
            return new Overrides(root == null ? Map.of() : sites(root));
        } catch (YamlEngineException broken) {
            throw wrong(broken.getMessage().lines().collect(Collectors.joining(" ")));
        }
    }

    /** The line with what stands over it. */
    SeedLine over(SeedLine line) {
        Map<String, String> fields = new LinkedHashMap<>(line.fields());
        fields.putAll(byCode.getOrDefault(line.code(), Map.of()));
        return new SeedLine(line.file(), line.number(), fields);
    }

    private static Map<String, Map<String, String>> sites(Object root) {
        Map<String, Map<String, String>> sites = new LinkedHashMap<>();
        map(root).forEach((code, settings) -> {
            Map<String, String> columns = new LinkedHashMap<>();
            map(settings).forEach((column, value) -> columns.put(String.valueOf(column), text(value)));
            columns.remove(Column.CODE);
            sites.put(String.valueOf(code), columns);
        });
        return sites;
    }

    private static Map<?, ?> map(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(String.valueOf(node));
    }

    private static String text(Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : Objects.toString(value, "");
    }

    private static ConfigurationError wrong(String what) {
        return new ConfigurationError(new Message(
                "seed_overrides_broken",
                "seeds/" + FILE + " 无法读取：应为“代码 → 列名 → 值”的 YAML，问题在 " + what + "；请改正后重试。",
                "seeds/" + FILE + " cannot be read: it must be YAML of code → column → value; the fault: " + what
                        + ". Put it right and try again."));
    }
}
