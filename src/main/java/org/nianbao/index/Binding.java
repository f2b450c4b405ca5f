package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** How instants and texts go into columns and come back, the same in both databases. */
final class Binding {
    /** What PostgreSQL cannot store: the character NUL and halves of surrogate pairs. */
    private static final Pattern UNSTORABLE =
            Pattern.compile("\\x00|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private Binding() {}

    /** Instants to microseconds, as both databases keep them; never through the zone of the machine. */
    static final class OfInstant extends AbstractArgumentFactory<Instant> {
        OfInstant() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            OffsetDateTime utc = micros(value).atOffset(ZoneOffset.UTC);
            return (position, statement, context) -> statement.setObject(position, utc);
        }
    }

    /** Texts without what cannot be stored. */
    static final class OfText extends AbstractArgumentFactory<String> {
        OfText() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, storable(value));
        }
    }

    /** Whether a {@code select count(*)} counts anything. */
    static boolean any(Handle handle, String count, Object... arguments) {
        return handle.select(count, arguments).mapTo(int.class).one() > 0;
    }

    /** An instant as precise as a column keeps it. */
    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** A text with the replacement character in place of what PostgreSQL cannot store. */
    static String storable(String text) {
        return isPlain(text) ? text : UNSTORABLE.matcher(text).replaceAll("\uFFFD");
    }

    /** Nearly every text is, and every text of every row is looked at. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == 0 || Character.isSurrogate(letter)) {
                return false;
            }
        }
        return true;
    }

    /** An instant that is there. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** An instant that may be absent. */
    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** A text that may be absent. */
    static Optional<String> optionalText(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** A whole number that may be absent. */
    static Optional<Integer> optionalInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
