package org.nianbao.serve.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import org.nianbao.serve.House;
import org.nianbao.serve.Rereading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reextract}: reads archived bytes by the present rules, shows what would change, applies it on approval. */
@Command(name = "reextract")
final class ReextractCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--dry-run")
    boolean dryRun;

    @Option(
            names = {"--yes", "-y"},
            descriptionKey = "reextract.yes")
    boolean yes;

    ReextractCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (House house = session.house();
                ProgressLine progress = session.progress()) {
            RereadingView view = new RereadingView(session);
            Rereading.Account account = house.reread(progress, view::show);
            view.summary(account);
            int replaced = approved(account.toReplace()) ? house.replaceReadings(account.toReplace(), progress) : -1;
            view.ended(replaced, account);
            return account.unreadable() == 0 ? Exit.DONE : Exit.FAILURES;
        }
    }

    private boolean approved(Set<String> toReplace) {
        if (dryRun || toReplace.isEmpty()) {
            return false;
        }
        return yes
                || !session.json()
                        && session.console()
                                .agreed(
                                        "以上改动要替换现有的读取结果吗？输入 y 表示同意：",
                                        "Replace the readings as shown? Type y to agree:");
    }
}
