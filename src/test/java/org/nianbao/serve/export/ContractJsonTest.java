package org.nianbao.serve.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Message;
import org.nianbao.model.Reading;
import org.nianbao.model.Remark;

class ContractJsonTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/nianbao/serve/export/reading.json");

    /** The golden file is changed only by {@code -Dgolden.write=true}, and then looked at. */
    @Test
    void aReportLooksAsTheContractSays() throws IOException {
        String json = ContractJson.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(ContractJson.reading(Samples.reading()))
                        .replace("\r\n", "\n")
                + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, json, StandardCharsets.UTF_8);
        }
        assertThat(json).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoReportHasTheSameKeysAndSaysWhy() {
        Remark why = new Remark(new Message("no_table", "没有统计表。", "There is no table."), Optional.empty());
        JsonNode other = ContractJson.reading(new Reading.NotAReport(Samples.source(), "指南", List.of(why)));
        JsonNode broken = ContractJson.reading(new Reading.NotReadable(Samples.source(), List.of(why)));
        JsonNode missing = ContractJson.unread("file:///x", why.message());
        JsonNode report = ContractJson.reading(Samples.reading());
        for (JsonNode json : List.of(other, broken, missing)) {
            assertThat(json.get("is_report").booleanValue()).isFalse();
            assertThat(json.at("/remarks/0/id").textValue()).isEqualTo("no_table");
            assertThat(json.at("/remarks/0/message").textValue()).isEqualTo("没有统计表。");
            assertThat(json.at("/remarks/0/locator").isEmpty()).isTrue();
            assertThat(json.fieldNames()).toIterable().containsExactlyElementsOf(report::fieldNames);
        }
        assertThat(other.get("title").textValue()).isEqualTo("指南");
    }

    @Test
    void timesAreRfc3339() {
        assertThat(ContractJson.reportRow(Samples.row("t", 2))
                        .get("captured_at")
                        .textValue())
                .isEqualTo("2026-03-01T02:03:04Z");
        assertThat(ContractJson.capture(Samples.capture()).get("offset").longValue())
                .isEqualTo(1234);
    }
}
