package org.nianbao.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static Versions.Sighting seen(String url, int day, String cells, String text) {
        return seen(url, day, "", cells, text);
    }

    private static Versions.Sighting seen(String url, int day, String via, String cells, String text) {
        Instant at = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(86_400L * day);
        return new Versions.Sighting(
                url,
                "payload-" + day + cells + text,
                "record-" + day,
                at,
                Optional.of(via).filter(v -> !v.isEmpty()),
                cells.length(),
                new Content(cells, text),
                Optional.empty());
    }

    private static String numbers(Versions.Sighting... sightings) {
        Versions.Numbered numbered = Versions.of(List.of(sightings));
        return List.of(sightings).stream()
                .map(s -> String.valueOf(numbered.numbers().get(s)))
                .collect(Collectors.joining(" "));
    }

    @Test
    void nothingSeenIsNoVersion() {
        assertThat(Versions.of(List.of()).firsts()).isEmpty();
    }

    @Test
    void changedFiguresAndChangedProseAreVersions() {
        assertThat(numbers(seen("a", 1, "c", "t"), seen("a", 2, "d", "t"), seen("a", 3, "d", "u")))
                .isEqualTo("1 2 3");
    }

    @Test
    void oldContentComeBackIsTheOldVersion() {
        assertThat(numbers(seen("a", 1, "c", "t"), seen("a", 2, "d", "t"), seen("a", 3, "c", "t")))
                .isEqualTo("1 2 1");
    }

    @Test
    void sameFiguresElsewhereAreTheSameVersion() {
        assertThat(numbers(seen("a", 1, "c", "t"), seen("b", 2, "c", "other"))).isEqualTo("1 1");
    }

    @Test
    void correctionAtANewAddressIsAVersion() {
        assertThat(numbers(seen("a", 1, "c", "t"), seen("b", 2, "d", "t"))).isEqualTo("1 2");
    }

    @Test
    void attachmentWithTheFiguresSpeaksForThePage() {
        assertThat(numbers(seen("page", 1, "", "t"), seen("pdf", 2, "page", "ccc", "u")))
                .isEqualTo("1 1");
        assertThat(numbers(seen("page", 1, "ccc", "t"), seen("pdf", 2, "page", "cc", "u")))
                .isEqualTo("1 1");
    }

    @Test
    void pageThatLosesItsTableIsAVersion() {
        assertThat(numbers(seen("a", 1, "c", "t"), seen("a", 2, "", "t"))).isEqualTo("1 2");
    }

    @Test
    void newsAboutTheReportIsNoVersionOfIt() {
        assertThat(numbers(seen("news", 1, "", "x"), seen("a", 2, "c", "t"), seen("news", 3, "", "y")))
                .isEqualTo("1 1 1");
    }

    @Test
    void pagesThatLinkToEachOtherEndTheSearch() {
        assertThat(numbers(seen("a", 1, "b", "c", "t"), seen("b", 2, "a", "cc", "u")))
                .isEqualTo("1 1");
    }

    @Property(tries = 200)
    void orderOfKnowingDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        Random random = new Random(seed);
        List<Versions.Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String url = "u" + random.nextInt(4);
            String via = random.nextBoolean() ? "" : "u" + random.nextInt(4);
            String cells = "c".repeat(random.nextInt(3));
            sightings.add(seen(url, i, via, cells, "t" + random.nextInt(2)));
        }
        Versions.Numbered before = Versions.of(sightings);
        Collections.shuffle(sightings, random);
        assertThat(Versions.of(sightings)).isEqualTo(before);
        assertThat(before.numbers()).hasSize(size);
        assertThat(before.numbers().values())
                .allMatch(n -> n >= 1 && n <= before.firsts().size());
        assertThat(before.firsts()).extracting(Versions.Version::at).isSorted();
    }
}
