package org.nianbao.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeasonTest {
    @Test
    void weeklyInSeasonMonthlyOtherwise() {
        Instant march = Instant.parse("2026-03-10T00:00:00Z");
        assertThat(Season.due(Optional.of(Instant.parse("2026-03-03T00:00:00Z")), march))
                .isTrue();
        assertThat(Season.due(Optional.of(Instant.parse("2026-03-03T00:00:01Z")), march))
                .isFalse();
        Instant august = Instant.parse("2026-08-10T00:00:00Z");
        assertThat(Season.due(Optional.of(Instant.parse("2026-08-01T00:00:00Z")), august))
                .isFalse();
        assertThat(Season.due(Optional.of(Instant.parse("2026-07-11T00:00:00Z")), august))
                .isTrue();
    }

    @Test
    void neverLookedAtIsDue() {
        assertThat(Season.due(Optional.empty(), Instant.parse("2026-08-10T00:00:00Z")))
                .isTrue();
    }

    @Test
    void seasonTurnsByTheCalendarOfChina() {
        // 16:00 UTC on 15 April is already the 16th in Shanghai
        assertThat(Season.interval(Instant.parse("2026-04-15T15:59:59Z")).toDays())
                .isEqualTo(7);
        assertThat(Season.interval(Instant.parse("2026-04-15T16:00:00Z")).toDays())
                .isEqualTo(30);
    }
}
