package org.nianbao.model;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One body whose site is watched: a line of a seed file with its overrides.
 *
 * @param code six-digit division code (GB/T 2260) or an id of the operator's own
 * @param name the body's name as in the seed file, for instance 二七区
 * @param level administrative level as written in the seed file, empty when not given
 * @param parent name of the parent division, for instance 郑州市, empty when not given
 * @param homeUrl the home page; empty when the operator is not sure of one
 * @param listUrls known report columns: hints, not limits
 * @param hosts further hosts in scope besides the home page's own
 * @param enabled whether sweeps are due for it
 * @param validFrom first day on which the division exists under this code, when known
 * @param validTo last day, when known
 * @param notes the operator's remarks
 * @param beyond whose reports are wanted besides the district's own: {@link Scope#DEPARTMENT}, {@link Scope#TOWNSHIP}
 */
public record Site(
        String code,
        String name,
        String level,
        String parent,
        Optional<URI> homeUrl,
        List<URI> listUrls,
        List<String> hosts,
        boolean enabled,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        String notes,
        Set<Scope> beyond) {

    /** Copies the collections. */
    public Site {
        listUrls = List.copyOf(listUrls);
        hosts = List.copyOf(hosts);
        beyond = Set.copyOf(beyond);
    }

    /** A site of which only the district's own reports are wanted. */
    public Site(
            String code,
            String name,
            String level,
            String parent,
            Optional<URI> homeUrl,
            List<URI> listUrls,
            List<String> hosts,
            boolean enabled,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validTo,
            String notes) {
        this(code, name, level, parent, homeUrl, listUrls, hosts, enabled, validFrom, validTo, notes, Set.of());
    }

    /**
     * Whether a host belongs to this site: the home page's or a list page's host, with or without {@code www.}, or one
     * of {@link #hosts()}.
     *
     * @param host a host name in lower case
     */
    public boolean hasHost(String host) {
        return homeUrl.filter(u -> sameHost(u.getHost(), host)).isPresent()
                || listUrls.stream().anyMatch(u -> sameHost(u.getHost(), host))
                || hosts.stream().anyMatch(h -> sameHost(h, host));
    }

    private static boolean sameHost(String one, String other) {
        return one != null && bare(one).equalsIgnoreCase(bare(other));
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
