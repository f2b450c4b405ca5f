package org.nianbao;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nianbao.serve.cli.Cli;

/** Commands on one home as somebody types them, in this process. */
final class TypedCommands {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Doors doors;
    private final List<String> always;

    /**
     * With words that every command begins with.
     *
     * @param always for instance {@code --quiet}
     */
    TypedCommands(Doors doors, Path home, String... always) {
        this.doors = doors;
        this.always = Stream.concat(Stream.of("--home", home.toString()), Stream.of(always))
                .toList();
    }

    /** How a command ended, and what it said. */
    record Ended(int code, String out, String err) {
        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException notJson) {
                throw new IllegalStateException(out + err, notJson);
            }
        }
    }

    Ended run(String... words) {
        return answering("", false, words);
    }

    /** Answers what the command asks, at a terminal or not. */
    Ended answering(String answer, boolean terminal, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = Stream.concat(always.stream(), Stream.of(words)).toArray(String[]::new);
        int code = new Cli(
                        doors,
                        Map.of(),
                        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
                        stream(out),
                        stream(err),
                        terminal)
                .run(all);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
