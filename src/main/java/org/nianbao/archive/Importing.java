package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;

/**
 * Takes the exchanges of a WARC file of another tool into the archive: the same bytes, digested and indexed as ours, with
 * a note of where they come from.
 */
final class Importing {
    private static final long LARGEST_PAGE = 16L << 20;
    private static final int LONGEST_ADDRESS = 16_384;
    /** Payload digests remembered for revisit records; more than a file of the recommended size holds. */
    private static final int REMEMBERED = 500_000;

    private final Writing writing;
    private final Cdxj cdxj;
    private final Archive.Reviewer reviewer;
    private final Consumer<ArchivedRecord> each;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final Map<String, CdxEntry> byDigest = new HashMap<>();
    private String name = "";
    private String fileSha256 = "";
    private String software = "";
    private int captures;
    private Optional<ForeignExchange> pending = Optional.empty();
    private Optional<ForeignExchange.Request> loose = Optional.empty();

    Importing(Writing writing, Cdxj cdxj, Archive.Reviewer reviewer, Consumer<ArchivedRecord> each) {
        this.writing = writing;
        this.cdxj = cdxj;
        this.reviewer = reviewer;
        this.each = each;
    }

    /** Takes in a file. */
    Archive.Imported file(Path file) throws IOException {
        name = file.getFileName().toString();
        fileSha256 = Disk.sha256(file, Long.MAX_VALUE);
        Optional<String> broken;
        try {
            broken = ForeignRecords.read(file, this::record);
            complete();
        } finally {
            pending.ifPresent(ForeignExchange::close);
        }
        return new Archive.Imported(name, fileSha256, software, captures, Map.copyOf(skipped), broken);
    }

    private void record(RawHeader header, InputStream block) throws IOException {
        switch (header.type()) {
            case "warcinfo" -> software = software(block);
            case "response", "resource", "revisit" -> capture(header, block);
            case "request" -> request(new ForeignExchange.Request(header, block.readNBytes(RawHeader.LARGEST)));
            case "metadata" -> metadata(header, block);
            default -> skip("type_" + header.type().replaceAll("[^a-z]", ""));
        }
    }

    private static String software(InputStream block) {
        try {
            Map<String, String> fields = WarcFields.parse(block.readNBytes(RawHeader.LARGEST));
            String said = WarcFields.clean(fields.getOrDefault("software", ""));
            return said.substring(0, Math.min(said.length(), 300));
        } catch (IOException unreadable) {
            return ""; // what wrote the file is worth knowing and no condition
        }
    }

    private void skip(String why) {
        skipped.merge(why, 1, Integer::sum);
    }

    private void capture(RawHeader header, InputStream block) throws IOException {
        complete();
        String target = header.target();
        if (!target.matches("(?i)https?://.+") || target.length() > LONGEST_ADDRESS) {
            skip("no_web_address");
        } else if (header.has("WARC-Segment-Number")) {
            skip("segmented");
        } else {
            ForeignExchange exchange = ForeignExchange.read(header, block);
            pending = Optional.of(exchange);
            loose.filter(exchange::belongs).ifPresent(exchange::request);
        }
        loose = Optional.empty();
    }

    private void request(ForeignExchange.Request request) {
        Optional<ForeignExchange> mine = pending.filter(p -> p.belongs(request));
        mine.ifPresentOrElse(p -> p.request(request), () -> loose = Optional.of(request));
    }

    private void metadata(RawHeader header, InputStream block) throws IOException {
        byte[] bytes = block.readNBytes(RawHeader.LARGEST);
        boolean fields = !header.first("Content-Type").startsWith(Note.TYPE);
        Optional<ForeignExchange> mine = pending.filter(p -> fields && p.concerns(header));
        if (mine.isPresent()) {
            mine.get().metadata(bytes);
        }
    }

    /** Archives the exchange that is complete now. */
    private void complete() throws IOException {
        if (pending.isEmpty()) {
            return;
        }
        try (ForeignExchange exchange = pending.get()) {
            pending = Optional.empty();
            Optional<String> refusal = refusal(exchange);
            if (refusal.isPresent()) {
                skip(refusal.get());
            } else {
                store(exchange);
            }
        }
    }

    private Optional<String> refusal(ForeignExchange exchange) {
        if (!exchange.whole()) {
            return Optional.of(exchange.missing());
        }
        if (!exchange.digestRight()) {
            return Optional.of("block_digest_wrong");
        }
        Optional<URI> uri = exchange.uri();
        Optional<Instant> date = exchange.date();
        if (uri.isEmpty() || date.isEmpty()) {
            return Optional.of(uri.isEmpty() ? "address_malformed" : "date_malformed");
        }
        return Optional.empty();
    }

    /** Whether the same payload, from the same address at the same time, is in the archive. */
    private boolean known(ForeignExchange exchange, Capture capture) {
        return cdxj.captures(capture.uri()).stream()
                .map(CdxEntry::record)
                .anyMatch(r -> r.date().equals(capture.begun())
                        && (exchange.revisit() || r.payloadSha256().equals(capture.entitySha256())));
    }

