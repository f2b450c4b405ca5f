package org.nianbao.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A compressed CDXJ in blocks that can be read one by one, and the secondary index that names them: without {@code
 * index.idx} players such as ReplayWeb.page do not find a single record of {@code index.cdx.gz}.
 *
 * <p>The secondary index has the form {@code cdxj-gzip-1.0}: a line {@code !meta 0} with format and file name, then for
 * each block key and time of its first line with {@code offset}, {@code length} and {@code digest} of the gzip member.
 *
 * @param blocks the compressed lines, one gzip member a block
 * @param secondary the lines that name the blocks
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record ZipNum(byte[] blocks, byte[] secondary) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** As py-wacz and cdxj-indexer cut them. */
    private static final int LINES_IN_BLOCK = 3000;

    private static final String FORMAT = "cdxj-gzip-1.0";
    /** No block of ours unfolds to more; what is larger is not looked into. */
    private static final int FIRST_LINE = 1 << 16;

    /**
     * Packs lines.
     *
     * @param lines sorted, without line ends
     * @param name the file name that the secondary index gives
     */
    static ZipNum of(List<byte[]> lines, String name) throws IOException {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        ByteArrayOutputStream secondary = new ByteArrayOutputStream();
        ObjectNode meta = JSON.createObjectNode().put("format", FORMAT).put("filename", name);
        line(secondary, "!meta 0", meta);
        for (int from = 0; from < lines.size(); from += LINES_IN_BLOCK) {
            byte[] block = block(lines.subList(from, Math.min(lines.size(), from + LINES_IN_BLOCK)));
            ObjectNode place = JSON.createObjectNode()
                    .put("offset", blocks.size())
                    .put("length", block.length)
                    .put("digest", Sha256.LABEL + Sha256.of(block));
            line(secondary, head(new String(lines.get(from), StandardCharsets.UTF_8)), place);
            blocks.writeBytes(block);
        }
        return new ZipNum(blocks.toByteArray(), secondary.toByteArray());
    }

    private static byte[] block(List<byte[]> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (byte[] line : lines) {
                gzip.write(line);
                gzip.write('\n');
            }
        }
        return bytes.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, String head, ObjectNode json) throws IOException {
        out.writeBytes((head + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(JSON.writeValueAsBytes(json));
        out.write('\n');
    }

    /** Key and time of a line. */
    private static String head(String line) {
        int json = line.indexOf(" {");
        return json < 0 ? line : line.substring(0, json);
    }

    /** The file that the secondary index is for, when it says so. */
    Optional<String> file() {
        String first = new String(secondary, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
        JsonNode meta = first.startsWith("!meta") ? json(first) : JSON.missingNode();
        return Optional.of(meta.path("filename").asText()).filter(name -> !name.isEmpty());
    }

    /** What is wrong with the lines of the secondary index: those that do not name a block which begins as they say. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        for (String line : new String(secondary, StandardCharsets.UTF_8).lines().toList()) {
            JsonNode json = json(line);
            if (line.startsWith("!meta") ? !json.path("format").asText().equals(FORMAT) : !leads(line, json)) {
                wrong.add(line);
            }
        }
        return wrong;
    }

    private boolean leads(String line, JsonNode place) {
        long offset = place.path("offset").asLong(-1);
        long length = place.path("length").asLong(-1);
        if (offset < 0 || length <= 0 || offset + length > blocks.length) {
            return false;
        }
        byte[] block = java.util.Arrays.copyOfRange(blocks, (int) offset, (int) (offset + length));
        String said = place.path("digest").asText();
        boolean digested = said.isEmpty() || said.equals(Sha256.LABEL + Sha256.of(block));
        return digested && head(line).equals(head(first(block)));
    }

    private static String first(byte[] block) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(block))) {
            String begin = new String(in.readNBytes(FIRST_LINE), StandardCharsets.UTF_8);
            return begin.lines().findFirst().orElse("");
        } catch (IOException noBlock) {
            return "";
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line.substring(Math.max(0, line.indexOf(" {"))));
        } catch (JsonProcessingException none) {
            return JSON.missingNode();
        }
    }
}
