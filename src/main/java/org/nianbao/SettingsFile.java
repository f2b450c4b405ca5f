package org.nianbao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Settings;
import org.nianbao.model.VisitingHours;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * From {@code config/nianbao.yaml}, the environment and {@code --set} to {@link Settings}. What stands later wins:
 * defaults, file, environment, command line.
 */
final class SettingsFile {
    /** Fewer megabytes would not even hold the libraries. */
    private static final int LEAST_HEAP = 64;

    private final Map<String, String> environment;

    /**
     * With an environment.
     *
     * @param environment of the process; only names that begin with {@code NIANBAO_} are looked at
     */
    SettingsFile(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads the settings of a home; an empty file means the defaults.
     *
     * @param over what the command line sets
     * @throws ConfigurationError for a missing or broken file, an unknown key or a value of the wrong kind
     */
    Settings read(Home home, Map<String, String> over) {
        SortedMap<String, String> values = new TreeMap<>();
        for (SettingsKey key : SettingsKey.values()) {
            values.put(key.key(), key.standard());
        }
        Path file = home.config().resolve("nianbao.yaml");
        put(values, fromFile(file), file.toString());
        put(values, fromEnvironment(), "NIANBAO_…");
        put(values, over, "--set");
        return settings(home, values);
    }

    private static void put(Map<String, String> values, Map<String, String> more, String from) {
        more.forEach((name, value) -> {
            SettingsKey key = SettingsKey.of(name).orElseThrow(() -> unknown(name, from));
            key.refuses(value).ifPresent(type -> {
                throw wrong(name, value, type, from);
            });
            values.put(name, value);
        });
    }

    private static ConfigurationError unknown(String name, String from) {
        return new ConfigurationError(new Message(
                "setting_unknown",
                "设置 " + name + "（来自 " + from + "）不存在；可用的设置见 config/nianbao.yaml。",
                "There is no setting " + name + " (from " + from + "); config/nianbao.yaml lists all of them."));
    }

    private static ConfigurationError wrong(String name, String value, SettingsKey.Type type, String from) {
        return new ConfigurationError(new Message(
                "setting_invalid",
                "设置 " + name + " 的值“" + value + "”（来自 " + from + "）无效；应为" + type.zh() + "。",
                "The value '" + value + "' of the setting " + name + " (from " + from + ") is not valid; it must be "
                        + type.en() + "."));
    }

    private static Map<String, String> fromFile(Path file) {
        if (!Files.exists(file)) {
            throw missing(file);
        }
        try {
            Object root = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            Map<String, String> flat = new HashMap<>();
            flatten("", root == null ? Map.of() : root, flat);
            return flat;
        } catch (IOException | YamlEngineException broken) {
            throw unreadable(file, broken);
        }
    }

    private static ConfigurationError missing(Path file) {
        return new ConfigurationError(new Message(
                "settings_file_missing",
                "没有设置文件 " + file + "；请在年报库的主目录中运行，或用 --home 指定主目录。",
                "There is no settings file " + file + "; run in a home of Nianbao or name one with --home."));
    }

    private static ConfigurationError unreadable(Path file, Exception cause) {
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        ConfigurationError error = new ConfigurationError(new Message(
                "settings_file_broken",
                "设置文件 " + file + " 无法读取（" + first + "）；请修正它（空文件表示全部使用默认值）。",
                "The settings file " + file + " cannot be read (" + first
                        + "); mend it (an empty file means the defaults)."));
        error.initCause(cause);
        return error;
    }

    private static void flatten(String prefix, Object node, Map<String, String> flat) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> flatten(prefix.isEmpty() ? "" + name : prefix + "." + name, value, flat));
        } else if (!prefix.isEmpty()) {
            flat.put(prefix, node == null ? "" : node.toString());
        } else {
            throw new YamlEngineException("the file must hold keys and values");
        }
    }

    private Map<String, String> fromEnvironment() {
        Map<String, String> found = new HashMap<>();
        for (SettingsKey key : SettingsKey.values()) {
            String value = environment.get(key.environmentName());
            if (value != null) {
                found.put(key.key(), value);
            }
        }
        return found;
    }

    private static Settings settings(Home home, SortedMap<String, String> v) {
        return new Settings(
                network(home, v),
                politeness(v),
                budget(v),
                new Settings.Sweeping(
                        Math.max(1, whole(v, SettingsKey.SWEEP_PARALLEL_SITES)),
                        whole(v, SettingsKey.SWEEP_FIRST_YEAR)),
                new Settings.Server(v.get(SettingsKey.SERVER_BIND.key()), whole(v, SettingsKey.SERVER_PORT)),
                new Settings.Database(text(v, SettingsKey.DATABASE_URL)),
                new Settings.Schedule(
                        v.get(SettingsKey.SCHEDULE_SWEEPS.key()), v.get(SettingsKey.SCHEDULE_FIXITY.key())),
                new Settings.Apart(
                        whole(v, SettingsKey.READING_PROCESSES),
                        Math.max(LEAST_HEAP, whole(v, SettingsKey.READING_HEAP))),
                Collections.unmodifiableSortedMap(new TreeMap<>(v)));
    }

    private static Settings.Politeness politeness(Map<String, String> v) {
        return new Settings.Politeness(
                millis(v, SettingsKey.POLITENESS_MIN_DELAY),
                millis(v, SettingsKey.POLITENESS_MAX_DELAY),
                Double.parseDouble(v.get(SettingsKey.POLITENESS_FACTOR.key())),
                VisitingHours.of(v.get(SettingsKey.POLITENESS_WINDOW.key())).orElseThrow());
    }

    private static Settings.Budget budget(Map<String, String> v) {
        return new Settings.Budget(
                whole(v, SettingsKey.BUDGET_REQUESTS),
                Long.parseLong(v.get(SettingsKey.BUDGET_BYTES.key())),
                whole(v, SettingsKey.BUDGET_MINUTES),
                whole(v, SettingsKey.BUDGET_REQUISITES));
    }

    /**
     * The settings with what {@code seeds/overrides.yaml} says of one site: {@code politeness.…} and {@code budget.…}.
     *
     * @param own columns of the site by name; others are left alone
     * @throws ConfigurationError for a value of the wrong kind or a setting that is not a site's own
     */
    static Settings finer(Settings settings, String code, Map<String, String> own) {
        Map<String, String> values = new TreeMap<>(settings.asWritten());
        Map<String, String> more = new TreeMap<>(own);
        more.keySet().removeIf(name -> !name.startsWith("politeness.") && !name.startsWith("budget."));
        put(values, more, "seeds/overrides.yaml, " + code);
        return more.isEmpty() ? settings : settings.finer(politeness(values), budget(values));
    }

    private static Settings.Network network(Home home, Map<String, String> v) {
        return new Settings.Network(
                v.get(SettingsKey.NETWORK_CONTACT.key()).trim(),
                Boolean.parseBoolean(v.get(SettingsKey.NETWORK_ALLOW_PRIVATE.key())),
                text(v, SettingsKey.NETWORK_HOSTS).map(home.root()::resolve),
                text(v, SettingsKey.NETWORK_PROXY),
                millis(v, SettingsKey.NETWORK_CONNECT_TIMEOUT),
                millis(v, SettingsKey.NETWORK_ANSWER_TIMEOUT),
                millis(v, SettingsKey.NETWORK_WHOLE_TIMEOUT),
                Long.parseLong(v.get(SettingsKey.NETWORK_MAX_BYTES.key())));
    }

    private static Optional<String> text(Map<String, String> v, SettingsKey key) {
        return Optional.of(v.get(key.key()).trim()).filter(s -> !s.isEmpty());
    }

    private static Duration millis(Map<String, String> v, SettingsKey key) {
        return Duration.ofMillis(Long.parseLong(v.get(key.key())));
    }

    private static int whole(Map<String, String> v, SettingsKey key) {
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(v.get(key.key())));
    }
}
