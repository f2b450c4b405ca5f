package org.nianbao.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Locator;

/**
 * What goes between this process and those that read: frames of four bytes of length (big endian) and so many bytes.
 * One frame of JSON with source and content type and one with the payload go there, one of JSON with the outcome comes
 * back. Nothing in a frame is ever executed or names a class.
 */
final class Frames {
    /** A document within the limits of reading is much smaller. */
    private static final int LONGEST = 128 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .addModules(new Jdk8Module())
            .addMixIn(DocumentOutcome.class, Outcomes.class)
            .addMixIn(DocumentOutcome.Readable.class, Sourceless.class)
            .addMixIn(Locator.Place.class, Places.class)
            .build();

    private Frames() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DocumentOutcome.Readable.class, name = "readable"),
        @JsonSubTypes.Type(value = DocumentOutcome.Unreadable.class, name = "unreadable")
    })
    private interface Outcomes {}

    /** The document names its source already. */
    private interface Sourceless {
        @JsonIgnore
        Document.Source source();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "in")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Locator.Span.class, name = "span"),
        @JsonSubTypes.Type(value = Locator.Box.class, name = "box"),
        @JsonSubTypes.Type(value = Locator.InGrid.class, name = "grid")
    })
    private interface Places {}

    private record Head(Document.Source source, Optional<String> contentType) {}

    /** Sends what is to be read. */
    static void send(DataOutputStream out, Material material) throws IOException {
        put(out, JSON.writeValueAsBytes(new Head(material.source(), material.contentType())));
        put(out, material.bytes());
        out.flush();
    }

    /** Sends what came of it. */
    static void send(DataOutputStream out, DocumentOutcome outcome) throws IOException {
        put(out, JSON.writerFor(DocumentOutcome.class).writeValueAsBytes(outcome));
        out.flush();
    }

    /** Receives what is to be read; ends with an EOFException when nothing more comes. */
    static Material material(DataInputStream in) throws IOException {
        Head head = JSON.readValue(get(in), Head.class);
        return new Material(get(in), head.source(), head.contentType());
    }

    /** Receives what came of it. */
    static DocumentOutcome outcome(DataInputStream in) throws IOException {
        return JSON.readValue(get(in), DocumentOutcome.class);
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        if (bytes.length > LONGEST) {
            throw new IOException("a frame of " + bytes.length + " bytes is too long");
        }
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] get(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes is none of ours");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
