package org.nianbao.index;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.nianbao.model.Home;
import org.nianbao.model.Settings;

/** A look into the database of a home without changing anything, for what must not open the home. */
final class Glimpse implements Index.Look {
    private static final String LEASED =
            "select count(*) from sweep where site_code = ? and state = 'running' and lease_until > ?";

    private final DataSource database;
    private final boolean oneProcess;

    private Glimpse(DataSource database, boolean oneProcess) {
        this.database = database;
        this.oneProcess = oneProcess;
    }

    /** See {@link Index#look}. */
    static <T> Optional<T> of(Home home, Settings settings, Function<Index.Look, Optional<T>> look) {
        Optional<String> configured = settings.database().url();
        Path file = home.db().resolve("nianbao.mv.db");
        if (configured.isEmpty() && !Files.exists(file)) {
            return Optional.empty();
        }
        String url = configured.orElseGet(() -> Database.inHome(home) + ";ACCESS_MODE_DATA=r");
        try (HikariDataSource database = Database.connect(url, Dialect.of(url), Glimpse::readOnly)) {
            return look.apply(new Glimpse(database, Dialect.of(url).oneProcess()));
        }
    }

    private static void readOnly(HikariConfig config) {
        config.setReadOnly(true);
        config.setMaximumPoolSize(1);
    }

    @Override
    public DataSource database() {
        return database;
    }

    @Override
    public boolean leased(String siteCode, Instant now) {
        Jdbi jdbi = Jdbi.create(database).registerArgument(new Binding.OfInstant());
        return !oneProcess && jdbi.withHandle(handle -> Binding.any(handle, LEASED, siteCode, now));
    }
}
