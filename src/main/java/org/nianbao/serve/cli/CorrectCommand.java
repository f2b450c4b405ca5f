package org.nianbao.serve.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.nianbao.index.Index;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Correction;
import org.nianbao.model.Message;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.House;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code correct}: a second value for a figure, with author and reason. */
@Command(name = "correct")
final class CorrectCommand implements Callable<Integer> {
    private static final String BETWEEN = " · ";

    private final Session session;

    @Parameters(index = "0", paramLabel = "REPORT-ID", descriptionKey = "report.id")
    String report;

    @Parameters(index = "1", paramLabel = "INDICATOR", descriptionKey = "correct.indicator")
    String indicator;

    @Option(names = "--value", paramLabel = "V", descriptionKey = "correct.value")
    String value;

    @Option(names = "--withdraw", descriptionKey = "correct.withdraw")
    boolean withdraw;

    @Option(names = "--author", paramLabel = "NAME", required = true, descriptionKey = "correct.author")
    String author;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "correct.reason")
    String reason;

    @Option(names = "--version-number", paramLabel = "N")
    Integer version;

    CorrectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (withdraw == (value != null)) {
            throw new ConfigurationError(
                    new Message(
                            "correct_value_or_withdraw",
                            "请写 --value 给出更正值，或写 --withdraw 撤回更正；两者取一。",
                            "Give the corrected value with --value, or take a correction back with --withdraw; one of the two."));
        }
        try (House house = session.house()) {
            Corrections.Wish wish = new Corrections.Wish(
                    report,
                    Optional.ofNullable(version),
                    indicator,
                    Optional.ofNullable(value),
                    author,
                    reason,
                    "command");
            return show(house, house.corrections().take(wish));
        }
    }

    private int show(House house, Corrections.Answer answer) {
        if (answer instanceof Corrections.Refused refused) {
            session.console()
                    .say(
                            TextTable.clean(refused.why().zh()),
                            TextTable.clean(refused.why().en()));
            return refused.why().id().equals("correction_no_report") ? Exit.NOTHING : Exit.USAGE;
        }
        Correction taken = ((Corrections.Taken) answer).correction();
        house.corrections().list(all(taken)).stream()
                .filter(c -> c.correction().entry() == taken.entry())
                .forEach(this::show);
        return Exit.DONE;
    }

    private static Index.CellQuery all(Correction taken) {
        return new Index.CellQuery(Optional.empty(), Optional.of(taken.code()), Optional.empty(), false);
    }

    private void show(Index.Corrected corrected) {
        Console console = session.console();
        if (session.json()) {
            console.document(ContractJson.corrected(corrected));
        } else {
            console.answer(line(console, corrected));
        }
    }

    /** A correction in one line: which, from what to what, by whom and why, how it stands. */
    static String line(Console console, Index.Corrected corrected) {
        Correction correction = corrected.correction();
        String read = correction.read().map(v -> shown(console, v)).orElse(console.in("（未读出）", "(not read)"));
        String line = String.join(
                BETWEEN,
                console.in("更正 ", "correction ") + correction.entry(),
                correction.code() + "  " + read + " → " + shown(console, correction.corrected()),
                correction.author() + " " + correction.at(),
                correction.reason(),
                console.in(
                        corrected.standing().words().zh(),
                        corrected.standing().words().en()));
        String back = correction
                .withdrawal()
                .map(w -> BETWEEN + console.in("撤回：", "withdrawn: ") + w.author() + " " + w.at() + " " + w.reason())
                .orElse("");
        return TextTable.clean(line + back);
    }

    private static String shown(Console console, Correction.Value value) {
        return switch (value.kind()) {
            case BLANK -> console.in("（空白）", "(blank)");
            case ILLEGIBLE -> console.in("（无法辨认）", "(illegible)");
            case NUMBER, DASH, TEXT -> value.text();
        };
    }
}
