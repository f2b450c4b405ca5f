package org.nianbao.index;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.nianbao.index.Index.Appearance;
import org.nianbao.index.Index.Appearance.Role;

/**
 * All addresses and documents of a report version: what was read as it, and what belongs to it without being readable as
 * a report, such as the page that only holds the attachment or a scan beside it. Worked out when asked for.
 */
final class Appearances {
    private static final Comparator<Appearance> IN_ORDER = Comparator.comparing(Appearance::role)
            .thenComparing(a -> a.part().orElse(0))
            .thenComparing(Appearance::firstSeen)
            .thenComparing(Appearance::url)
            .thenComparing(Appearance::sha256);

    private static final String SELECT =
            """
            select k.url, k.payload_sha256, k.captured_at, k.site_code, k.clue_title, c.via, c.anchor, c.media_type,
                coalesce(g.media_type, c.media_type) media, g.kind, g.title,
                (select max(s.captured_at) from capture s
                    where s.url_hash = k.url_hash and s.payload_sha256 = k.payload_sha256) last_seen
            from candidate k
            join capture c on c.record_id = k.record_id
            left join reading g on g.payload_sha256 = k.payload_sha256
            """;
    private static final String MEMBERS =
            " from candidate m where m.report_id = :report" + " and m.version_number = :version and m.";
    private static final String COMPANIONS = SELECT + " where k.report_id is null and k.clue"
            + " and (k.via_hash in (select m.url_hash" + MEMBERS + "url_hash is not null)"
            + " or k.url_hash in (select m.via_hash" + MEMBERS + "via_hash is not null))";

    private final Index.ReportRow report;
    private final List<Row> rows;
    private final Set<String> holders = new HashSet<>();
    private final Set<String> addresses;

    private final Set<String> members;

    private Appearances(Index.ReportRow report, List<Row> rows, Set<String> members) {
        this.report = report;
        this.rows = rows;
        this.members = members;
        this.addresses = rows.stream().map(Row::url).collect(Collectors.toSet());
        rows.forEach(row -> row.via().ifPresent(holders::add));
    }

    /** Of one version, the leading document first. */
    static List<Appearance> of(Handle handle, Index.ReportRow report) {
        List<Row> rows = new ArrayList<>(
                ask(handle, report, SELECT + " where k.report_id = :report and k.version_number = :version"));
        rows.addAll(ask(handle, report, COMPANIONS));
        Appearances all = new Appearances(report, rows, VersionParts.payloads(handle, report));
        return all.rows.stream().map(all::appearance).sorted(IN_ORDER).toList();
    }

    private static List<Row> ask(Handle handle, Index.ReportRow report, String sql) {
        return handle.createQuery(sql)
                .bind("report", report.id())
                .bind("version", report.version())
                .map((row, context) -> Row.of(row))
                .list();
    }

    private Appearance appearance(Row row) {
        return new Appearance(
                row.url(),
                row.sha256(),
                row.mediaType(),
                role(row),
                row.part(),
                row.state(),
                row.siteCode(),
                row.firstSeen(),
                row.lastSeen());
    }

    private Role role(Row row) {
        if (row.url().equals(report.url())) {
            return Role.LEAD;
        }
        if (row.part().isPresent() && parts() > 1) {
            return Role.PART;
        }
        Variant variant = Variant.of(row.url());
        if (variant.stem().equals(Variant.of(report.url()).stem())) {
            return view(variant);
        }
        return twin(row, variant) ? view(variant) : bound(row);
    }

    /** Whether it is a view of another page of the report. */
    private boolean twin(Row row, Variant variant) {
        return variant.kind() != Variant.Kind.PLAIN
                && rows.stream()
                        .anyMatch(r -> !r.url().equals(row.url())
                                && Variant.of(r.url()).stem().equals(variant.stem()));
    }

    private static Role view(Variant variant) {
        return switch (variant.kind()) {
            case MOBILE -> Role.MOBILE;
            case PRINT -> Role.PRINT;
            case PLAIN -> Role.ALIAS;
        };
    }

    private Role bound(Row row) {
        if (holders.contains(row.url())) {
            return Role.PAGE;
        }
        if (row.via().filter(addresses::contains).isPresent()) {
            return Role.ATTACHMENT;
        }
        if (members.contains(row.sha256())) {
            return Role.PART;
        }
        return host(row.url()).equals(host(report.url())) ? Role.COPY : Role.ELSEWHERE;
    }

    private long parts() {
        return rows.stream().flatMap(r -> r.part().stream()).distinct().count();
    }

    private static String host(String url) {
        return String.valueOf(URI.create(url).getHost()).replaceFirst("^www\\.", "");
    }

    /** A payload at an address. */
    private record Row(
            String url,
            String sha256,
            String mediaType,
            Optional<String> via,
            Optional<Integer> part,
            String state,
            String siteCode,
            java.time.Instant firstSeen,
            java.time.Instant lastSeen) {

        static Row of(ResultSet row) throws SQLException {
            Optional<String> title = Binding.optionalText(row, "title");
            return new Row(
                    row.getString("url"),
                    row.getString("payload_sha256"),
                    row.getString("media"),
                    Binding.optionalText(row, "via"),
                    Part.of(row.getString("clue_title"), row.getString("anchor"), title.orElse("")),
                    Binding.optionalText(row, "kind").orElse("waiting"),
                    row.getString("site_code"),
                    Binding.instant(row, "captured_at"),
                    Binding.instant(row, "last_seen"));
        }
    }
}
