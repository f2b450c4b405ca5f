package org.nianbao.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One exchange with a site as it happened on the wire, before it is archived.
 *
 * @param uri the address as fetched
 * @param begun when the request was sent
 * @param took from the request to the last byte of the answer
 * @param address IP address of the server in text form; empty behind a proxy
 * @param request exact bytes of the request
 * @param response exact bytes of the response, transfer coding included
 * @param entity the entity body: transfer coding removed, content coding kept
 * @param entitySha256 lowercase hex SHA-256 of {@link #entity()}
 * @param status HTTP status
 * @param contentType the Content-Type header as sent, when there was one
 * @param truncated why the response was cut ({@code length}, {@code time}, {@code disconnect}), when it was
 * @param tls what TLS said, for https
 * @param outcome what the page really is
 * @param origin how the crawl came here
 */
public record Capture(
        URI uri,
        Instant begun,
        Duration took,
        Optional<String> address,
        Octets request,
        Octets response,
        Octets entity,
        String entitySha256,
        int status,
        Optional<String> contentType,
        Optional<String> truncated,
        Optional<Tls> tls,
        Outcome outcome,
        Origin origin) {

    /**
     * What the TLS handshake said.
     *
     * @param version for instance {@code TLSv1.3}
     * @param cipher the cipher suite
     * @param certificateSha256 SHA-256 of the server's certificate in lowercase hex, empty when there was none
     * @param chain the same of every certificate sent, the server's first
     * @param verdict {@code trusted}, or why the certificate would not be trusted
     */
    public record Tls(String version, String cipher, String certificateSha256, List<String> chain, String verdict) {}

    /**
     * How the crawl came to an address; it is written into the WARC so that a rebuild judges alike.
     *
     * @param siteCode {@link Site#code()}
     * @param sweepId {@link Sweep#id()}
     * @param via the page that linked here; empty for a seed
     * @param hops Heritrix hop path from the seed, for instance {@code LLR}
     * @param anchor text of the link, blank when there was none
     */
    public record Origin(String siteCode, String sweepId, Optional<URI> via, String hops, String anchor) {

        /** As fields of a WARC metadata record. */
        public Map<String, String> fields() {
            return Map.of(
                    "site",
                    siteCode,
                    "sweep",
                    sweepId,
                    "via",
                    via.map(URI::toString).orElse(""),
                    "hopsFromSeed",
                    hops,
                    "anchor",
                    anchor);
        }
    }
}
