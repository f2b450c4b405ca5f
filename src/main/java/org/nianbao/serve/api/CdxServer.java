package org.nianbao.serve.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.archive.Archive;
import org.nianbao.model.ArchivedRecord;

/**
 * The index for other tools, in the dialect of the CDX servers of pywb and the Wayback Machine: lines of CDXJ, JSON (one
 * object a line) or the eleven columns of the classic CDX.
 */
final class CdxServer {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<String> OUTPUTS = Set.of("cdxj", "json", "text");
    /** {@code N b a m s k r M S V g}. */
    private static final List<String> COLUMNS =
            List.of("urlkey,timestamp,url,mime,status,digest,redirect,metatags,length,offset,filename".split(","));
    /** A classic CDX has a place for these; a CDXJ does not need them empty. */
    private static final Set<String> ONLY_CLASSIC = Set.of("redirect", "metatags");

    private final Answers answers;

    CdxServer(Answers answers) {
        this.answers = answers;
    }

    Reply answer(Asked asked) {
        CdxQuery query = CdxQuery.of(asked);
        String output = asked.oneOf("output", OUTPUTS).orElse("cdxj");
        Optional<List<String>> wanted =
                asked.text("fl").or(() -> asked.text("fields")).map(CdxServer::fields);
        List<Map<String, String>> lines = lines(query);
        if (asked.text("showNumPages").filter("true"::equals).isPresent()) {
            return Reply.text(
                    "text/plain; charset=utf-8", (lines.size() + query.pageSize() - 1) / query.pageSize() + "\n");
        }
        List<Map<String, String>> page = page(query, lines);
        String type = output.equals("json") ? "text/x-ndjson; charset=utf-8" : "text/x-cdxj; charset=utf-8";
        return new Reply.Streamed(
                output.equals("text") ? "text/plain; charset=utf-8" : type,
                Map.of("Access-Control-Allow-Origin", "*"),
                out -> write(out, page, output, wanted));
    }

    private static List<String> fields(String given) {
        return Arrays.stream(given.split(","))
                .map(String::strip)
                .map(CdxQuery::field)
                .toList();
    }

    private List<Map<String, String>> lines(CdxQuery query) {
        List<Map<String, String>> lines = query.ranges().stream()
                .flatMap(range -> answers.indexed(range.from(), range.below()).stream())
                .map(entry -> line(entry, query.resolve()))
                .filter(line -> within(query, line.get("timestamp")))
                .filter(line -> query.filters().stream().allMatch(f -> f.test(line)))
                .collect(Collectors.toCollection(ArrayList::new));
        order(query, lines);
        return query.collapse().map(by -> collapsed(by, lines)).orElse(lines);
    }

    private static boolean within(CdxQuery query, String timestamp) {
        return timestamp.compareTo(query.from()) >= 0 && timestamp.compareTo(query.to()) <= 0;
    }

    private static void order(CdxQuery query, List<Map<String, String>> lines) {
        if (query.reverse()) {
            Collections.reverse(lines);
        }
        query.closest()
                .ifPresent(at -> lines.sort(
                        Comparator.comparingLong(line -> Math.abs(seconds(line.get("timestamp")) - seconds("" + at)))));
    }

    /** Seconds since 1970; digits that are no date count as if every month had 31 days. */
    private static long seconds(String digits) {
        String whole = "0".repeat(14 - digits.length()) + digits;
        int[] n = Stream.of(whole.substring(0, 4), whole.substring(4, 6), whole.substring(6, 8), whole.substring(8))
                .mapToInt(Integer::parseInt)
                .toArray();
        LocalDateTime begin = LocalDateTime.of(Math.max(1, n[0]), Math.max(1, Math.min(12, n[1])), 1, 0, 0);
        long day = Math.max(0, n[2] - 1) * 86_400L;
        long clock = n[3] / 10_000 * 3600L + n[3] / 100 % 100 * 60L + n[3] % 100;
        return begin.toEpochSecond(ZoneOffset.UTC) + day + clock;
    }

