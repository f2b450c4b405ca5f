package org.nianbao.serve.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.nianbao.index.Index;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Settlement;
import org.nianbao.serve.House;
import org.nianbao.serve.Settlements;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code settle}: a person's word on a district-year, with author and reason. */
@Command(name = "settle")
final class SettleCommand implements Callable<Integer> {
    private static final String BETWEEN = " · ";

    private final Session session;

    @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "settle.code")
    String code;

    @Parameters(index = "1", paramLabel = "YEAR", descriptionKey = "settle.year")
    int year;

    @Option(names = "--as", paramLabel = "absent|merged|abolished|not_required", descriptionKey = "settle.as")
    String as;

    @Option(names = "--withdraw", descriptionKey = "settle.withdraw")
    boolean withdraw;

    @Option(names = "--author", paramLabel = "NAME", required = true, descriptionKey = "settle.author")
    String author;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "settle.reason")
    String reason;

    SettleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (withdraw == (as != null)) {
            throw new ConfigurationError(new Message(
                    "settle_as_or_withdraw",
                    "请写 --as 说明情况，或写 --withdraw 撤回先前的确认；两者取一。",
                    "Say what holds with --as, or take back what was said with --withdraw; one of the two."));
        }
        try (House house = session.house()) {
            return show(house.settlements()
                    .take(new Settlements.Wish(code, year, Optional.ofNullable(as), author, reason, "command")));
        }
    }

    private int show(Settlements.Answer answer) {
        Console console = session.console();
        if (answer instanceof Settlements.Refused refused) {
            console.say(
                    TextTable.clean(refused.why().zh()),
                    TextTable.clean(refused.why().en()));
            return refused.why().id().equals("settlement_not_tracked") ? Exit.NOTHING : Exit.USAGE;
        }
        Index.Settled settled = ((Settlements.Taken) answer).settled();
        if (session.json()) {
            console.document(ContractJson.settled(settled));
        } else {
            console.answer(line(console, settled));
        }
        return Exit.DONE;
    }

    private static String line(Console console, Index.Settled settled) {
        Settlement said = settled.settlement();
        Message standing = settled.standing().words();
        String line = String.join(
                BETWEEN,
                console.in("确认 ", "word ") + said.entry(),
                settled.district() + " " + said.year() + "  "
                        + console.in(said.as().words().zh(), said.as().words().en()),
                said.author() + " " + said.at(),
                said.reason(),
                console.in(standing.zh(), standing.en()));
        String back = said.withdrawal()
                .map(w -> BETWEEN + console.in("撤回：", "withdrawn: ") + w.author() + " " + w.at() + " " + w.reason())
                .orElse("");
        return TextTable.clean(line + back);
    }
}
