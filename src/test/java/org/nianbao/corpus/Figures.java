package org.nianbao.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.nianbao.model.Cell;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;

/** Figures of whole reports: random ones that satisfy every sum of their form, and those of the real reports. */
final class Figures {
    private static final List<String> PARTS = List.of("upheld", "corrected", "other", "pending");
    private static final String R14 = "statistics.requests.";

    private final List<Indicator> indicators;
    private final Random random;
    private final int scale;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    private Figures(List<Indicator> indicators, Random random, int scale) {
        this.indicators = indicators;
        this.random = random;
        this.scale = scale;
    }

    /**
     * Random figures of a form.
     *
     * @param scale every count is a multiple of it
     */
    static Map<String, Print> random(Form form, List<Indicator> all, Random random, int scale) {
        List<Indicator> own = all.stream().filter(i -> i.forms().contains(form)).toList();
        Figures figures = new Figures(own, random, scale);
        figures.draw();
        Map<String, Print> prints = new LinkedHashMap<>();
        for (Indicator i : own) {
            prints.put(i.code(), figures.print(i));
        }
        return prints;
    }

    private Print print(Indicator indicator) {
        return switch (indicator.kind()) {
            case COUNT -> Print.of(String.valueOf(counts.get(indicator.code())));
            case DELTA -> Print.of(String.valueOf(random.nextInt(90) + 1));
            case AMOUNT -> Print.of((1000 + random.nextInt(8000)) + "." + (1001 + random.nextInt(8000)));
        };
    }

    private void draw() {
        indicators.forEach(i ->
                counts.put(i.code(), scale * (random.nextInt(3) == 0 ? 1 + random.nextInt(90) : random.nextInt(3))));
        for (String block : List.of("reconsideration", "litigation_direct", "litigation_after_reconsideration")) {
            sum(
                    "remedies." + block + ".total",
                    PARTS.stream().map(p -> "remedies." + block + "." + p).toList());
        }
        statistics();
        List<String> requests = indicators.stream()
                .map(Indicator::code)
                .filter(c -> c.startsWith("requests."))
                .toList();
        if (!requests.isEmpty()) {
            requests(requests);
        }
    }

    private void requests(List<String> codes) {
        List<String> rows = codes.stream().map(Figures::row).distinct().toList();
        List<String> columns = codes.subList(0, 7).stream()
                .map(c -> c.substring(c.lastIndexOf('.')))
                .toList();
        List<String> results = rows.subList(2, rows.size() - 2);
        for (String column : columns.subList(0, 6)) {
            sum(
                    "requests.handled_total" + column,
                    results.stream().map(r -> r + column).toList());
            int all = counts.get("requests.handled_total" + column) + counts.get("requests.carried_out" + column);
            counts.put("requests.carried_in" + column, Math.min(all, scale));
            counts.put("requests.new" + column, all - Math.min(all, scale));
        }
        for (String row : rows) {
            sum(
                    row + columns.get(6),
                    columns.subList(0, 6).stream().map(c -> row + c).toList());
        }
    }

    private static String row(String code) {
        return code.substring(0, code.lastIndexOf('.'));
    }

    private void statistics() {
        if (!counts.containsKey(R14 + "received")) {
            return;
        }
        sums(R14, "received", "received_in_person", "received_by_fax", "received_online", "received_by_letter");
        sums(R14, "concluded", "concluded_on_time", "concluded_after_extension");
        List<String> codes = List.copyOf(counts.keySet());
        sum(
                R14 + "answered_refused",
                codes.stream().filter(c -> c.startsWith(R14 + "refused_")).toList());
        sum(
                R14 + "answered",
                codes.stream().filter(c -> c.startsWith(R14 + "answered_")).toList());
        sums("statistics.reconsideration.", "total", "upheld", "corrected", "other");
        sums("statistics.litigation.", "total", "upheld", "corrected", "other");
        sums("statistics.organization.", "staff", "staff_full_time", "staff_part_time");
    }

    private void sums(String prefix, String total, String... parts) {
        sum(prefix + total, List.of(parts).stream().map(p -> prefix + p).toList());
    }

    private void sum(String total, List<String> parts) {
        if (counts.containsKey(total)) {
            counts.put(total, parts.stream().mapToInt(counts::get).sum());
        }
    }

    /** The figures of one of the real reports, as taken by hand. */
    static Map<String, Print> real(String name) {
        Map<String, Print> prints = new LinkedHashMap<>();
        try (InputStream in = Figures.class.getResourceAsStream("/seeds/" + name + ".tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(l -> l.split("\t"))
                    .forEach(l -> {
                        boolean number = "number".equals(l[2]);
                        String plain = l[1].replaceAll("[,， 万元]", "").replace('－', '-');
                        prints.put(
                                l[0],
                                number
                                        ? new Print(
                                                l[1],
                                                Cell.Kind.NUMBER,
                                                Print.of(plain).value())
                                        : new Print(l[1], Cell.Kind.of(l[2]), null));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prints;
    }

    /** The rows of table 三: the indicators of its lines, seven each. */
    static List<List<Indicator>> lines(List<Indicator> all, Form form) {
        List<Indicator> own = all.stream()
                .filter(i -> i.forms().contains(form) && i.code().startsWith("requests."))
                .toList();
        List<List<Indicator>> lines = new ArrayList<>();
        IntStream.range(0, own.size() / 7).forEach(i -> lines.add(own.subList(7 * i, 7 * i + 7)));
        return lines;
    }
}
