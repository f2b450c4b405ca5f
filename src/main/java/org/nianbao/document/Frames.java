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
import org.nianbao.model.PagePicture;

/**
 * What goes between this process and those that read: frames of four bytes of length (big endian) and so many bytes.
 * One frame of JSON with source, content type and the picture that is wished for, if any, and one with the payload go
 * there; one of JSON with the outcome, or the picture, comes back. Nothing in a frame is ever executed or names a class.
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
            .addMixIn(PagePicture.class, Pictures.class)
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

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PagePicture.Drawn.class, name = "drawn"),
        @JsonSubTypes.Type(value = PagePicture.Undrawn.class, name = "undrawn")
    })
    private interface Pictures {}

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

    private record Head(Document.Source source, Optional<String> contentType, Optional<PagePicture.Wish> wish) {}

    /** What has been asked for. */
    record Asked(Errand<?> errand, Material material) {}

    /** Sends what is to be worked on. */
    static void send(DataOutputStream out, Material material, Errand<?> errand) throws IOException {
        put(out, JSON.writeValueAsBytes(new Head(material.source(), material.contentType(), errand.wish())));
        put(out, material.bytes());
        out.flush();
    }

    /** Sends what came of it. */
    static <T> void send(DataOutputStream out, Class<T> type, T outcome) throws IOException {
        put(out, JSON.writerFor(type).writeValueAsBytes(outcome));
        out.flush();
    }

    /** Receives what is to be worked on; ends with an EOFException when nothing more comes. */
    static Asked asked(DataInputStream in) throws IOException {
        Head head = JSON.readValue(get(in), Head.class);
        return new Asked(Errand.of(head.wish()), new Material(get(in), head.source(), head.contentType()));
    }

    /** Receives what came of it. */
    static <T> T outcome(DataInputStream in, Class<T> type) throws IOException {
        return JSON.readValue(get(in), type);
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
