package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void postgresqlTakesEveryStatement() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DataSource database = postgres.getPostgresDatabase();
            Bench.migrate(database);
            FrontierTable table = new FrontierTable(database);
            table.begin("s", new Bench(folder).site(Bench.HOME), 10, List.of(found(Bench.HOME, 500)));
            FrontierTable.Mark mark = new FrontierTable.Mark(20, new FrontierTable.Spent(1, 2, 3), 4);
            QueuedUrl home = table.claim("s", 20, 90, 0).orElseThrow();
            assertThat(table.claim("s", 20, 90, 0)).isEmpty();
            assertThat(table.unfinished("410000"))
                    .map(FrontierTable.SweepRow::id)
                    .contains("s");
            table.resume("s");
            home = table.claim("s", 20, 90, 0).orElseThrow();
            home.ended(new Outcome.Captured(Reason.CONTENT, "ok\u0000"));
            Optional<Outcome> outside = Optional.of(new Outcome.Skipped(Reason.OUT_OF_SCOPE, "b"));
            List<FrontierTable.Discovery> links = List.of(
                    new FrontierTable.Discovery(found("http://a.example/1", 10), Optional.empty()),
                    new FrontierTable.Discovery(found("http://a.example/1", 20), Optional.empty()),
                    new FrontierTable.Discovery(found("http://b.example/", 30), outside));
            assertThat(table.end("s", "410000", home, links, mark))
                    .isEqualTo(new FrontierTable.Written(1, List.of(Reason.OUT_OF_SCOPE)));
            QueuedUrl next = table.claim("s", 20, 90, 0).orElseThrow();
            assertThat(next.found().promise()).isEqualTo(20);
            table.retry("s", next, 50, mark);
            assertThat(table.nextDue("s", 0)).contains(50L);
            QueuedUrl again = table.claim("s", 50, 90, 0).orElseThrow();
            assertThat(again.attempts()).isEqualTo(2);
            table.release("s", again, mark);
            assertThat(table.queued("s")).isEqualTo(1);
            assertThat(table.homeFailure("s")).isEmpty();
            table.finish("s", new Endings.End(SweepAccount.State.BUDGET_SPENT, Reason.BUDGET, "3 requests"), mark);
            assertThat(table.counts("s"))
                    .containsOnlyKeys("captured.content", "skipped.out_of_scope", "skipped.budget");
            assertThat(table.notable("s")).hasSize(2);
            table.leaveInPeace("www.a.example", 25);
            table.leaveInPeace("WWW.A.example", 26);
            assertThat(table.restsUntil("www.a.example")).contains(26L);
            assertThat(table.unfinished("410000")).isEmpty();
        }
    }
}
