package org.nianbao.serve.cli;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nianbao.serve.House;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line of the contract. */
public final class Cli {
    private final Openings openings;
    private final Map<String, String> environment;
    private final Console streams;
    private final Function<House, Answers> asking;
    private final Function<Console, Signals> signals;

    /**
     * With everything it needs.
     *
     * @param openings what commands can open
     * @param environment environment variables; only the language is taken from here, settings are the openings' affair
     * @param in standard input, where people answer questions
     * @param out standard output, encoding UTF-8
     * @param err standard error, encoding UTF-8
     * @param terminal whether standard error is a terminal
     */
    public Cli(
            Openings openings,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean terminal) {
        this(openings, environment, new Console(in, out, err, terminal, Tongue.ZH), Answers::of, Signals::ofProcess);
    }

    /** The same with other answers and signals, for tests. */
    Cli(
            Openings openings,
            Map<String, String> environment,
            Console streams,
            Function<House, Answers> asking,
            Function<Console, Signals> signals) {
        this.openings = openings;
        this.environment = Map.copyOf(environment);
        this.streams = streams;
        this.asking = asking;
        this.signals = signals;
    }

    /** Runs one command line. Returns the exit code of the contract. */
    public int run(String... words) {
        Console console = streams.in(Tongue.of(words, environment));
        Signals stopping = signals.apply(console);
        Root root = new Root(console);
        Session session = new Session(openings, console, root, asking, stopping, environment);
        CommandLine line = commands(session);
        new Faults(console, root).watch(line);
        try {
            return line.execute(words);
        } finally {
            stopping.done();
            streams.out().flush();
            streams.err().flush();
        }
    }

    /** All commands with their help texts. */
    static CommandLine commands(Session session) {
        CommandLine line = new CommandLine(session.root());
        subcommands(session).forEach(line::addSubcommand);
        line.setResourceBundle(session.console().tongue().help());
        line.getCommandSpec().versionProvider(new Version());
        line.setExpandAtFiles(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setOut(writer(session.console().out()));
        line.setErr(writer(session.console().err()));
        return line;
    }

    private static List<Object> subcommands(Session session) {
        return List.of(
                new DemoCommand(session),
                new SweepCommand(session),
                new SweepsCommand(session),
                new ServeCommand(session),
                new ExtractCommand(session),
                new ReportCommand(session),
                new CorrectCommand(session),
                new SettleCommand(session),
                new SearchCommand(session),
                new TrackerCommand(session),
                new SeedsCommand(session),
                new ArchiveCommand(session),
                new ExportCommand(session),
                new ReextractCommand(session),
                new StatusCommand(session),
                new DoctorCommand(session),
                new ConfigCommand(session));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
