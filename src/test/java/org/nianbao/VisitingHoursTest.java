package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.VisitingHours;

class VisitingHoursTest {

    /** Beijing is eight hours before UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20:00-07:00|2026-03-01T12:00:00Z|2026-03-01T12:00:00Z",
                "20:00-07:00|2026-03-01T11:59:59Z|2026-03-01T12:00:00Z",
                "20:00-07:00|2026-03-01T22:59:59Z|2026-03-01T22:59:59Z",
                "20:00-07:00|2026-03-01T23:00:00Z|2026-03-02T12:00:00Z",
                "12:00-13:30, 20:00-24:00|2026-03-01T06:00:00Z|2026-03-01T12:00:00Z",
                "12:00-13:30,20:00-24:00|2026-03-01T16:00:00Z|2026-03-02T04:00:00Z",
                "''|2026-03-01T06:00:00Z|2026-03-01T06:00:00Z"
            })
    void saysWhenASiteMayBeVisitedNext(String written, Instant at, Instant opens) {
        VisitingHours hours = VisitingHours.of(written).orElseThrow();
        assertThat(hours.opens(at)).isEqualTo(opens);
        assertThat(hours.open(at)).isEqualTo(at.equals(opens));
        assertThat(hours.open(opens)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20:00", "25:00-07:00", "8-9", "08:00-08:00", "08:60-09:00", "08:00-09:00,", "24:30-25:00"})
    void whatCannotBeReadIsRefused(String written) {
        assertThat(VisitingHours.of(written)).isEmpty();
    }

    @Test
    void alwaysIsAlways() {
        assertThat(VisitingHours.ALWAYS.open(Instant.EPOCH)).isTrue();
    }
}
