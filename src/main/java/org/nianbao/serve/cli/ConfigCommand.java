package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.nianbao.model.Settings;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code config check}. */
@Command(name = "config")
final class ConfigCommand implements Callable<Integer> {
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=|://[^:/@]*:)[^&;@]*");

    private final Session session;

    @Spec
    CommandSpec spec;

    ConfigCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Group.usage(spec, session);
    }

    /** Reads the settings and shows what holds. */
    @Command(name = "check")
    Integer check() {
        Settings settings = session.settings();
        TreeMap<String, String> shown = new TreeMap<>();
        settings.asWritten().forEach((key, value) -> shown.put(key, masked(value)));
        if (session.json()) {
            ObjectNode json = Console.object().put("ok", true);
            json.set("settings", ContractJson.mapper().valueToTree(shown));
            session.console().document(json);
        } else {
            shown.forEach((key, value) -> session.console().answer(key + " = " + value));
            session.note("配置无误。", "The configuration is in order.");
        }
        return Exit.DONE;
    }

    /** A value without the password an address may carry. */
    static String masked(String value) {
        boolean carries = value.toLowerCase(Locale.ROOT).contains("password=") || value.contains("@");
        return carries ? PASSWORD.matcher(value).replaceAll("$1***") : value;
    }
}
