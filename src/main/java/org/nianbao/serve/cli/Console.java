package org.nianbao.serve.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.nianbao.model.Message;
import org.nianbao.serve.export.ContractJson;

/**
 * Where answers and messages go: answers to standard output, everything else to standard error.
 *
 * @param in standard input, where people answer questions
 * @param out standard output
 * @param err standard error
 * @param terminal whether standard error is a terminal
 * @param tongue the language of messages
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, Tongue tongue) {

    /** The same streams with messages in another language. */
    Console in(Tongue other) {
        return new Console(in, out, err, terminal, other);
    }

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

    /** Whether somebody at the terminal says yes to a question; without a terminal nobody is asked. */
    boolean agreed(String zh, String en) {
        if (!terminal) {
            return false;
        }
        say(zh, en);
        try {
            String answer = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return answer != null
                    && Set.of("y", "yes", "是").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException gone) {
            throw new UncheckedIOException("standard input cannot be read", gone);
        }
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
