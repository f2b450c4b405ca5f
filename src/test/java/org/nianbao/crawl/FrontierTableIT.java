package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
            FrontierTable.SweepRow sweep,
            QueuedUrl url,
            FrontierTable.Fate fate,
            Waiting.Plan links,
            FrontierTable.Mark mark) {
        return new FrontierTable.Step(sweep, url, fate, links, mark, Map.of("www.a.example", 26L));
    }

    @Test
    void postgresqlTakesEveryStatement() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DataSource database = postgres.getPostgresDatabase();
            Bench.migrate(database);
            FrontierTable table = new FrontierTable(database);
            table.begin("s", new Bench(folder).site(Bench.HOME), 10, List.of(found(Bench.HOME, 500)));
            FrontierTable.Mark mark =
                    new FrontierTable.Mark(20, new FrontierTable.Spent(1, 2, 3), new FrontierTable.Met(0, ""));
            assertThat(table.unfinished("410000")).contains("s");
            FrontierTable.SweepRow killed = table.resume("s");
            QueuedUrl lost = table.waiting(killed, () -> {}).next(20, 0).orElseThrow();
            FrontierTable.SweepRow sweep = table.resume("s");
            Waiting waiting = table.waiting(sweep, () -> {});
            QueuedUrl home = waiting.next(20, 0).orElseThrow();
            assertThat(home.attempts()).isEqualTo(1);
            Optional<Outcome> outside = Optional.of(new Outcome.Skipped(Reason.OUT_OF_SCOPE, "b"));
            List<Identity> others = Stream.of("http://a.example/aside", "http://a.example/1", Bench.HOME)
                    .map(u -> Identity.of(URI.create(u)))
                    .toList();
            Waiting.Plan links = waiting.plan(
                    List.of(
                            new FrontierTable.Discovery(found("http://a.example/1", 10), Optional.empty()),
                            new FrontierTable.Discovery(found("http://a.example/1", 20), Optional.empty()),
                            new FrontierTable.Discovery(found("http://b.example/", 30), outside)),
                    others);
            assertThat(links.waiting()).isEqualTo(1);
            assertThat(links.skipped()).containsExactly(Reason.OUT_OF_SCOPE);
            FrontierTable.Fate content = new FrontierTable.Fate.Ended(new Outcome.Captured(Reason.CONTENT, "ok\u0000"));
            assertThatThrownBy(() -> table.begin(step(killed, lost, content, Waiting.Plan.NOTHING, mark))
                            .durable())
                    .hasMessageContaining("another process");
            table.begin(step(sweep, home, content, links, mark)).durable();
            assertThatThrownBy(() ->
                            table.begin(step(sweep, home, content, links, mark)).durable())
                    .isInstanceOf(IllegalStateException.class);
            QueuedUrl next = waiting.next(20, 0).orElseThrow();
            assertThat(next.found().promise()).isEqualTo(20);
            assertThat(waiting.next(20, 0)).isEmpty();
            table.begin(step(sweep, next, new FrontierTable.Fate.Again(50), Waiting.Plan.NOTHING, mark))
                    .durable();
            waiting.again(next, 50);
            assertThat(waiting.next(49, 0)).isEmpty();
            assertThat(waiting.next(50, 0)).map(QueuedUrl::attempts).contains(2);
            Waiting afterwards = table.waiting(sweep, () -> {});
            assertThat(afterwards.aside()).isEqualTo(1);
            assertThat(afterwards.next(49, 0)).isEmpty();
            QueuedUrl again = afterwards.next(50, 0).orElseThrow();
            assertThat(again.attempts()).isEqualTo(2);
            table.begin(step(sweep, again, new FrontierTable.Fate.Untouched(), Waiting.Plan.NOTHING, mark))
                    .durable();
            assertThat(table.queued(sweep)).isEqualTo(1);
            assertThat(table.homeFailure(sweep)).isEmpty();
            assertThat(table.outcome(sweep, Identity.of(URI.create(Bench.HOME))))
                    .contains(new Outcome.Captured(Reason.CONTENT, "ok"));
            table.finish(sweep, new Endings.End(SweepAccount.State.BUDGET_SPENT, Reason.BUDGET, "3 requests"), mark);
            assertThat(table.counts(sweep))
                    .containsOnlyKeys("captured.content", "skipped.out_of_scope", "skipped.budget");
            assertThat(table.notable(sweep)).hasSize(2);
            assertThat(table.restsUntil("www.a.example")).contains(26L);
            assertThat(table.unfinished("410000")).isEmpty();
            assertThat(table.needs().fetched("s", URI.create(Bench.HOME))).isTrue();
        }
    }
}
