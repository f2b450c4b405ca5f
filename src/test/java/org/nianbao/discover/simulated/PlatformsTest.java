package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;

/** Every platform of the simulated web is recognised as what it is, and met in every charset habit. */
class PlatformsTest {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w-]+)");

    private static String expected(Style style) {
        return switch (style) {
            case HANWEB_RECORDS, HANWEB_PROXY, HANWEB_MODULE -> "hanweb";
            // A portal that lists its districts, and a site known by its sitemap, are made with a platform like any
            // other.
            case PREFECTURE, SITEMAP, TRS -> "trs";
            case PLAIN -> "generic";
            default -> style.id();
        };
    }

    /** What most columns of a site show. */
    private static String shown(Walk walk) {
        return walk.judged().values().stream()
                .filter(j -> j.kind() == Kind.COLUMN)
                .map(Judgement::platform)
                .filter(p -> !p.equals("generic"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("generic");
    }

    @Test
    void everyPlatformIsRecognisedByItsName() {
        Map<String, Set<String>> said = new TreeMap<>();
        Map<String, Set<String>> right = new TreeMap<>();
        for (SimulatedSite site : SimulatedWeb.sites(SimulatedWeb.SEED)) {
            Walk walk = new Walk(site).run();
            said.computeIfAbsent(site.style.id(), s -> new TreeSet<>()).add(shown(walk));
            right.computeIfAbsent(site.style.id(), s -> new TreeSet<>()).add(expected(site.style));
            if (site.style == Style.SITEMAP) {
                assertThat(walk.judged().values())
                        .as(site.label())
                        .extracting(Judgement::platform)
                        .contains("sitemap");
            }
        }
        assertThat(said).isEqualTo(right);
    }

    @Test
    void everyPlatformHasEveryCharsetHabit() {
        Map<Style, Set<String>> habits = new HashMap<>();
        for (SimulatedSite site : SimulatedWeb.sites(SimulatedWeb.SEED)) {
            habits.computeIfAbsent(site.style, s -> new TreeSet<>())
                    .add(habit(site.get(site.home + "/").orElseThrow()));
        }
        assertThat(habits).hasSize(Style.values().length);
        Set<String> all = Set.of("header utf-8", "header gbk", "meta gb2312", "meta utf-8", "late gb2312", "none");
        habits.forEach(
                (style, met) -> assertThat(met).as(style.id()).containsExactlyInAnyOrderElementsOf(List.copyOf(all)));
    }

    private static String habit(Resource home) {
        String source = new String(home.body(), StandardCharsets.ISO_8859_1);
        Matcher header = CHARSET.matcher(home.contentType());
        if (header.find()) {
            return "header " + header.group(1);
        }
        Matcher meta = CHARSET.matcher(source);
        return meta.find() ? (meta.start() > 1000 ? "late " : "meta ") + meta.group(1) : "none";
    }
}
