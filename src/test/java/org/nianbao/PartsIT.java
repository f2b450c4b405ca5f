package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.extract.Indicators;
import org.nianbao.index.Index;
import org.nianbao.model.Capture;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Progress;
import org.nianbao.model.Reason;
import org.nianbao.serve.House;

/** A report published on two pages is one report: its relations hold over both, or fail over both. */
class PartsIT {
    private static final Index.ReportQuery ALL =
            new Index.ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final List<Indicator> REQUESTS = Indicators.read(Path.of("config/indicators.tsv")).stream()
            .filter(i -> i.code().startsWith("requests.") && i.forms().contains(Form.F2021))
            .toList();
    /** The second page begins with this line of table 三. */
    private static final int CUT = 18;

    @TempDir
    Path root;

    private int captures;

    @Test
    void relationsAreCheckedAcrossTheParts() throws IOException {
        FilledHome home = new FilledHome(root, Clock.systemUTC());
        try (House house = home.open()) {
            take(house, 21);
            house.rebuild(Progress.none());
            Index.ReportDetail detail = only(house);
            assertThat(detail.parts()).hasSize(2);
            assertThat(detail.report().cells()).hasSize(REQUESTS.size());
            assertThat(about(detail, "requests.")).isNotEmpty().allMatch(f -> f.verdict() == Finding.Verdict.PASS);
            assertThat(detail.row().state()).isEqualTo("clean");
            assertThat(detail.report().cell("requests.handled_total.total").map(Cell::confirmed))
                    .contains(true);
        }
    }

    /** What only both parts together bear out was once said to stand in the leading part. */
    @Test
    void everyFigureLeadsToThePartThatPrintsIt() throws IOException {
        FilledHome home = new FilledHome(root, Clock.systemUTC());
        try (House house = home.open()) {
            take(house, 21);
            house.rebuild(Progress.none());
            Index.ReportDetail detail = only(house);
            for (int i = 0; i < REQUESTS.size(); i++) {
                Cell cell = detail.report().cell(REQUESTS.get(i).code()).orElseThrow();
                assertThat(detail.recordOf(cell).uri().getPath())
                        .as(cell.code())
                        .isEqualTo(i / 7 < CUT ? "/nb/1.html" : "/nb/2.html");
            }
        }
    }

    @Test
    void aRelationThatFailsAcrossThePartsIsFoundOnceAndAgainAfterARebuild() throws IOException {
        FilledHome home = new FilledHome(root, Clock.systemUTC());
        try (House house = home.open()) {
            take(house, 20);
            house.rebuild(Progress.none());
            Index.ReportDetail detail = only(house);
            assertThat(about(detail, "requests.").stream()
                            .filter(Finding::fails)
                            .map(f -> f.rule() + " " + f.where()))
                    .doesNotHaveDuplicates()
                    .anyMatch(f -> f.startsWith("requests.handled_total"))
                    .anyMatch(f -> f.startsWith("requests.balance"));
            assertThat(about(detail, "requests.")).noneMatch(f -> f.verdict() == Finding.Verdict.NOT_ASSESSABLE);
            assertThat(detail.row().state()).isEqualTo("findings");
            assertThat(detail.row().failedRules()).isEqualTo((int) detail.findings().stream()
                    .filter(f -> f.fails() && f.severity() != Finding.Severity.INFO)
                    .count());
            house.rebuild(Progress.none());
            assertThat(only(house)).usingRecursiveComparison().isEqualTo(detail);
        }
    }

    private static List<Finding> about(Index.ReportDetail detail, String rule) {
        return detail.findings().stream().filter(f -> f.rule().startsWith(rule)).toList();
    }

    private static Index.ReportDetail only(House house) {
        List<Index.ReportRow> rows = house.index().reports(ALL);
        assertThat(rows).hasSize(1);
        return house.index().report(rows.get(0).id(), Optional.empty()).orElseThrow();
    }

    /** A list and the two pages that it links, between which table 三 is cut. */
    private void take(House house, int handled) throws IOException {
        String title = "金河区人民政府2021年政府信息公开工作年度报告";
        String first = "http://www.x.invalid/nb/1.html";
        String second = "http://www.x.invalid/nb/2.html";
        String list = "http://www.x.invalid/nb/";
        String links = "<ul><li><a href=\"1.html\">" + title + "（1/2）</a></li><li><a href=\"2.html\">" + title
                + "（2/2）</a></li></ul>";
        store(house, list, "政府信息公开年报", links, Optional.empty());
        store(house, first, title + "（1/2）", rows(0, CUT, handled), Optional.of(URI.create(list)));
        store(house, second, title + "（2/2）", rows(CUT, REQUESTS.size() / 7, handled), Optional.of(URI.create(list)));
    }

    private static String rows(int from, int to, int handled) {
        StringBuilder table = new StringBuilder("<h2>三、收到和处理政府信息公开申请情况</h2><table>");
        for (int i = from; i < to; i++) {
            Indicator line = REQUESTS.get(7 * i);
            String[] path = line.rowZh().split("/");
            int value = value(line.code(), handled);
            table.append("<tr><td>")
                    .append(path.length > 1 ? path[path.length - 2] : "")
                    .append("</td><td>")
                    .append(path[path.length - 1])
                    .append("</td><td>")
                    .append(value)
                    .append("</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>")
                    .append(value)
                    .append("</td></tr>");
        }
        return table.append("</table>").toString();
    }

    private static int value(String code, int handled) {
        String line = code.substring(code.indexOf('.') + 1, code.lastIndexOf('.'));
        return switch (line) {
            case "new" -> 22;
            case "carried_in" -> 0;
            case "handled_total" -> handled;
            default -> 1;
        };
    }

    private void store(House house, String address, String title, String body, Optional<URI> via) throws IOException {
        String html = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + title + "</title></head><body><h1>"
                + title + "</h1>" + body + "</body></html>";
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(bytes);
        house.archive()
                .store(new Capture(
                        URI.create(address),
                        Instant.parse("2022-03-01T00:00:00Z").plusSeconds(captures++),
                        Duration.ofMillis(9),
                        Optional.of("127.0.0.1"),
                        Octets.of("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                        Octets.of(answer.toByteArray()),
                        Octets.of(bytes),
                        "",
                        200,
                        Optional.of("text/html; charset=utf-8"),
                        Optional.empty(),
                        Optional.empty(),
                        new Outcome.Captured(Reason.CONTENT, ""),
                        new Capture.Origin(FilledHome.SITE, "s-1", via, "L", title)));
    }
}
