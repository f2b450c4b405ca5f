package org.nianbao.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Reason;
import org.nianbao.serve.api.Api;

class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static SampleAnswers answers;
    private static WebInterface web;
    private static Browser browser;

    @BeforeAll
    static void start() {
        answers = new SampleAnswers();
        web = WebInterface.start(answers, SampleAnswers.OPERATOR, "127.0.0.1", 0);
        browser = new Browser(web);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = browser.page(path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        return JSON.readTree(answer.body());
    }

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedRouteExists() throws Exception {
        List<String> documented = new ArrayList<>();
        json("/api/v1/openapi.json").get("paths").fieldNames().forEachRemaining(documented::add);
        assertThat(documented).containsExactlyInAnyOrderElementsOf(new Api(answers, SampleAnswers.OPERATOR).paths());
    }

    @Test
    void everyDocumentedExampleIsAnswered() throws Exception {
        JsonNode paths = json("/api/v1/openapi.json").get("paths");
        String digest = answers.newest().row().sha256();
        for (var path : paths.properties()) {
            boolean endless = path.getKey().endsWith("/events");
            if (endless || !path.getValue().has("get")) {
                continue;
            }
            String address = path.getKey()
                    .replace("{code}", "410204")
                    .replace("{id}", "410204-2021-district")
                    .replace("{sweep}", "20261121-1")
                    .replace("{sha256}", digest);
            String query = needed(path.getValue().get("get").path("parameters"));
            HttpResponse<String> answer = browser.page(address + query);
            assertThat(answer.statusCode()).as(address + query).isEqualTo(200);
            JsonNode content =
                    path.getValue().get("get").get("responses").get("200").get("content");
            String type =
                    answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
            assertThat(content.has(type)).as(address + " " + type).isTrue();
        }
    }

    @Test
    void aSweepTellsItsWayAndWhy() throws Exception {
        JsonNode sweep = json("/api/v1/sweeps/20261121-1");
        assertThat(sweep.get("state").asText()).isEqualTo("finished");
        JsonNode page = sweep.get("pages").get(0);
        assertThat(page.get("kind").asText()).isEqualTo("report");
        assertThat(page.get("why").get(0).asText()).isEqualTo("标题是政府信息公开年度报告");
        assertThat(page.get("why_en").get(0).asText())
                .isEqualTo("the title is that of an annual report on information disclosure");
        assertThat(page.get("links").get(0).get("promise").asInt()).isEqualTo(950);
        assertThat(page.get("aside").get(0).get("why_en").get(0).asText()).contains("a guide");
        assertThat(sweep.get("notable").get(0).get("reason").asText()).isEqualTo("out_of_scope");
        assertThat(sweep.get("notable").get(0).get("trap").isNull()).isTrue();
        assertThat(sweep.get("notable_total").asInt()).isEqualTo(1201);
        JsonNode trap = sweep.get("notable").get(1);
        assertThat(trap.get("detail").asText()).isEqualTo("calendar: the year 2099");
        assertThat(trap.get("trap").asText()).isEqualTo("calendar");
        assertThat(trap.get("message").asText()).contains("日历", "2099");
        assertThat(trap.get("message_en").asText()).contains("calendar", "2099");
        assertThat(sweep.get("message_en").asText())
                .startsWith(Reason.CONTENT.message().en());
        assertThat(sweep.get("message").asText()).contains("（");
        assertThat(browser.page("/api/v1/sweeps/none").statusCode()).isEqualTo(404);
    }

    private static String needed(JsonNode parameters) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : parameters) {
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.get("name").asText())
                        .append('=')
                        .append(java.net.URLEncoder.encode(
                                parameter.get("example").asText(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    @Test
    void listsArePagedByCursor() throws Exception {
        List<String> codes = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = json("/api/v1/cells?code=410204&limit=60" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("items").forEach(c -> codes.add(c.get("code").asText()));
            next = page.get("next").isNull() ? "" : page.get("next").asText();
            pages++;
        } while (!next.isEmpty());
        assertThat(pages).isEqualTo(4);
        assertThat(codes).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void aNumberLeadsToItsLocatorAndItsBytes() throws Exception {
        JsonNode cell =
                json("/api/v1/cells?indicator=requests.new.total").get("items").get(0);
        assertThat(cell.get("value").asText()).isEqualTo("47");
        byte[] raw = Browser.bytes(web.address()
                        .resolve("/api/v1/records/" + cell.get("sha256").asText() + "/raw"))
                .body();
        assertThat(SampleAnswers.sha256(raw)).isEqualTo(cell.get("sha256").asText());
        String text = new String(raw, SampleAnswers.GBK);
        assertThat(text.substring(
                        cell.get("locator").get("start").asInt(),
                        cell.get("locator").get("end").asInt()))
                .endsWith(">47");
    }

    @Test
    void rawBytesAreADownloadAndNothingElse() throws Exception {
        var headers = Browser.bytes(web.address()
                        .resolve("/api/v1/records/" + answers.newest().row().sha256() + "/raw"))
                .headers();
        assertThat(headers.firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("sandbox");
    }

    @Test
    void csvHasTheColumnsOfTheContract() throws Exception {
        String csv = browser.page("/api/v1/cells.csv?code=410204").body();
        assertThat(csv)
                .startsWith(
                        "division_code,district,publisher,scope,year,version,url,captured_at,sha256,code,value,kind,raw,unit,by,confirmed,corrected_value,corrected_kind,corrected_by,correction_reason,corrected_at,correction\n410204,");
        assertThat(csv.lines()).hasSize(201);
        assertThat(browser.page("/api/v1/tracker.csv?bom=1").body()).startsWith("\uFEFFdivision_code");
        assertThat(browser.page("/api/v1/sites", "Accept", "text/csv").body()).startsWith("code,name");
    }

    @Test
    void theSameAnswerIsNotSentTwice() throws Exception {
        String tag = browser.page("/api/v1/sites").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = browser.page("/api/v1/sites", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void headAnswersAsGetDoesWithoutTheBody() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(web.address().resolve("/api/v1/sites"))
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = java.net.http.HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void errorsHaveOneShape() throws Exception {
        for (String path : new String[] {
            "/api/v1/nothing",
            "/api/v1/districts/1",
            "/api/v1/reports/x",
            "/api/v1/cells?year=abc",
            "/api/v1/cells?limit=0",
            "/api/v1/cells?cursor=zz",
            "/api/v1/search",
            "/api/v1/captures?url=ftp",
            "/api/v1/captures",
            "/api/v1/records/xyz",
            "/api/v1/records/" + "0".repeat(64),
            "/api/v1/tracker?state=gone",
            "/api/v1/changes?since=yesterday",
            "/api/v2/x",
            "/api/v1/reports?scope=%3Cscript%3E"
        }) {
            HttpResponse<String> answer = browser.page(path);
            assertThat(answer.statusCode()).as(path).isBetween(400, 404);
            assertThat(answer.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
            assertThat(problem.get("id").asText()).isNotBlank();
            assertThat(problem.get("zh").asText()).isNotBlank();
            assertThat(problem.get("en").asText()).isNotBlank();
        }
    }

    @Test
    void reportsCarryCellsVersionsAndTheirCapture() throws Exception {
        JsonNode report = json("/api/v1/reports/410204-2021-district");
        assertThat(report.get("version").asInt()).isEqualTo(2);
        assertThat(report.get("cells")).hasSize(200);
        assertThat(report.get("versions")).hasSize(2);
        assertThat(report.get("capture").get("warc_file").asText()).endsWith(".warc.gz");
        assertThat(json("/api/v1/reports/410204-2021-district?version=1")
                        .get("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void alertsSayWhatFailed() throws Exception {
        List<String> ids = json("/api/v1/alerts").get("items").findValuesAsText("id");
        assertThat(ids).containsExactly("fixity_failed", "site_unreachable", "tasks_set_aside");
    }

    @Test
    void metricsAreText() throws Exception {
        String text = browser.page("/metrics").body();
        assertThat(text)
                .contains("# TYPE nianbao_captures gauge")
                .contains("nianbao_district_years{state=\"clean\"} ")
                .endsWith("\n");
    }

    @Test
    void formulasAreDisarmedAndDashesKept() throws Exception {
        String csv = browser.page("/api/v1/sites.csv").body();
        assertThat(csv).doesNotContain(",=").contains("410103");
    }
}
