package org.nianbao.serve.cli;

import java.util.List;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Settings;
import org.nianbao.seeds.Seeds;

/** What lint says, in the light of the settings: a private address is no fault where the settings allow it. */
final class SeedCheck {
    private static final String PRIVATE = "seed_private_address";

    private SeedCheck() {}

    /** The problems that count. */
    static List<Seeds.Problem> problems(Seeds seeds, Settings settings) {
        return seeds.lint().stream()
                .filter(problem -> !(settings.network().allowPrivate()
                        && problem.message().id().equals(PRIVATE)))
                .toList();
    }

    /**
     * Refuses to start with seed files that must be put right first.
     *
     * @throws ConfigurationError naming the first error, its place and how to see all
     */
    static void refuseFaulty(Seeds seeds, Settings settings) {
        List<Seeds.Problem> errors =
                problems(seeds, settings).stream().filter(Seeds.Problem::error).toList();
        if (!errors.isEmpty()) {
            Seeds.Problem first = errors.get(0);
            String place = first.file() + ":" + first.line();
            throw new ConfigurationError(new Message(
                    "seeds_faulty",
                    "种子文件有 " + errors.size() + " 处错误，尚未开始。第一处在 " + place + "："
                            + first.message().zh() + " 全部错误见 nianbao seeds lint。",
                    "The seed files have " + errors.size() + " error(s), nothing was started. The first is at " + place
                            + ": " + first.message().en() + " nianbao seeds lint shows all."));
        }
    }
}
