package org.nianbao.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tab-separated lines that ship with the demo. */
final class Lines {
    private Lines() {}

    /**
     * The fields of each line.
     *
     * @param name name below {@code /demo/}
     */
    static List<String[]> of(String name) {
        try (InputStream in = Lines.class.getResourceAsStream("/demo/" + name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + name + " can't be read", e);
        }
    }
}
