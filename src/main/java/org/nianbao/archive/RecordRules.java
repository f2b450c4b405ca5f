package org.nianbao.archive;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of WARC/1.0 and 1.1 (ISO 28500:2009 and :2017, §5 and §6) on the header of one record. */
final class RecordRules {
    private static final List<String> ALWAYS = List.of("WARC-Record-ID", "Content-Length", "WARC-Date", "WARC-Type");
    private static final Set<String> TYPES =
            Set.of("warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation");
    private static final Set<String> WITHOUT_TARGET = Set.of("warcinfo", "metadata");
    /** Each field and the only types it may stand on. */
    private static final Map<String, Set<String>> ONLY_ON = Map.ofEntries(
            Map.entry("WARC-Filename", Set.of("warcinfo")),
            Map.entry("WARC-Profile", Set.of("revisit")),
            Map.entry("WARC-Refers-To-Target-URI", Set.of("revisit")),
            Map.entry("WARC-Refers-To-Date", Set.of("revisit")),
            Map.entry("WARC-Refers-To", Set.of("metadata", "revisit", "conversion")),
            Map.entry("WARC-Segment-Origin-ID", Set.of("continuation")),
            Map.entry("WARC-Segment-Total-Length", Set.of("continuation")),
            Map.entry("WARC-Concurrent-To", Set.of("response", "resource", "request", "metadata", "revisit")),
            Map.entry("WARC-IP-Address", Set.of("response", "resource", "request", "metadata", "revisit")),
            Map.entry(
                    "WARC-Target-URI",
                    Set.of("response", "resource", "request", "metadata", "revisit", "conversion", "continuation")),
            Map.entry(
                    "WARC-Warcinfo-ID",
                    Set.of("response", "resource", "request", "metadata", "revisit", "conversion", "continuation")));
    /** Extensions in use that may be repeated, beside WARC-Concurrent-To. */
    private static final Set<String> REPEATABLE = Set.of("warc-concurrent-to", "warc-protocol");

