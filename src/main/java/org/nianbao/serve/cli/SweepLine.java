package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a sweep under way stands, in words of the command line. */
final class SweepLine {
    private SweepLine() {}

    /** The cells of a table's row. */
    static List<Object> cells(JsonNode sweep, Console console) {
        return List.of(
                sweep.path("site").asText(),
                sweep.path("district").asText(),
                state(sweep, console),
                sweep.path("fetched").asInt(),
                sweep.path("queued").asInt(),
                sweep.path("reports").asInt(),
                sweep.path("requisites_queued").asInt(),
                sweep.path("requests").asInt(),
                sweep.path("next_due").asText("-"),
                skipped(sweep.path("skipped")));
    }

    /** The pieces of a line. */
    static List<String> words(JsonNode sweep, Console console) {
        return List.of(
                sweep.path("site").asText() + " " + sweep.path("district").asText(),
                state(sweep, console),
                console.in("已访问 ", "fetched ") + sweep.path("fetched").asInt(),
                console.in("等待 ", "queued ") + sweep.path("queued").asInt(),
                console.in("年报 ", "reports ") + sweep.path("reports").asInt(),
                console.in("下次不早于 ", "next not before ")
                        + sweep.path("next_due").asText("-"),
                console.in("页面所需还有 ", "still needed by pages ")
                        + sweep.path("requisites_queued").asInt(),
                console.in("未访问 ", "skipped ") + skipped(sweep.path("skipped")));
    }

    private static String state(JsonNode sweep, Console console) {
        return sweep.path("state").asText().equals("paused")
                ? console.in("已暂停", "paused")
                : console.in("进行中", "running");
    }

    private static String skipped(JsonNode byReason) {
        return byReason.isEmpty()
                ? "-"
                : byReason.properties().stream()
                        .map((Map.Entry<String, JsonNode> e) ->
                                e.getKey() + " " + e.getValue().asInt())
                        .collect(Collectors.joining(", "));
    }
}
