package org.nianbao.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Cell;

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
                Optional.empty(),
                Map.of());
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

    /** A document that prints some numbers, each as table, code and number: {@code requests.new=3}. */
    private static Versions.Sighting prints(String url, int day, String via, String... figures) {
        Map<String, Printed> printed = new TreeMap<>();
        for (String figure : figures) {
            String[] part = figure.split("=");
            Cell.Kind kind = part[1].equals("-") ? Cell.Kind.DASH : Cell.Kind.NUMBER;
            printed.put(part[0], new Printed(kind, part[1], part[1], Cell.By.LABEL));
        }
        Versions.Sighting seen = seen(url, day, via, "", "t" + url);
        return new Versions.Sighting(
                url,
                seen.payload() + Content.cells(printed),
                seen.recordId(),
                seen.at(),
                seen.via(),
                printed.size(),
                new Content(Content.cells(printed), "t" + url),
                Optional.empty(),
                printed);
    }

    private static Versions.Version only(Versions.Sighting... sightings) {
        List<Versions.Version> versions = Versions.of(List.of(sightings)).firsts();
        assertThat(versions).hasSize(1);
        return versions.get(0);
    }

    private static List<String> urls(Versions.Version version) {
        return version.members().stream().map(Versions.Sighting::url).toList();
    }

    @Test
    void aPageAndAnAttachmentWithOtherTablesAreOneWhole() {
        Versions.Version version = only(
                prints("page", 1, "", "proactive.a=1", "requests.a=1"),
                prints("xls", 2, "page", "remedies.a=1", "remedies.b=2", "remedies.c=3"));
        assertThat(urls(version)).containsExactly("page", "xls");
        assertThat(version.lead().url()).isEqualTo("xls");
        assertThat(version.contradictions()).isEmpty();
    }

    @Test
    void aTwinIsNoMemberWhateverSingleFiguresItHasMore() {
        Versions.Version version = only(
                prints("page", 1, "", "requests.a=1", "remedies.a=1", "remedies.b=2"),
                prints("pdf", 2, "page", "requests.a=1", "requests.b=1"));
        assertThat(urls(version)).isEmpty();
        assertThat(version.lead().url()).isEqualTo("page");
    }

    @Test
    void copiesOfOneMemberOrOfTheWholeAreNoFurtherVersion() {
        Versions.Sighting page = prints("http://a.example/page", 1, "", "requests.a=1");
        Versions.Sighting file = prints("http://a.example/xls", 1, "http://a.example/page", "remedies.a=1");
        Versions.Sighting copied = prints("http://city.example/page", 2, "", "requests.a=1");
        Versions.Sighting pdf = prints("http://city.example/pdf", 3, "", "remedies.a=1", "requests.a=1");
        assertThat(numbers(page, file, copied, pdf)).isEqualTo("1 1 1 1");
    }

    @Test
    void aChangedMemberIsANewVersionOfTheWhole() {
        Versions.Sighting later = prints("xls", 5, "page", "remedies.a=2");
        assertThat(numbers(prints("page", 1, "", "requests.a=1"), prints("xls", 1, "page", "remedies.a=1"), later))
                .isEqualTo("1 1 2");
    }

    @Test
    void tablesOnTwoHostsOrOfTheFormOf2014AreNotJoined() {
        assertThat(numbers(
                        prints("http://a.example/1", 1, "", "requests.a=1"),
                        prints("http://b.example/2", 2, "", "remedies.a=1")))
                .isEqualTo("1 2");
        assertThat(urls(only(
                        prints("page", 1, "", "requests.a=1", "remedies.a=1"),
                        prints("x", 2, "page", "statistics.a=1"))))
                .isEmpty();
    }

    @Test
    void contradictionsNameBothDocumentsAndAnOlderFileCountsOnlyWhileItStands() {
        Versions.Sighting page = prints("page", 1, "", "requests.a=1", "requests.b=0", "requests.c=3", "requests.d=-");
        Versions.Sighting pdf =
                prints("pdf", 2, "page", "requests.a=2", "requests.b=-", "requests.c=-", "requests.d=-");
        assertThat(only(page, pdf).contradictions())
                .extracting(
                        c -> c.code() + " " + c.ours().url() + " " + c.printed().raw() + " "
                                + c.other().url() + " " + c.theirs().raw())
                .containsExactly("requests.a page 1 pdf 2", "requests.c page 3 pdf -");
        Versions.Sighting put = prints("page", 5, "", "requests.a=2", "requests.b=0", "requests.c=3", "requests.d=-");
        Versions.Sighting right = prints("pdf", 6, "page", "requests.a=2", "requests.b=-", "requests.c=3");
        List<Versions.Version> versions =
                Versions.of(List.of(page, pdf, put, right)).firsts();
        assertThat(versions)
                .extracting(v -> v.contradictions().size())
                .as("first the page alone was wrong, then neither")
                .containsExactly(2, 0);
    }

    @Property(tries = 300)
    void orderOfKnowingDoesNotMatterForWholesEither(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        Random random = new Random(seed);
        List<String> tables = List.of("proactive.a", "requests.a", "requests.b", "remedies.a", "statistics.a");
        List<Versions.Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String[] figures = tables.stream()
                    .filter(t -> random.nextInt(3) == 0)
                    .map(t -> t + "=" + random.nextInt(3))
                    .toArray(String[]::new);
            String via = random.nextBoolean() ? "" : "http://a.example/u" + random.nextInt(4);
            sightings.add(prints("http://a.example/u" + random.nextInt(4), i, via, figures));
        }
        Versions.Numbered before = Versions.of(sightings);
        Collections.shuffle(sightings, random);
        assertThat(Versions.of(sightings)).isEqualTo(before);
        assertThat(before.numbers()).hasSize(size);
        assertThat(before.firsts()).extracting(Versions.Version::at).isSorted();
        for (Versions.Version version : before.firsts()) {
            assertThat(version.members().isEmpty() || version.members().contains(version.lead()))
                    .isTrue();
            assertThat(version.members().size()).isNotEqualTo(1);
        }
    }
}
