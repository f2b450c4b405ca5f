package org.nianbao.index;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Locator;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reading;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/** What is kept as a whole, as JSON text in a column. Private to the index: nobody else reads or writes it. */
final class Codec {
    /** A printed number is a cell of a table; what is longer than this is not kept as a number by anybody. */
    private static final int LONGEST_NUMBER = 100_000;

    private static final int LONGEST_TEXT = 100_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(Locator.Place.class, PlaceNames.class)
            .addMixIn(Reading.class, ReadingNames.class)
            .build();

    private Codec() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "in")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Locator.Span.class, name = "span"),
        @JsonSubTypes.Type(value = Locator.Box.class, name = "box"),
        @JsonSubTypes.Type(value = Locator.InGrid.class, name = "grid")
    })
    private interface PlaceNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Reading.ReportRead.class, name = "report"),
        @JsonSubTypes.Type(value = Reading.NotAReport.class, name = "not_a_report"),
        @JsonSubTypes.Type(value = Reading.NotReadable.class, name = "not_readable")
    })
    private interface ReadingNames {}

    static String write(Reading reading) {
        try {
            // The declared type makes Jackson write which kind of reading it is.
            return JSON.writerFor(Reading.class).writeValueAsString(reading);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reading cannot be written as JSON", e);
        }
    }

    static Reading reading(String json) {
        return read(json, new TypeReference<>() {});
    }

    static String write(Locator locator) {
        return text(locator);
    }

    static Locator locator(String json) {
        return read(json, new TypeReference<>() {});
    }

    static String write(Map<String, Integer> counts) {
        return text(new TreeMap<>(counts));
    }

    static Map<String, Integer> counts(String json) {
        return read(json, new TypeReference<>() {});
    }

    static String write(List<SweepAccount.Ended> ended) {
        return text(ended.stream().map(EndedText::of).toList());
    }

    static List<SweepAccount.Ended> ended(String json) {
        List<EndedText> texts = read(json, new TypeReference<>() {});
        return texts.stream().map(EndedText::ended).toList();
    }

    static String writeLinks(List<Judgement.LinkJudgement> links) {
        return text(links.stream().map(LinkText::of).toList());
    }

    static List<Judgement.LinkJudgement> links(String json) {
        List<LinkText> texts = read(json, new TypeReference<>() {});
        return texts.stream().map(LinkText::judgement).toList();
    }

    static String writeWords(List<String> words) {
        return text(words);
    }

    static List<String> words(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of the index does not hold what was written to it", e);
        }
    }

    private record EndedText(String uri, String kind, String reason, String detail) {
        static EndedText of(SweepAccount.Ended ended) {
            Outcome outcome = ended.outcome();
            return new EndedText(ended.uri(), outcome.kind(), outcome.reason().id(), outcome.detail());
        }

        SweepAccount.Ended ended() {
            return new SweepAccount.Ended(uri, Outcome.of(kind, Reason.of(reason), detail));
        }
    }

    private record LinkText(String uri, String text, String kind, int promise, List<String> why) {
        static LinkText of(Judgement.LinkJudgement judged) {
            Link link = judged.link();
            return new LinkText(
                    link.uri().toString(), link.text(), String.valueOf(link.kind()), judged.promise(), judged.why());
        }

        Judgement.LinkJudgement judgement() {
            return new Judgement.LinkJudgement(new Link(URI.create(uri), text, kind.charAt(0)), promise, why);
        }
    }
}