    private void store(ForeignExchange exchange) throws IOException {
        Optional<CdxEntry> original = exchange.revisit() ? original(exchange) : Optional.empty();
        Optional<HttpHead> head = exchange.head();
        if (head.isEmpty() || (exchange.revisit() && original.isEmpty())) {
            skip(head.isEmpty() ? "no_http" : "original_unknown");
            return;
        }
        Capture capture = made(exchange, head.get(), original);
        if (known(exchange, capture)) {
            skip("already_there");
            return;
        }
        CdxEntry entry = writing.store(capture, original, Optional.of(foreign(exchange)));
        captures++;
        if (!entry.record().revisit() && byDigest.size() < REMEMBERED) {
            exchange.payloadDigest().ifPresent(digest -> byDigest.putIfAbsent(digest, entry));
        } else if (entry.record().revisit() && byDigest.size() < REMEMBERED) {
            Optional<CdxEntry> first = cdxj.byId(entry.refersTo());
            exchange.payloadDigest().ifPresent(d -> first.ifPresent(e -> byDigest.putIfAbsent(d, e)));
        }
        each.accept(entry.record());
    }

    /** The original of a revisit record: by its digest, or by the address and time it names. */
    private Optional<CdxEntry> original(ForeignExchange exchange) {
        Optional<CdxEntry> same = exchange.payloadDigest().map(byDigest::get);
        return same.or(() -> cdxj.holder(LabelledDigest.bare(exchange.header().first("WARC-Payload-Digest"))))
                .or(() -> exchange.referred().flatMap(this::at))
                .flatMap(e -> e.record().revisit() ? cdxj.byId(e.refersTo()) : Optional.of(e));
    }

    private Optional<CdxEntry> at(Map.Entry<URI, Instant> place) {
        return cdxj.captures(place.getKey()).stream()
                .filter(e -> e.record().date().truncatedTo(ChronoUnit.SECONDS).equals(place.getValue()))
                .findFirst();
    }

    private Capture made(ForeignExchange exchange, HttpHead head, Optional<CdxEntry> original) throws IOException {
        URI uri = exchange.uri().orElseThrow();
        Map<String, String> fields = exchange.fields();
        Capture.Origin origin = new Capture.Origin(
                reviewer.site(uri),
                reviewer.sweep(),
                address(fields.getOrDefault("via", "")),
                fields.getOrDefault("hopsFromSeed", ""),
                "");
        return new Capture(
                uri,
                exchange.date().orElseThrow(),
                took(fields),
                Optional.of(exchange.header().first("WARC-IP-Address")).filter(a -> !a.isEmpty()),
                Octets.of(exchange.requestBytes()),
                exchange.block(),
                Octets.of(new byte[0]),
                original.map(o -> o.record().payloadSha256()).orElse(exchange.entitySha256(head)),
                head.status(),
                head.first("Content-Type"),
                exchange.revisit()
                        ? Optional.empty()
                        : Optional.of(exchange.header().first("WARC-Truncated")).filter(t -> !t.isEmpty()),
                Optional.empty(),
                outcome(exchange, head, origin),
                origin);
    }

    private Outcome outcome(ForeignExchange exchange, HttpHead head, Capture.Origin origin) throws IOException {
        byte[] body = exchange.revisit() ? new byte[0] : exchange.decoded(head, LARGEST_PAGE);
        return exchange.revisit() && head.status() == 200
                ? reviewer.unchanged()
                : reviewer.outcome(new Archive.Answer(
                        exchange.uri().orElseThrow(), head.status(), head.mediaType(), head.fields(), body, origin));
    }

    private static Duration took(Map<String, String> fields) {
        String millis = fields.getOrDefault("fetchTimeMs", "");
        return Duration.ofMillis(millis.matches("\\d{1,9}") ? Long.parseLong(millis) : 0);
    }

    static Optional<URI> address(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new URI(new URI(text).toASCIIString()));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private ExchangeWriter.Foreign foreign(ForeignExchange exchange) {
        RawHeader header = exchange.header();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("importedFrom", name);
        fields.put("importedFileDigest", Sha256.LABEL + fileSha256);
        fields.put("importedSoftware", software);
        fields.put("importedRecord", header.id());
        fields.put("importedPayloadDigest", header.first("WARC-Payload-Digest"));
        fields.put("importedBlockDigest", header.first("WARC-Block-Digest"));
        fields.put("importedVersion", header.version());
        Optional<String> resource =
                header.type().equals("resource") ? Optional.of(header.first("Content-Type")) : Optional.empty();
        return new ExchangeWriter.Foreign(resource, fields);
    }

    /** Recognises digests written in any base. */
    static boolean matches(String said, Octets bytes) throws IOException {
        Optional<MessageDigest> digest = LabelledDigest.digester(said);
        if (digest.isEmpty()) {
            return true;
        }
        try (InputStream in = bytes.open()) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.get().update(buffer, 0, n);
            }
        }
        return LabelledDigest.matches(said, digest.get());
    }

    static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
