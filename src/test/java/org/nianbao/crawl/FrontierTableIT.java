package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/** The frontier's SQL against PostgreSQL. */
class FrontierTableIT {
    @TempDir
    Path folder;

    private static QueuedUrl.Found found(String address, int promise) {
        URI uri = URI.create(address);
        return new QueuedUrl.Found(uri, Identity.of(uri), promise, promise == 500, "", "", "锚");
    }

    private static FrontierTable.Step step(
            QueuedUrl url, FrontierTable.Fate fate, Waiting.Plan links, FrontierTable.Mark mark) {
        return new FrontierTable.Step("s", "410000", url, fate, links, mark, Map.of("www.a.example", 26L), 90);
    }

    @Test
    void postgresqlTakesEveryStatement() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DataSource database = postgres.getPostgresDatabase();
            Bench.migrate(database);
            FrontierTable table = new FrontierTable(database);
            table.begin("s", new Bench(folder).site(Bench.HOME), 10, List.of(found(Bench.HOME, 500)));
            FrontierTable.Mark mark = new FrontierTable.Mark(20, new FrontierTable.Spent(1, 2, 3), 4);
            QueuedUrl home = table.gather("s", 20, 90).get(0);
            assertThat(table.unfinished("410000"))
                    .map(FrontierTable.SweepRow::id)
                    .contains("s");
            table.resume("s");
            home = table.gather("s", 20, 90).get(0);
            assertThat(home.attempts()).isEqualTo(1);
            Waiting waiting = table.waiting("s", 20);
            waiting.gathered(List.of(home), 20);
            home = waiting.next(20, 0).orElseThrow();
            Optional<Outcome> outside = Optional.of(new Outcome.Skipped(Reason.OUT_OF_SCOPE, "b"));
            Waiting.Plan links = waiting.plan(List.of(
                    new FrontierTable.Discovery(found("http://a.example/1", 10), Optional.empty()),
                    new FrontierTable.Discovery(found("http://a.example/1", 20), Optional.empty()),
                    new FrontierTable.Discovery(found("http://b.example/", 30), outside)));
            assertThat(links.waiting()).isEqualTo(1);
            assertThat(links.skipped()).containsExactly(Reason.OUT_OF_SCOPE);
            FrontierTable.Fate content = new FrontierTable.Fate.Ended(new Outcome.Captured(Reason.CONTENT, "ok\u0000"));
            waiting.written(links, table.write(step(home, content, links, mark)));
            QueuedUrl next = waiting.next(20, 0).orElseThrow();
            assertThat(next.found().promise()).isEqualTo(20);
            assertThat(waiting.next(20, 0)).isEmpty();
            table.write(step(next, new FrontierTable.Fate.Again(50), Waiting.Plan.NOTHING, mark));
            assertThat(table.gather("s", 20, 90)).isEmpty();
            QueuedUrl again = table.gather("s", 50, 90).get(0);
            assertThat(again.attempts()).isEqualTo(2);
            table.write(step(again, new FrontierTable.Fate.Untouched(), Waiting.Plan.NOTHING, mark));
            assertThat(table.queued("s")).isEqualTo(1);
            assertThat(table.homeFailure("s")).isEmpty();
            table.finish("s", new Endings.End(SweepAccount.State.BUDGET_SPENT, Reason.BUDGET, "3 requests"), mark);
            assertThat(table.counts("s"))
                    .containsOnlyKeys("captured.content", "skipped.out_of_scope", "skipped.budget");
            assertThat(table.notable("s")).hasSize(2);
            assertThat(table.restsUntil("www.a.example")).contains(26L);
            assertThat(table.unfinished("410000")).isEmpty();
        }
    }
}
