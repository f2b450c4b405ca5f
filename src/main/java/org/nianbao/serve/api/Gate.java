package org.nianbao.serve.api;

import java.util.Optional;
import org.nianbao.model.Message;
import org.nianbao.serve.OperatorToken;

/** Lets whoever knows the operator's token write. */
record Gate(OperatorToken operator) {

    /** Refuses everybody else. */
    void requireOperator(Asked asked) {
        String header =
                Optional.ofNullable(asked.context().header("Authorization")).orElse("");
        if (!header.startsWith("Bearer ") || !operator.is(header.substring("Bearer ".length()))) {
            throw new Refusal(
                    new Problem(
                            401,
                            new Message(
                                    "operator_only",
                                    "只有操作员可以这样做：请在 Authorization: Bearer 中给出 config/operator.token 里的口令。",
                                    "Only an operator may do this: send the token of config/operator.token as Authorization: Bearer.")));
        }
    }
}
