package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.nianbao.model.Message;
import org.nianbao.serve.Settlements;
import org.nianbao.serve.export.ContractJson;

/** Takes an operator's word on a district-year, as JSON. */
final class Settling {
    private final Answers answers;
    private final Gate gate;

    Settling(Answers answers, Gate gate) {
        this.answers = answers;
        this.gate = gate;
    }

    /** Journals it, or that one is withdrawn; answers with the word as it stands. */
    Reply take(Asked asked) {
        gate.requireOperator(asked);
        JsonNode body = asked.object("as | withdraw: true, author, reason");
        boolean withdraw = body.path("withdraw").asBoolean(false);
        if (withdraw == body.hasNonNull("as")) {
            throw new Refusal(Problem.badParameter("as", body.path("as").asText(), "as | withdraw: true"));
        }
        Settlements.Answer answer = answers.settlements()
                .take(new Settlements.Wish(
                        asked.path("code"),
                        asked.pathNumber("year"),
                        withdraw
                                ? Optional.empty()
                                : Optional.of(body.path("as").asText("")),
                        body.path("author").asText(""),
                        body.path("reason").asText(""),
                        "api"));
        if (answer instanceof Settlements.Refused refused) {
            throw new Refusal(problem(refused.why()));
        }
        return Reply.json(ContractJson.settled(((Settlements.Taken) answer).settled()));
    }

    private static Problem problem(Message why) {
        return new Problem(why.id().equals("settlement_not_tracked") ? 404 : 422, why);
    }
}
