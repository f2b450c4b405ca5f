package org.nianbao.serve.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import org.nianbao.model.Message;
import org.nianbao.serve.export.ContractJson;

/**
 * Where answers and messages go: answers to standard output, everything else to standard error.
 *
 * @param out standard output
 * @param err standard error
 * @param terminal whether standard error is a terminal
 * @param tongue the language of messages
 */
record Console(PrintStream out, PrintStream err, boolean terminal, Tongue tongue) {

    /** A line of an answer. */
    void answer(String line) {
        out.print(line);
        out.print('\n');
    }

    /** A whole JSON document. */
    void document(JsonNode json) {
        answer(text(json, true));
    }

    /** A line of JSON Lines. */
    void line(JsonNode json) {
        answer(text(json, false));
    }

    /** A sentence for people on standard error. */
    void say(String zh, String en) {
        err.print(tongue.of(zh, en));
        err.print('\n');
    }

    /** A sentence for people on standard error. */
    void say(Message message) {
        say(message.zh(), message.en());
    }

    /** One of two sentences. */
    String in(String zh, String en) {
        return tongue.of(zh, en);
    }

    /** A new JSON object. */
    static ObjectNode object() {
        return ContractJson.mapper().createObjectNode();
    }

    private static String text(JsonNode json, boolean pretty) {
        try {
            return pretty
                    ? ContractJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    : ContractJson.mapper().writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can always be written", impossible);
        }
    }
}
