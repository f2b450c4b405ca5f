package org.nianbao;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.model.Home;
import org.nianbao.model.Reason;
import org.nianbao.serve.Ending;
import org.nianbao.serve.Sweeps;
import org.nianbao.serve.export.ContractJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a second process on this machine reaches the sweeps under way: a port on loopback whose number stands, with a
 * secret, in a file of the home that only its owner can read. One line asks, one line of JSON answers.
 */
final class SweepDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SweepDoor.class);
    private static final String FILE = "sweeps.door";
    private static final String LIST = "list";
    private static final String CLOSED = "closed";
    private static final String RESTS = "rests";
    private static final int LONGEST_LINE = 500;
    private static final int PATIENCE_MILLIS = 5000;

    private final Path file;
    private final String secret;
    private final Sweeps sweeps;
    private final ServerSocket server;

    private SweepDoor(Path file, String secret, Sweeps sweeps, ServerSocket server) {
        this.file = file;
        this.secret = secret;
        this.sweeps = sweeps;
        this.server = server;
    }

    /** Opens the door of a home. */
    static SweepDoor open(Home home, Sweeps sweeps) {
        try {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            SweepDoor door = new SweepDoor(file(home), HexFormat.of().formatHex(random), sweeps, server);
            door.write();
            Thread thread = new Thread(door::serve, "sweep-door");
            thread.setDaemon(true);
            thread.start();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("no port of this machine can be listened on", e);
        }
    }

    private static Path file(Home home) {
        return home.archive().resolve(FILE);
    }

    /** Made beside and moved, so that nobody reads half of it or what an earlier process left. */
    private void write() throws IOException {
        Path made = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(made);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(made, server.getLocalPort() + " " + secret + "\n", StandardCharsets.US_ASCII);
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                String answer = answer(line(socket.getInputStream()).split(" ", 3));
                socket.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("a question about sweeps was not heard to its end", e);
                }
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        for (int c = in.read(); c >= 0 && c != '\n' && length < LONGEST_LINE; c = in.read()) {
            bytes[length++] = (byte) c;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private String answer(String[] words) {
        boolean known = MessageDigest.isEqual(
                words[0].getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        ObjectNode answer = ContractJson.mapper().createObjectNode();
        if (known && words.length == 2 && words[1].equals(LIST)) {
            ArrayNode items = answer.putArray("items");
            sweeps.standings().forEach(standing -> items.add(ContractJson.standing(standing)));
        } else if (known && words.length == 2 && words[1].equals(RESTS)) {
            ObjectNode rests = answer.putObject(RESTS);
            sweeps.rests().forEach((host, until) -> rests.put(host, until.toString()));
        } else if (known && words.length == 3 && words[1].equals(CLOSED)) {
            ObjectNode why = answer.putObject(CLOSED);
            sweeps.closed(words[2])
                    .ifPresent(ending -> why.put("reason", ending.reason().id()).put("detail", ending.detail()));
        } else if (known && words.length == 3) {
            boolean done = Sweeps.Order.of(words[1])
                    .filter(order -> sweeps.steer(words[2], order, "command"))
                    .isPresent();
            answer.put("done", done);
        }
        return answer.toString();
    }

    /** Where the sweeps of the process that has the home stand; empty when none has it and sweeps. */
    static Optional<JsonNode> list(Home home) {
        return ask(home, LIST).map(answer -> answer.path("items")).filter(JsonNode::isArray);
    }

    /** Whether the process that has the home took an order for the sweep of a site. */
    static boolean steer(Home home, String site, Sweeps.Order order) {
        return ask(home, order.id() + " " + site)
                .filter(answer -> answer.path("done").asBoolean())
                .isPresent();
    }

    /**
     * What the process that has the home says of a site: why it is not to be asked for anything beside its sweeps, or that
     * it may be. Empty when no process sweeps or serves.
     */
    static Optional<Optional<Ending>> closed(Home home, String site) {
        return ask(home, CLOSED + " " + site)
                .map(answer -> answer.path(CLOSED))
                .filter(JsonNode::isObject)
                .map(why -> why.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Ending(
                                Reason.of(why.path("reason").asText()),
                                why.path("detail").asText())));
    }

    /**
     * Until when hosts and addresses are to be left in peace, by the process that has the home. Empty when no process sweeps or
     * serves.
     */
    static Optional<Map<String, Instant>> rests(Home home) {
        return ask(home, RESTS)
                .map(answer -> answer.path(RESTS))
                .filter(JsonNode::isObject)
                .map(rests -> {
                    Map<String, Instant> until = new TreeMap<>();
                    rests.properties()
                            .forEach(rest -> until.put(
                                    rest.getKey(), Instant.parse(rest.getValue().asText())));
                    return until;
                });
    }

    private static Optional<JsonNode> ask(Home home, String what) {
        try {
            String[] door = Files.readString(file(home), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return Optional.of(
                    ContractJson.mapper().readTree(exchanged(Integer.parseInt(door[0]), door[1] + " " + what)));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException nobodyThere) {
            // No file, or one that a killed process left behind.
            return Optional.empty();
        }
    }

    private static String exchanged(int port, String line) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return answer == null ? "" : answer;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // As after a kill: who reads the file finds nobody there, and the next process writes its own.
            LOG.warn("the door of the sweeps stays behind", e);
        }
    }
}
