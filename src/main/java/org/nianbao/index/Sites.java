package org.nianbao.index;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** Table {@code site}: the list of sites, in the order of the seed files. */
final class Sites {
    private Sites() {}

    static void replace(Handle handle, List<Site> sites) {
        handle.execute("delete from site");
        if (sites.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into site (code, ordinal, name, level_name, parent, home_url, list_urls, hosts, enabled,
                    valid_from, valid_to, notes, beyond)
                values (:code, :ordinal, :name, :level, :parent, :home, :lists, :hosts, :enabled, :from, :to, :notes,
                    :beyond)
                """);
        for (int i = 0; i < sites.size(); i++) {
            bind(batch, sites.get(i), i);
        }
        batch.execute();
    }

    private static void bind(PreparedBatch batch, Site site, int ordinal) {
        batch.bind("code", site.code())
                .bind("ordinal", ordinal)
                .bind("name", site.name())
                .bind("level", site.level())
                .bind("parent", site.parent())
                .bind("home", site.homeUrl().map(URI::toString).orElse(null))
                .bind("lists", site.listUrls().stream().map(URI::toString).collect(Collectors.joining(" ")))
                .bind("hosts", String.join(" ", site.hosts()))
                .bind("enabled", site.enabled())
                .bind("from", site.validFrom().orElse(null))
                .bind("to", site.validTo().orElse(null))
                .bind("notes", site.notes())
                .bind("beyond", site.beyond().stream().map(Scope::id).sorted().collect(Collectors.joining(" ")))
                .add();
    }

    static List<Site> all(Handle handle) {
        return handle.createQuery("select * from site order by ordinal")
                .map((row, context) -> site(row))
                .list();
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getString("code"),
                row.getString("name"),
                row.getString("level_name"),
                row.getString("parent"),
                Binding.optionalText(row, "home_url").map(URI::create),
                words(row.getString("list_urls")).stream().map(URI::create).toList(),
                words(row.getString("hosts")),
                row.getBoolean("enabled"),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                row.getString("notes"),
                words(row.getString("beyond")).stream().map(Scope::of).collect(Collectors.toSet()));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +", -1));
    }
}