    private static List<Map<String, String>> collapsed(CdxQuery.Collapse by, List<Map<String, String>> lines) {
        List<Map<String, String>> kept = new ArrayList<>();
        Optional<String> last = Optional.empty();
        for (Map<String, String> line : lines) {
            Optional<String> value = Optional.of(by.of(line));
            if (!value.equals(last)) {
                kept.add(line);
            }
            last = value;
        }
        return kept;
    }

    private static List<Map<String, String>> page(CdxQuery query, List<Map<String, String>> lines) {
        int from = (int) Math.min(lines.size(), (long) query.page() * query.pageSize());
        List<Map<String, String>> page = lines.subList(from, Math.min(lines.size(), from + query.pageSize()));
        int count = Math.min(page.size(), Math.abs(query.limit()));
        return query.limit() > 0 ? page.subList(0, count) : page.subList(page.size() - count, page.size());
    }

    private static Map<String, String> line(Archive.Indexed entry, boolean resolve) {
        ArchivedRecord record = entry.record();
        Map<String, String> line = new LinkedHashMap<>();
        line.put("urlkey", entry.key());
        line.put("timestamp", TIME.format(record.date()));
        line.put("url", record.uri().toString());
        line.put("mime", record.revisit() ? "warc/revisit" : record.mediaType());
        line.put("status", String.valueOf(record.status()));
        line.put("digest", "sha256:" + record.payloadSha256());
        line.put("redirect", "-");
        line.put("metatags", "-");
        line.put("length", String.valueOf(record.length()));
        line.put("offset", String.valueOf(record.offset()));
        line.put("filename", record.warcFile());
        if (resolve) {
            original(line, entry.original());
        }
        return line;
    }

    private static void original(Map<String, String> line, Optional<ArchivedRecord> original) {
        line.put("orig.length", original.map(o -> String.valueOf(o.length())).orElse("-"));
        line.put("orig.offset", original.map(o -> String.valueOf(o.offset())).orElse("-"));
        line.put("orig.filename", original.map(ArchivedRecord::warcFile).orElse("-"));
    }

    private static void write(
            OutputStream out, List<Map<String, String>> lines, String output, Optional<List<String>> wanted)
            throws IOException {
        for (Map<String, String> line : lines) {
            String text =
                    switch (output) {
                        case "json" -> json(chosen(line, wanted));
                        case "text" -> columns(line, wanted);
                        default -> cdxj(line, wanted);
                    };
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> chosen(Map<String, String> line, Optional<List<String>> wanted) {
        Map<String, String> chosen = new LinkedHashMap<>(line);
        chosen.keySet().removeAll(ONLY_CLASSIC);
        wanted.ifPresent(names -> {
            chosen.clear();
            names.stream().filter(line::containsKey).forEach(name -> chosen.put(name, line.get(name)));
        });
        return chosen;
    }

    private static String cdxj(Map<String, String> line, Optional<List<String>> wanted) {
        Map<String, String> chosen = chosen(line, wanted);
        chosen.remove("urlkey");
        chosen.remove("timestamp");
        return line.get("urlkey") + " " + line.get("timestamp") + " " + json(chosen);
    }

    private static String columns(Map<String, String> line, Optional<List<String>> wanted) {
        List<String> names = wanted.orElseGet(() -> {
            List<String> all = new ArrayList<>(COLUMNS);
            line.keySet().stream().filter(name -> name.startsWith("orig.")).forEach(all::add);
            return all;
        });
        return names.stream()
                .map(name -> line.getOrDefault(name, "-").replace(" ", "%20"))
                .collect(Collectors.joining(" "));
    }

    private static String json(Map<String, String> fields) {
        try {
            return Reply.MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of strings is always JSON", impossible);
        }
    }
}
