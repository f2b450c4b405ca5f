package org.nianbao.model;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of a day in which a site may be visited, Beijing time: {@code 20:00-07:00}, several separated by commas. None
 * written means always.
 *
 * @param windows the hours; empty for always
 */
public record VisitingHours(List<Window> windows) {
    /** At any time. */
    public static final VisitingHours ALWAYS = new VisitingHours(List.of());

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Pattern WRITTEN =
            Pattern.compile("([01]?\\d|2[0-4]):([0-5]\\d)\\s*[-–]\\s*([01]?\\d|2[0-4]):([0-5]\\d)");
    private static final int DAY = 24 * 60;

    /** Copies the list. */
    public VisitingHours {
        windows = List.copyOf(windows);
    }

    /**
     * From one minute of the day up to another one, over midnight where the end is not after the beginning.
     *
     * @param from minutes since midnight
     * @param to minutes since midnight, up to 1440
     */
    public record Window(int from, int to) {
        private boolean has(int minute) {
            return from < to ? minute >= from && minute < to : minute >= from || minute < to;
        }
    }

    /** Reads what is written in a setting; empty when it cannot be read. */
    public static Optional<VisitingHours> of(String written) {
        List<Window> windows = new ArrayList<>();
        for (String each : written.isBlank() ? new String[0] : written.split(",", -1)) {
            Matcher m = WRITTEN.matcher(each.strip());
            if (!m.matches()) {
                return Optional.empty();
            }
            Window window = new Window(minute(m.group(1), m.group(2)), minute(m.group(3), m.group(4)));
            if (window.from() >= DAY || window.to() > DAY || window.from() == window.to()) {
                return Optional.empty();
            }
            windows.add(window);
        }
        return Optional.of(new VisitingHours(windows));
    }

    private static int minute(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    /** Whether it may be visited at a time. */
    public boolean open(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, BEIJING);
        int minute = time.getHour() * 60 + time.getMinute();
        return windows.isEmpty() || windows.stream().anyMatch(w -> w.has(minute));
    }

    /** When it may be visited next: the time itself while it is open. */
    public Instant opens(Instant at) {
        if (open(at)) {
            return at;
        }
        ZonedDateTime now = at.atZone(BEIJING);
        return windows.stream()
                .map(w -> next(now, w.from()))
                .min(Comparator.naturalOrder())
                .orElse(at);
    }

    private static Instant next(ZonedDateTime now, int minute) {
        ZonedDateTime today = now.toLocalDate().atTime(minute / 60, minute % 60).atZone(BEIJING);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
