package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Settings;

class PolitenessTest {
    private static final Duration MIN = Duration.ofSeconds(3);
    private final Politeness politeness =
            new Politeness(new Settings.Politeness(MIN, Duration.ofSeconds(30), 5), place -> 0);

    @Test
    void slotsAreReservedAheadSoThatNobodyWakesTogether() {
        assertThat(politeness.reserve("a")).isZero();
        assertThat(politeness.reserve("a")).isBetween(2000L, 3000L);
        assertThat(politeness.reserve("A")).isBetween(5000L, 6000L);
        assertThat(politeness.reserve("b")).isZero();
    }

    @Test
    void whatAnEarlierRunPromisedIsKeptForHostAndAddress() {
        Map<String, Long> kept =
                Map.of("127.0.0.1", 2500L, "a", Duration.ofDays(9).toMillis());
        Settings.Politeness settings = new Settings.Politeness(MIN, Duration.ofSeconds(30), 5);
        Politeness next = new Politeness(settings, place -> kept.getOrDefault(place, -5L));
        assertThat(next.reserve("127.0.0.1")).isBetween(1500L, 2500L);
        assertThat(next.reserve("b")).isZero();
        assertThat(next.left("a"))
                .isBetween(
                        Duration.ofMinutes(59).toMillis(), Duration.ofHours(1).toMillis());
        next.answered(List.of("b", "127.0.0.1"), Duration.ZERO, 200, Optional.empty());
        assertThat(next.rests("b")).containsOnlyKeys("b", "127.0.0.1");
    }

    @Test
    void theDelayGrowsWithTheAnswerTimeBetweenItsBounds() {
        answered(Duration.ofMillis(10), 200);
        assertThat(politeness.left("a")).isBetween(2000L, 3000L);
        answered(Duration.ofSeconds(2), 200);
        assertThat(politeness.left("a")).isBetween(9000L, 10_000L);
        answered(Duration.ofSeconds(20), 200);
        assertThat(politeness.left("a")).isBetween(29_000L, 30_000L);
    }

    @Test
    void aHostThatGaveNoAnswerIsLeftInPeaceForAsLongAgainAndSoIsItsAddress() {
        Settings.Politeness plain = new Settings.Politeness(Duration.ofMillis(200), Duration.ofSeconds(30), 0);
        Politeness patient = new Politeness(plain, place -> 0);
        patient.answered(List.of("a", "127.0.0.1"), Duration.ofSeconds(20), 0, Optional.empty());
        assertThat(patient.left("a")).isBetween(19_000L, 20_000L);
        assertThat(patient.left("127.0.0.1")).isBetween(19_000L, 20_000L);
        patient.answered(List.of("b"), Duration.ofSeconds(20), 200, Optional.empty());
        assertThat(patient.left("b")).isLessThanOrEqualTo(200);
    }

    @Test
    void aHostThatAsksForLessGetsLess() {
        answered(Duration.ZERO, 503);
        assertThat(politeness.left("a")).isBetween(5000L, 6000L);
        politeness.answered("a", Duration.ZERO, 429, Optional.of(Duration.ofMinutes(2)));
        assertThat(politeness.left("a")).isBetween(119_000L, 120_000L);
    }

    @Test
    void aCrawlDelayCountsUpToTheLongestDelay() {
        politeness.crawlDelay("a", Duration.ofSeconds(8));
        answered(Duration.ZERO, 200);
        assertThat(politeness.left("a")).isBetween(7000L, 8000L);
        politeness.crawlDelay("a", Duration.ofDays(1));
        answered(Duration.ZERO, 200);
        assertThat(politeness.left("a")).isBetween(29_000L, 30_000L);
    }

    @Test
    void aSitesOwnDelayHoldsForItsHostAndOfTwoTheSlower() {
        politeness.own("a", new Settings.Politeness(Duration.ofSeconds(10), Duration.ofSeconds(60), 1));
        politeness.own("A", new Settings.Politeness(Duration.ofSeconds(5), Duration.ofSeconds(60), 1));
        answered(Duration.ZERO, 200);
        assertThat(politeness.left("a")).isBetween(9000L, 10_000L);
        politeness.answered("b", Duration.ZERO, 200, Optional.empty());
        assertThat(politeness.left("b")).isBetween(2000L, 3000L);
    }

    @Test
    void aHostThatIsSlowedDownRecoversStepByStep() {
        answered(Duration.ZERO, 503);
        answered(Duration.ZERO, 503);
        assertThat(politeness.left("a")).isBetween(11_000L, 12_000L);
        politeness.answered("b", Duration.ZERO, 503, Optional.empty());
        politeness.answered("b", Duration.ZERO, 200, Optional.empty());
        assertThat(politeness.left("b")).isBetween(5000L, 6000L);
        politeness.answered("c", Duration.ZERO, 200, Optional.of(Duration.ofMinutes(2)));
        assertThat(politeness.left("c")).isBetween(2000L, 3000L);
    }

    private void answered(Duration took, int status) {
        politeness.answered("a", took, status, Optional.empty());
    }
}
