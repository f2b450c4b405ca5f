package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Home;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Judgement.ReportClue;
import org.nianbao.model.Link;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Progress;
import org.nianbao.model.Reason;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** Judgements in the archive: as they were, and believed only when the same rules judge for the same site. */
class KeptJudgementsTest {
    private static final Judgement JUDGEMENT = new Judgement(
            Judgement.Kind.REPORT,
            "trs",
            Optional.of(new ReportClue("二七区\u20282023年“年报”😀", Optional.of(2023), Scope.DISTRICT, "二七区人民政府")),
            List.of(link("http://www.erqi.example/a.html?x=1&y=%E5%B9%B4", "年报\n", 'X', 980)),
            List.of(link("http://www.erqi.example/b.html", "", 'L', 0)),
            List.of("标题是政府信息公开年度报告", ""));

    @TempDir
    Path root;

    private static LinkJudgement link(String uri, String text, char kind, int promise) {
        return new LinkJudgement(new Link(URI.create(uri), text, kind), promise, List.of("为什么"));
    }

    private static Site site(String name, String notes, Set<Scope> beyond) {
        return new Site(
                "410103",
                name,
                "县级",
                "郑州市",
                Optional.of(URI.create("http://www.erqi.example/")),
                List.of(),
                List.of("zwgk.erqi.example"),
                true,
                Optional.empty(),
                Optional.empty(),
                notes,
                beyond);
    }

    private static Capture capture(String type, String body) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        answer.writeBytes(
                ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(bytes);
        return new Capture(
                URI.create("http://www.erqi.example/" + body),
                Instant.parse("2026-01-01T00:00:00Z"),
                Duration.ofMillis(9),
                Optional.empty(),
                Octets.of("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Octets.of(answer.toByteArray()),
                Octets.of(bytes),
                "",
                200,
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                new Outcome.Captured(Reason.CONTENT, ""),
                new Capture.Origin("410103", "s-1", Optional.empty(), "L", "新闻"));
    }

    @Test
    void oneIsBelievedForTheSameSiteOnly() throws Exception {
        Site site = site("二七区", "", Set.of());
        try (Archive archive = Archive.open(new Home(root), Clock.systemUTC(), Map.of())) {
            ArchivedRecord record = archive.store(capture("text/html", "a"));
            new KeptJudgements(archive).keep(record, site, JUDGEMENT);
            archive.store(capture("text/html", "next"));
            Archive.Notes notes = archive.rebuildCdx(Progress.none()).notes();
            KeptJudgements kept = new KeptJudgements(archive);
            assertThat(kept.of(record, site, notes)).contains(JUDGEMENT);
            assertThat(kept.of(record, site("二七区", "a remark", Set.of()), notes))
                    .contains(JUDGEMENT);
            assertThat(kept.of(record, site("金水区", "", Set.of()), notes)).isEmpty();
            assertThat(kept.of(record, site("二七区", "", Set.of(Scope.TOWNSHIP)), notes))
                    .isEmpty();
        }
    }

    @Test
    void oneOfOtherRulesOrDamagedIsNotBelieved() throws Exception {
        Site site = site("二七区", "", Set.of());
        try (Archive archive = Archive.open(new Home(root), Clock.systemUTC(), Map.of())) {
            KeptJudgements kept = new KeptJudgements(archive);
            for (String json : List.of("{\"judgedBy\":\"others\",\"judgement\":null}", "{\"judgedBy\":", "null", "7")) {
                ArchivedRecord record = archive.store(capture("text/html", "p" + Math.abs(json.hashCode())));
                archive.note(record, json.getBytes(StandardCharsets.UTF_8));
                archive.store(capture("text/html", "q" + Math.abs(json.hashCode())));
                assertThat(kept.of(
                                record,
                                site,
                                archive.rebuildCdx(Progress.none()).notes()))
                        .as(json)
                        .isEmpty();
            }
        }
    }

    @Test
    void whatIsJudgedWithoutBeingReadOrIsLongerThanItsPageIsNotKept() throws Exception {
        Site site = site("二七区", "", Set.of());
        Judgement endless = new Judgement(
                Judgement.Kind.OTHER,
                "",
                Optional.empty(),
                Collections.nCopies(9000, link("http://www.erqi.example/a", "年报", 'L', 1)),
                List.of());
        try (Archive archive = Archive.open(new Home(root), Clock.systemUTC(), Map.of())) {
            KeptJudgements kept = new KeptJudgements(archive);
            ArchivedRecord image = archive.store(capture("image/png", "i"));
            kept.keep(image, site, JUDGEMENT);
            ArchivedRecord page = archive.store(capture("text/html", "p"));
            kept.keep(page, site, endless);
            archive.store(capture("text/html", "last"));
            Archive.Notes notes = archive.rebuildCdx(Progress.none()).notes();
            assertThat(notes.about(image)).isEmpty();
            assertThat(notes.about(page)).isEmpty();
        }
    }

    @Test
    void theRulesHaveOneVersion() {
        assertThat(RulesVersion.ofThisProgram())
                .isPresent()
                .isEqualTo(RulesVersion.ofThisProgram())
                .get()
                .asString()
                .hasSize(64);
    }
}
