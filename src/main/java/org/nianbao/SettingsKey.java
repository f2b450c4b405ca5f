package org.nianbao;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.nianbao.model.VisitingHours;

/**
 * Every setting there is: name, type, default. {@code config/nianbao.yaml} explains each; a test holds the two together.
 */
enum SettingsKey {
    NETWORK_CONTACT("network.contact", Type.TEXT, ""),
    NETWORK_ALLOW_PRIVATE("network.allow_private", Type.SWITCH, "false"),
    NETWORK_HOSTS("network.hosts", Type.TEXT, ""),
    NETWORK_PROXY("network.proxy", Type.ADDRESS, ""),
    NETWORK_CONNECT_TIMEOUT("network.connect_timeout_ms", Type.WHOLE, "10000"),
    NETWORK_ANSWER_TIMEOUT("network.answer_timeout_ms", Type.WHOLE, "30000"),
    NETWORK_WHOLE_TIMEOUT("network.whole_timeout_ms", Type.WHOLE, "120000"),
    NETWORK_MAX_BYTES("network.max_bytes", Type.WHOLE, "52428800"),
    POLITENESS_MIN_DELAY("politeness.min_delay_ms", Type.WHOLE, "3000"),
    POLITENESS_MAX_DELAY("politeness.max_delay_ms", Type.WHOLE, "30000"),
    POLITENESS_FACTOR("politeness.factor", Type.NUMBER, "5"),
    POLITENESS_WINDOW("politeness.window", Type.HOURS, ""),
    BUDGET_REQUESTS("budget.requests", Type.WHOLE, "300"),
    BUDGET_BYTES("budget.bytes", Type.WHOLE, "209715200"),
    BUDGET_MINUTES("budget.minutes", Type.WHOLE, "60"),
    BUDGET_REQUISITES("budget.requisites", Type.WHOLE, "150"),
    SWEEP_PARALLEL_SITES("sweep.parallel_sites", Type.WHOLE, "4"),
    SWEEP_FIRST_YEAR("sweep.first_year", Type.WHOLE, "2008"),
    SERVER_BIND("server.bind", Type.TEXT, "127.0.0.1"),
    SERVER_PORT("server.port", Type.WHOLE, "8420"),
    DATABASE_URL("database.url", Type.TEXT, ""),
    LEDGER_AUTHORITY("ledger.authority", Type.TEXT, ""),
    LEDGER_CERTIFICATE("ledger.authority_certificate", Type.TEXT, ""),
    SCHEDULE_SWEEPS("schedule.sweeps", Type.CRON, "0 30 2 * * ?"),
    SCHEDULE_FIXITY("schedule.fixity", Type.CRON, "0 0 4 * * ?"),
    SCHEDULE_FIXITY_DAYS("schedule.fixity_days", Type.WHOLE, "30"),
    READING_PROCESSES("reading.processes", Type.WHOLE, "2"),
    READING_HEAP("reading.heap_mb", Type.WHOLE, "512");

    private final String key;
    private final Type type;
    private final String standard;

    SettingsKey(String key, Type type, String standard) {
        this.key = key;
        this.type = type;
        this.standard = standard;
    }

    /** The name in the file and after {@code --set}. */
    String key() {
        return key;
    }

    /** The value where nobody sets one. */
    String standard() {
        return standard;
    }

    /** The name in the environment, for instance {@code NIANBAO_NETWORK_CONTACT}. */
    String environmentName() {
        return "NIANBAO_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a value, if anything: the type expected, in both tongues. */
    Optional<Type> refuses(String value) {
        return type.takes(value) ? Optional.empty() : Optional.of(type);
    }

    /** The key of a name. */
    static Optional<SettingsKey> of(String name) {
        return Arrays.stream(values()).filter(k -> k.key.equals(name)).findFirst();
    }

    /** What a value must look like. */
    enum Type {
        TEXT("文本", "a text"),
        SWITCH("true 或 false", "true or false"),
        WHOLE("不小于零的整数", "a whole number, not negative"),
        NUMBER("不小于零的数", "a number, not negative"),
        ADDRESS("host:port", "host:port"),
        HOURS(
                "时段，例如 20:00-07:00，多个以逗号分隔；空表示任何时候",
                "hours such as 20:00-07:00, several separated by commas; empty for always"),
        CRON("Quartz cron 表达式（六或七段）", "a Quartz cron expression of six or seven fields");

        private final String zh;
        private final String en;

        Type(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }

        boolean takes(String value) {
            return switch (this) {
                case TEXT -> true;
                case SWITCH -> value.equals("true") || value.equals("false");
                case WHOLE -> value.matches("\\d{1,15}");
                case NUMBER -> value.matches("\\d{1,9}(\\.\\d{1,9})?");
                case ADDRESS -> value.isEmpty() || value.matches("[^\\s:/]+:\\d{1,5}");
                case HOURS -> VisitingHours.of(value).isPresent();
                case CRON ->
                    value.trim().split("\\s+").length >= 6 && value.trim().split("\\s+").length <= 7;
            };
        }
    }
}
