package org.nianbao.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sweeps under way are watched by anybody and steered by an operator only, from no page but ours. */
class SteeringTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private SampleAnswers answers;
    private WebInterface web;

    @BeforeEach
    void start() {
        answers = new SampleAnswers();
        web = WebInterface.start(answers, SampleAnswers.OPERATOR, "127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(web.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String own() {
        return web.address().toString().replaceFirst("/$", "");
    }

    private String logIn() throws Exception {
        HttpResponse<String> answer = post("/operator/login", "token=" + SampleAnswers.TOKEN, "Origin", own());
        assertThat(answer.statusCode()).isEqualTo(303);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
        return cookie.split(";", 2)[0];
    }

    private Document page(String path, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(web.address().resolve(path))
                .header("Cookie", cookie)
                .build();
        return Jsoup.parse(
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Test
    void theApiTakesOrdersWithTheOperatorsTokenOnly() throws Exception {
        for (String header : new String[] {"Bearer wrong-token-of-16", "Basic " + SampleAnswers.TOKEN, "Bearer "}) {
            HttpResponse<String> refused = post("/api/v1/sweeps/410204/pause", "", "Authorization", header);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(JSON.readTree(refused.body()).get("id").asText()).isEqualTo("operator_only");
        }
        assertThat(post("/api/v1/sweeps/410204/pause", "").statusCode()).isEqualTo(401);
        assertThat(answers.running.orders).isEmpty();
        String right = "Bearer " + SampleAnswers.TOKEN;
        HttpResponse<String> done = post("/api/v1/sweeps/410204/pause", "", "Authorization", right);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(done.body()).get("message_en").asText()).contains("Nothing is lost");
        assertThat(post("/api/v1/sweeps/999999/stop", "", "Authorization", right)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/api/v1/sweeps/410204/explode", "", "Authorization", right)
                        .statusCode())
                .isEqualTo(404);
        assertThat(answers.running.orders).containsExactly("pause api");
    }

    @Test
    void theListSaysWhereEachSweepStands() throws Exception {
        JsonNode sweep = JSON.readTree(
                        new Browser(web).page("/api/v1/sweeps/running").body())
                .get("items")
                .get(0);
        assertThat(sweep.get("fetched").asInt()).isEqualTo(12);
        assertThat(sweep.get("queued").asInt()).isEqualTo(30);
        assertThat(sweep.get("reports").asInt()).isEqualTo(3);
        assertThat(sweep.get("skipped").toString()).isEqualTo("{\"out_of_scope\":4,\"trap\":2}");
        assertThat(sweep.get("next_due").asText()).isEqualTo("2026-11-21T12:00:03Z");
        assertThat(sweep.get("state").asText()).isEqualTo("running");
    }

    @Test
    void everyChangeIsAnEventAndTheStreamEndsWithTheServer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(web.address().resolve("/api/v1/sweeps/events"))
                .build();
        HttpResponse<InputStream> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: sweeps");
            assertThat(lines.readLine()).startsWith("data: [{").contains("\"fetched\":12");
            assertThat(lines.readLine()).isEmpty();
            answers.running.goOn();
            assertThat(lines.readLine()).isEqualTo("event: sweeps");
            assertThat(lines.readLine()).contains("\"fetched\":13");
            assertThat(lines.readLine()).isEmpty();
            web.close();
            assertThat(goesOn(lines)).isFalse();
        }
    }

    private static boolean goesOn(BufferedReader lines) {
        try {
            return lines.readLine() != null;
        } catch (IOException cutByTheServer) {
            return false;
        }
    }

    @Test
    void anOperatorSteersFromThePage() throws Exception {
        assertThat(page("/sweeps", "x=y").select("form[method=post]")).isEmpty();
        String cookie = logIn();
        Document page = page("/sweeps", cookie);
        String secret = page.selectFirst("input[name=secret]").attr("value");
        assertThat(secret).hasSize(64);
        HttpResponse<String> paused =
                post("/sweeps/410204/pause?lang=en", "secret=" + secret, "Cookie", cookie, "Origin", own());
        assertThat(paused.statusCode()).isEqualTo(303);
        String next = paused.headers().firstValue("Location").orElseThrow();
        assertThat(next).contains("lang=en");
        Document after = page(next, cookie);
        assertThat(after.selectFirst("[role=status]").text()).startsWith("Paused:");
        assertThat(after.select("tr[data-state=paused]")).hasSize(1);
        assertThat(after.select("form[action*=resume]")).hasSize(1);
        assertThat(answers.running.orders).containsExactly("pause web");
    }

    @Test
    void cancellingNeedsTheCodeTyped() throws Exception {
        String cookie = logIn();
        String secret =
                page("/sweeps", cookie).selectFirst("input[name=secret]").attr("value");
        String form = "secret=" + secret + "&confirm=";
        post("/sweeps/410204/cancel", form + "41", "Cookie", cookie, "Origin", own());
        assertThat(answers.running.orders).isEmpty();
        post("/sweeps/410204/cancel", form + "410204", "Cookie", cookie, "Origin", own());
        assertThat(answers.running.orders).containsExactly("cancel web");
    }

    @Test
    void nobodyElsesPageCanGiveOrders() throws Exception {
        String cookie = logIn();
        String secret =
                page("/sweeps", cookie).selectFirst("input[name=secret]").attr("value");
        String form = "secret=" + secret;
        String[][] attempts = {
            {"Cookie", cookie, "Origin", "http://evil.example"},
            {"Cookie", cookie, "Origin", web.replayAddress().toString().replaceFirst("/$", "")},
            {"Cookie", cookie, "Origin", own(), "Sec-Fetch-Site", "same-site"},
            {"Cookie", cookie, "Origin", "null"},
            {"Cookie", "nianbao_operator=" + "0".repeat(64), "Origin", own()}
        };
        for (String[] headers : attempts) {
            assertThat(post("/sweeps/410204/stop", form, headers).statusCode()).isEqualTo(403);
        }
        assertThat(post("/sweeps/410204/stop", "", "Cookie", cookie, "Origin", own())
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/sweeps/410204/stop", "secret=x", "Cookie", cookie, "Origin", own())
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/operator/login", "token=" + SampleAnswers.TOKEN, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(answers.running.orders).isEmpty();
    }

    @Test
    void guessingIsSlowedAndLoggingOutEndsTheSession() throws Exception {
        String cookie = logIn();
        String secret =
                page("/operator", cookie).selectFirst("input[name=secret]").attr("value");
        post("/operator/logout", "secret=" + secret, "Cookie", cookie, "Origin", own());
        assertThat(page("/sweeps", cookie).select("input[name=secret]")).isEmpty();
        int last = 0;
        for (int i = 0; i < 11; i++) {
            last = post("/operator/login", "token=guess" + i).statusCode();
        }
        assertThat(last).isEqualTo(429);
        assertThat(post("/operator/login", "token=" + SampleAnswers.TOKEN).statusCode())
                .isEqualTo(429);
    }
}