    private static final Set<String> CUT = Set.of("length", "time", "disconnect", "unspecified");
    private static final Pattern PROFILE = Pattern.compile(
            "http://netpreserve\\.org/warc/1\\.[01]/revisit/(identical-payload-digest|server-not-modified)");
    private static final Pattern SECONDS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    /** WARC/1.1 §5.4: any granularity of W3CDTF, in UTC. */
    private static final Pattern W3CDTF =
            Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z)?)?)?");

    private static final Pattern BRACKETED = Pattern.compile("<[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>]+>");
    private static final Pattern ADDRESS =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3})|([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)");

    private final RawHeader header;
    private final RawHeader.Tell tell;

    private RecordRules(RawHeader header, RawHeader.Tell tell) {
        this.header = header;
        this.tell = tell;
    }

    /** Tells all that is wrong with a header. */
    static void check(RawHeader header, RawHeader.Tell tell) {
        RecordRules rules = new RecordRules(header, tell);
        rules.presence();
        rules.repetition();
        rules.placement();
        rules.identity();
        rules.target();
        rules.references();
        rules.values();
        rules.contentType();
    }

    private void presence() {
        ALWAYS.forEach(this::need);
        String type = header.type();
        if (!type.isEmpty() && !TYPES.contains(type)) {
            tell.of(Flaw.WARC_TYPE_UNKNOWN, type);
        }
        if (TYPES.contains(type) && !WITHOUT_TARGET.contains(type)) {
            need("WARC-Target-URI");
        }
        if (type.equals("revisit")) {
            need("WARC-Profile");
            if (header.first("WARC-Profile").endsWith("/identical-payload-digest")) {
                need("WARC-Payload-Digest");
            }
        }
        if (type.equals("continuation")) {
            need("WARC-Segment-Number");
            need("WARC-Segment-Origin-ID");
        }
    }

    private void need(String name) {
        if (!header.has(name)) {
            tell.of(Flaw.WARC_FIELD_MISSING, name);
        }
    }

    private void repetition() {
        Set<String> seen = new HashSet<>();
        header.fields().forEach(field -> {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            boolean defined = name.startsWith("warc-") || name.startsWith("content-");
            if (!seen.add(name) && defined && !REPEATABLE.contains(name)) {
                tell.of(Flaw.WARC_FIELD_REPEATED, field.getKey());
            }
            if (defined && field.getValue().isEmpty()) {
                tell.of(Flaw.WARC_FIELD_BLANK, field.getKey());
            }
        });
    }

    private void placement() {
        String type = header.type();
        ONLY_ON.forEach((name, types) -> {
            if (TYPES.contains(type) && !types.contains(type) && header.has(name)) {
                tell.of(Flaw.WARC_FIELD_FORBIDDEN, name + " (" + type + ")");
            }
        });
    }

    private void identity() {
        bracketed("WARC-Record-ID");
        date("WARC-Date");
        date("WARC-Refers-To-Date");
        if (header.has("Content-Length") && header.length().isEmpty()) {
            tell.of(Flaw.WARC_LENGTH_FORM, header.first("Content-Length"));
        }
    }

    private void bracketed(String name) {
        header.all(name).stream()
                .filter(v -> !v.isEmpty() && !BRACKETED.matcher(v).matches())
                .forEach(v -> tell.of(Flaw.WARC_ID_FORM, name + ": " + v));
    }

    private void date(String name) {
        String value = header.first(name);
        if (!value.isEmpty() && !isDate(value)) {
            tell.of(Flaw.WARC_DATE_FORM, name + ": " + value);
        }
    }

    private boolean isDate(String value) {
        Pattern form = header.version().equals("WARC/1.0") ? SECONDS : W3CDTF;
        if (!form.matcher(value).matches()) {
            return false;
        }
        // The rest of the most coarse date there is, so that each granularity is proved by the calendar.
        String rest = "0000-01-01T00:00:00Z";
        String whole = value.length() == 17 && value.endsWith("Z")
                ? value.substring(0, 16) + ":00Z"
                : value
                        + (value.length() < rest.length() && !value.endsWith("Z")
                                ? rest.substring(value.length())
                                : "");
        try {
            return !Instant.parse(whole).isBefore(Instant.EPOCH);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void target() {
        String value = header.first("WARC-Target-URI");
        if (value.isEmpty()) {
            return;
        }
        if (value.startsWith("<") && !header.version().equals("WARC/1.0")) {
            tell.of(Flaw.WARC_TARGET_BRACKETS, value);
        }
        String bare = CdxEntry.id(value);
        if (!bare.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>]+")) {
            tell.of(Flaw.WARC_TARGET_FORM, value);
        }
    }

    private void references() {
        bracketed("WARC-Concurrent-To");
        bracketed("WARC-Refers-To");
        bracketed("WARC-Warcinfo-ID");
        bracketed("WARC-Segment-Origin-ID");
        String profile = header.first("WARC-Profile");
        if (!profile.isEmpty()
                && header.type().equals("revisit")
                && !PROFILE.matcher(profile).matches()) {
            tell.of(Flaw.WARC_PROFILE_UNKNOWN, profile);
        }
    }

    private void values() {
        String address = header.first("WARC-IP-Address");
        if (!address.isEmpty() && !isAddress(address)) {
            tell.of(Flaw.WARC_IP_FORM, address);
        }
        String cut = header.first("WARC-Truncated");
        if (!cut.isEmpty() && !CUT.contains(cut)) {
            tell.of(Flaw.WARC_TRUNCATED_UNKNOWN, cut);
        }
        for (String name : List.of("WARC-Block-Digest", "WARC-Payload-Digest")) {
            String digest = header.first(name);
            if (!digest.isEmpty() && !LabelledDigest.wellFormed(digest)) {
                tell.of(Flaw.WARC_DIGEST_FORM, name + ": " + digest);
            }
        }
    }

    private static boolean isAddress(String value) {
        if (!ADDRESS.matcher(value).matches()) {
            return false;
        }
        try {
            // The pattern lets literals through only, so that no name is looked up.
            return value.contains(":")
                    ? new URI("http://[" + value + "]/").getHost() != null
                    : Pattern.compile("\\.").splitAsStream(value).allMatch(part -> Integer.parseInt(part) <= 255);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void contentType() {
        String type = header.first("Content-Type").toLowerCase(Locale.ROOT);
        boolean web = header.target().startsWith("http://") || header.target().startsWith("https://");
        boolean wrong =
                switch (header.type()) {
                    case "warcinfo" -> !type.isEmpty() && !type.startsWith("application/warc-fields");
                    case "response" -> web && !http(type, "response");
                    case "request" -> web && !http(type, "request");
                    default -> false;
                };
        if (wrong && type.isEmpty()) {
            tell.of(Flaw.WARC_FIELD_MISSING, "Content-Type");
        } else if (wrong) {
            tell.of(Flaw.WARC_CONTENT_TYPE_WRONG, header.type() + ": " + type);
        }
    }

    private static boolean http(String type, String message) {
        String bare = type.replace(" ", "").replace("\"", "");
        return bare.equals("application/http") || bare.startsWith("application/http;msgtype=" + message);
    }
}
