package org.nianbao.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How often a site is looked at. Reports appear between January and the middle of April (domain notes §2), so sites are
 * looked at weekly then and monthly otherwise, for late and corrected ones.
 */
final class Season {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final MonthDay FROM = MonthDay.of(1, 5);
    private static final MonthDay TO = MonthDay.of(4, 15);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private Season() {}

    static boolean due(Optional<Instant> lastLooked, Instant now) {
        return lastLooked.map(last -> !last.plus(interval(now)).isAfter(now)).orElse(true);
    }

    static Duration interval(Instant now) {
        MonthDay today = MonthDay.from(LocalDate.ofInstant(now, CHINA));
        return today.isBefore(FROM) || today.isAfter(TO) ? MONTH : WEEK;
    }
}
