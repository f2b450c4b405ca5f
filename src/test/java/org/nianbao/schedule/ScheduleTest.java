package org.nianbao.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Settings;

class ScheduleTest {
    private HikariDataSource database;
    private final CountDownLatch swept = new CountDownLatch(1);
    private final CountDownLatch verified = new CountDownLatch(1);

    @BeforeEach
    void open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database = new HikariDataSource(config);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private final Schedule.Work work = new Schedule.Work() {
        @Override
        public void enqueueDueSweeps() {
            swept.countDown();
        }

        @Override
        public void enqueueFixity() {
            verified.countDown();
        }
    };

    private static Settings settings(String sweeps, String fixity) {
        return new Settings(
                new Settings.Network(
                        "",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1),
                new Settings.Politeness(Duration.ZERO, Duration.ZERO, 1),
                new Settings.Budget(1, 1, 1, 0),
                new Settings.Sweeping(1, 2008),
                new Settings.Server("127.0.0.1", 0),
                new Settings.Database(Optional.empty()),
                new Settings.Schedule(sweeps, fixity),
                Map.of());
    }

    @Test
    void firesBothJobs() throws Exception {
        try (Schedule schedule = Schedule.start(settings("0 30 2 * * ?", "0 0 4 1 * ?"), database, work)) {
            schedule.fire("sweeps");
            schedule.fire("fixity");
            assertThat(swept.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(verified.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void firesByTheClockOfChina() {
        try (Schedule schedule = Schedule.start(settings("0 30 2 * * ?", "0 0 4 1 * ?"), database, work)) {
            assertThat(schedule.upcoming())
                    .extracting(Schedule.Firing::job)
                    .containsExactlyInAnyOrder("sweeps", "fixity");
            assertThat(schedule.upcoming())
                    .filteredOn(f -> f.job().equals("sweeps"))
                    .allSatisfy(f -> assertThat(f.at().atZone(ZoneId.of("Asia/Shanghai")))
                            .satisfies(t ->
                                    assertThat(t.getHour() * 60 + t.getMinute()).isEqualTo(150)));
        }
    }

    @Test
    void changedExpressionReplacesTheStoredOne() {
        Schedule.start(settings("0 30 2 * * ?", "0 0 4 1 * ?"), database, work).close();
        try (Schedule again = Schedule.start(settings("0 45 3 * * ?", "0 0 4 1 * ?"), database, work)) {
            assertThat(again.upcoming())
                    .filteredOn(f -> f.job().equals("sweeps"))
                    .singleElement()
                    .satisfies(f -> assertThat(
                                    f.at().atZone(ZoneId.of("Asia/Shanghai")).getMinute())
                            .isEqualTo(45));
        }
    }

    @Test
    void malformedCronIsAConfigurationError() {
        assertThatThrownBy(() -> Schedule.start(settings("0 30 2 32 * ?", "0 0 4 1 * ?"), database, work))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("schedule.sweeps");
    }
}
