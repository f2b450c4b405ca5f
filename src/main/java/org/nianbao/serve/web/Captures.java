package org.nianbao.serve.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nianbao.model.ArchivedRecord;

/** Finds captures by 14-digit time and address. */
final class Captures {
    private static final DateTimeFormatter TS14 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", java.util.Locale.ROOT);

    private Captures() {}

    /** The time of 14 digits in UTC; shorter ones count from their beginning. */
    static Optional<Instant> time(String digits) {
        if (!digits.matches("[0-9]{4,14}")) {
            return Optional.empty();
        }
        String whole = digits + "00000101000000".substring(digits.length());
        try {
            return Optional.of(LocalDateTime.parse(whole, TS14).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** The capture nearest to a time. */
    static Optional<ArchivedRecord> nearest(List<ArchivedRecord> captures, Instant at) {
        return captures.stream().min(Comparator.comparing((ArchivedRecord r) -> Duration.between(r.date(), at)
                .abs()));
    }

    /** An address as it may have been written in a path, with the variants under which it may be archived. */
    static List<URI> variants(String... texts) {
        return java.util.Arrays.stream(texts)
                .filter(t -> !t.isBlank())
                .distinct()
                .flatMap(t -> Query.address(t).stream())
                .toList();
    }
}
