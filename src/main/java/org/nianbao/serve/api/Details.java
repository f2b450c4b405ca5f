package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Reading;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.export.ContractJson;
import org.nianbao.serve.export.Provenance;

/** The single things of the API: a district, a report, a record, the state of the whole. */
final class Details {
    private static final int SWEEPS = 20;
    private static final int MOST_HITS = 100;

    private final Answers answers;

    Details(Answers answers) {
        this.answers = answers;
    }

    Reply district(Asked asked) {
        String code = asked.path("code");
        Site site = answers.sites().stream()
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.notFound(
                        "种子文件里没有代码为“" + code + "”的区县；全部见 /api/v1/sites。",
                        "No seed file has a district with the code \"" + code + "\"; all of them: /api/v1/sites.")));
        ObjectNode node = Shapes.site(site);
        ArrayNode years = node.putArray("years");
        answers.tracker(Set.of()).stream()
                .filter(y -> y.code().equals(code))
                .map(Shapes::districtYear)
                .forEach(years::add);
        ArrayNode reports = node.putArray("reports");
        answers.reports(ofDistrict(code)).stream().map(Shapes::report).forEach(reports::add);
        ArrayNode sweeps = node.putArray("sweeps");
        answers.sweeps(Optional.of(code), SWEEPS).stream().map(Shapes::sweep).forEach(sweeps::add);
        return Reply.json(node);
    }

    private static Index.ReportQuery ofDistrict(String code) {
        return new Index.ReportQuery(Optional.of(code), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Index.ReportDetail detail(Asked asked) {
        String id = asked.path("id");
        return answers.report(id, asked.number("version", 1, 100_000))
                .orElseThrow(() -> new Refusal(Problem.notFound(
                        "没有编号为“" + id + "”的报告（或没有这个版本）；全部见 /api/v1/reports。",
                        "There is no report \"" + id + "\" (or no such version); all of them: /api/v1/reports.")));
    }

    Reply report(Asked asked) {
        Index.ReportDetail detail = answers.amongOthers(detail(asked));
        ObjectNode node = Shapes.report(detail.row());
        node.setAll(answers.json(reading(detail)));
        node.put("state", detail.row().state());
        node.set("capture", Shapes.capture(detail.record()));
        ArrayNode versions = node.putArray("versions");
        detail.versions().stream().map(Shapes::report).forEach(versions::add);
        ArrayNode sightings = node.putArray("sightings");
        detail.sightings().stream().map(Shapes::capture).forEach(sightings::add);
        ArrayNode appearances = node.putArray("appearances");
        detail.appearances().stream().map(ContractJson::appearance).forEach(appearances::add);
        ArrayNode corrections = node.putArray("corrections");
        detail.corrections().stream().map(ContractJson::corrected).forEach(corrections::add);
        node.put("raw", "/api/v1/records/" + detail.row().sha256() + "/raw");
        node.put("warc", "/api/v1/records/" + detail.row().sha256() + "/warc");
        return Reply.json(node);
    }

    /** Where the figures come from, as W3C PROV-JSON. */
    Reply provenance(Asked asked) throws IOException {
        Index.ReportDetail detail = detail(asked);
        int version = detail.row().version();
        Optional<Index.ReportDetail> before =
                version < 2 ? Optional.empty() : answers.report(detail.row().id(), Optional.of(version - 1));
        ObjectNode prov = new Provenance(answers::captures, answers::provenance).of(detail, before);
        return Reply.json(200, "application/json", prov);
    }

    private static Reading reading(Index.ReportDetail detail) {
        return new Reading.ReportRead(detail.source(), detail.report(), detail.findings(), detail.remarks());
    }

    Reply cellsOfReport(Asked asked) {
        Index.ReportDetail detail = detail(asked);
        Stream<ObjectNode> rows = detail.report().cells().stream().map(c -> Shapes.cell(detail.rowOf(c)));
        String name = "cells-" + detail.row().divisionCode().replaceAll("[^0-9A-Za-z]", "") + "-"
                + detail.row().year().map(String::valueOf).orElse("");
        return new Listing(name, Lists.CELL_COLUMNS, rows).reply(asked, 1000, 1000);
    }

    /** A sweep with the way it took and why: every page judged, in order, and what was not asked for or failed. */
    Reply sweep(Asked asked) {
        String id = asked.path("sweep");
        Index.SweepRow row = answers.sweep(id)
                .orElseThrow(() -> new Refusal(Problem.notFound(
                        "没有编号为“" + id + "”的巡查；最近的见 /api/v1/status。",
                        "There is no sweep \"" + id + "\"; the recent ones: /api/v1/status.")));
        ObjectNode node = Shapes.sweep(row);
        ArrayNode pages = node.putArray("pages");
        answers.judgements(id).stream().map(Shapes::judged).forEach(pages::add);
        node.put("notable_total", SweepAccount.notableOf(row.counts()));
        ArrayNode notable = node.putArray("notable");
        answers.notable(id).stream().map(ContractJson::ended).forEach(notable::add);
        return Reply.json(node);
    }

    Reply search(Asked asked) {
        String query = asked.needed("q");
        Index.SearchAnswer found = answers.search(query, asked.limit(20, MOST_HITS));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("q", query).put("searched", found.searched()).put("total", found.total());
        ArrayNode items = node.putArray("items");
        found.hits().forEach(h -> items.add(Shapes.report(h.report()).put("snippet", h.snippet())));
        node.putNull("next");
        return Reply.json(node);
    }

    private List<ArchivedRecord> records(String digest) {
        List<ArchivedRecord> found = answers.capturesOf(digest);
        if (found.isEmpty()) {
            throw new Refusal(Problem.notFound(
                    "存档里没有摘要为 " + digest + " 的内容。", "The archive has no payload with the digest " + digest + "."));
        }
        return found;
    }

    Reply record(Asked asked) {
        String digest = asked.digest();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sha256", digest);
        ArrayNode captures = node.putArray("captures");
        records(digest).stream().map(Shapes::capture).forEach(captures::add);
        node.put("raw", "/api/v1/records/" + digest + "/raw");
        node.put("warc", "/api/v1/records/" + digest + "/warc");
        return Reply.json(node);
    }

    Reply raw(Asked asked) throws IOException {
        ArchivedRecord original = records(asked.digest()).get(0);
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Disposition", "attachment; filename=\"" + Downloads.name(original) + "\"");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put(
                "X-Archived-Content-Type",
                Downloads.headerValue(original.contentType().orElse("")));
        // the bytes are as the site sent them: a client that knows the coding undoes it
        contentCoding(original).ifPresent(coding -> headers.put("Content-Encoding", coding));
        return whole("application/octet-stream", headers, out -> answers.entity(original, out));
    }

    private Optional<String> contentCoding(ArchivedRecord record) throws IOException {
        return answers.headers(record).stream()
                .filter(h -> h.getKey().equalsIgnoreCase("Content-Encoding"))
                .map(h -> Downloads.headerValue(h.getValue()))
                .findFirst();
    }

    Reply warc(Asked asked) throws IOException {
        ArchivedRecord original = records(asked.digest()).get(0);
        String name = original.payloadSha256().substring(0, 16) + ".warc.gz";
        Map<String, String> headers = Map.of("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return whole("application/warc", headers, out -> answers.warc(original, out));
    }

    /** Archived bytes are made whole before the first one is sent: they may turn out not to match their digest. */
    private static Reply whole(String type, Map<String, String> headers, Reply.Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.to(bytes);
        return new Reply.Whole(200, type, bytes.toByteArray(), headers);
    }

    Reply status(Asked asked) {
        ObjectNode node = Shapes.figures(answers.figures());
        node.put("now", answers.clock().instant().toString());
        ObjectNode verification = node.putObject("last_verification");
        answers.lastVerification()
                .ifPresentOrElse(
                        v -> verification.put("at", v.at().toString()).put("damages", v.damages()),
                        () -> verification.putNull("at").putNull("damages"));
        ObjectNode states = node.putObject("district_years");
        counts().forEach(states::put);
        ArrayNode sweeps = node.putArray("sweeps");
        answers.sweeps(Optional.empty(), SWEEPS).stream().map(Shapes::sweep).forEach(sweeps::add);
        return Reply.json(node);
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new java.util.LinkedHashMap<>();
        for (DistrictYear.State state : DistrictYear.State.values()) {
            counts.put(state.id(), 0);
        }
        answers.tracker(Set.of()).forEach(y -> counts.merge(y.state().id(), 1, Integer::sum));
        return counts;
    }

    Reply metrics(Asked asked) {
        Metrics metrics = new Metrics();
        metrics.figures(answers.figures());
        counts().forEach((state, n) ->
                metrics.labelled("nianbao_district_years", "District-years by state.", "state", state, n));
        answers.lastVerification().ifPresent(v -> {
            metrics.gauge(
                    "nianbao_last_verification_timestamp_seconds",
                    "When the archive was last verified.",
                    v.at().getEpochSecond());
            metrics.gauge("nianbao_last_verification_damages", "Damages the last verification found.", v.damages());
        });
        return Reply.text("text/plain; version=0.0.4; charset=utf-8", metrics.text());
    }

    Reply alive(Asked asked) {
        return Reply.json(JsonNodeFactory.instance.objectNode().put("status", "ok"));
    }

    Reply ready(Asked asked) {
        int sites = answers.figures().sites();
        return Reply.json(
                JsonNodeFactory.instance.objectNode().put("status", "ready").put("sites", sites));
    }
}
