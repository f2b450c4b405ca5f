package org.nianbao.crawl.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Records of a list that a script keeps, and the addresses that the page makes of their fields. */
final class Records {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HOLE = Pattern.compile("\\{(\\w{1,40})\\}");
    private static final int SHORTEST = 4;
    /** Longer words are a summary or the text itself, no title. */
    private static final int LONGEST = 200;

    private Records() {}

    /**
     * The addresses of the entries, each with what the entry is called.
     *
     * @param json a list of records
     * @param templates such as { /show/{id}.html}
     */
    static Map<String, String> addresses(String json, Collection<String> templates) {
        Map<String, String> addresses = new LinkedHashMap<>();
        if (templates.isEmpty()) {
            return addresses;
        }
        try {
            for (JsonNode record : JSON.readTree(json)) {
                Optional<String> words = words(record);
                for (String template : words.isPresent() ? templates : List.<String>of()) {
                    filled(template, record).ifPresent(address -> addresses.putIfAbsent(address, words.get()));
                }
            }
        } catch (JsonProcessingException e) {
            // The list was cut off where it got too long: its addresses are not known.
            return Map.of();
        }
        return addresses;
    }

    private static Optional<String> words(JsonNode record) {
        return StreamSupport.stream(record.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> text.length() <= LONGEST)
                .filter(text ->
                        text.codePoints().filter(Character::isIdeographic).count() >= SHORTEST)
                .max(Comparator.comparingInt(String::length));
    }

    private static Optional<String> filled(String template, JsonNode record) {
        Matcher hole = HOLE.matcher(template);
        StringBuilder address = new StringBuilder();
        while (hole.find()) {
            JsonNode field = record.path(hole.group(1));
            if (!field.isValueNode() || field.asText().isEmpty()) {
                return Optional.empty();
            }
            hole.appendReplacement(address, Matcher.quoteReplacement(field.asText()));
        }
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(hole.appendTail(address).toString());
    }
}
