package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.model.Correction;
import org.nianbao.model.Message;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.export.ContractJson;

/** Takes an operator's correction of a figure, as JSON. */
final class Correcting {
    private final Answers answers;
    private final Gate gate;

    Correcting(Answers answers, Gate gate) {
        this.answers = answers;
        this.gate = gate;
    }

    /** Journals it, or that one is withdrawn; answers with the correction as it stands. */
    Reply take(Asked asked) {
        gate.requireOperator(asked);
        JsonNode body = asked.object("indicator, value | withdraw: true, author, reason");
        boolean withdraw = body.path("withdraw").asBoolean(false);
        if (withdraw == body.hasNonNull("value")) {
            throw new Refusal(Problem.badParameter("value", body.path("value").asText(), "value | withdraw: true"));
        }
        Corrections.Answer answer = answers.corrections()
                .take(new Corrections.Wish(
                        asked.path("id"),
                        asked.number("version", 1, 100_000),
                        text(body, "indicator"),
                        withdraw ? Optional.empty() : Optional.of(text(body, "value")),
                        text(body, "author"),
                        text(body, "reason"),
                        "api"));
        if (answer instanceof Corrections.Refused refused) {
            throw new Refusal(problem(refused.why()));
        }
        return Reply.json(shown(((Corrections.Taken) answer).correction()));
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asText("");
    }

    private static Problem problem(Message why) {
        return new Problem(why.id().equals("correction_no_report") ? 404 : 422, why);
    }

    private ObjectNode shown(Correction taken) {
        Index.CellQuery query =
                new Index.CellQuery(Optional.empty(), Optional.of(taken.code()), Optional.empty(), false);
        return answers.corrections().list(query).stream()
                .filter(c -> c.correction().entry() == taken.entry())
                .findFirst()
                .map(ContractJson::corrected)
                .orElseThrow();
    }
}
