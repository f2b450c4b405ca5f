package org.nianbao.serve.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand, and the options of all. */
@Command(name = "nianbao")
final class Root implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT)
    String home = ".";

    /** Adds up what stands before and after the command; a field would keep only the latter. */
    final Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--json", scope = ScopeType.INHERIT)
    boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT)
    boolean quiet;

    @Option(names = "--verbose", scope = ScopeType.INHERIT)
    boolean verbose;

    /** Read by {@link Tongue} before parsing; declared here so that it is known and checked. */
    @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
    Lang lang = Lang.zh;

    @Option(
            names = {"--help", "-h"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    boolean help;

    @Option(
            names = {"--version", "-V"},
            versionHelp = true,
            scope = ScopeType.INHERIT)
    boolean version;

    @Spec
    CommandSpec spec;

    private final Console console;

    Root(Console console) {
        this.console = console;
    }

    @Option(names = "--set", paramLabel = "KEY=VALUE", scope = ScopeType.INHERIT)
    void set(Map<String, String> pairs) {
        if (pairs != null) {
            set.putAll(pairs);
        }
    }

    /** The languages as they are written on the command line. */
    enum Lang {
        zh,
        en
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(console.err(), CommandLine.Help.Ansi.OFF);
        return Exit.USAGE;
    }
}
