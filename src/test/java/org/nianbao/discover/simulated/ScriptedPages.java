package org.nianbao.discover.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of the simulated web that write or turn something by scripts, one of each kind. */
public final class ScriptedPages {
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script[^>]*>(?!<).*?</script>|on[a-z]+=\"[^\"]+\"");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private ScriptedPages() {}

    /**
     * The scripts of the pages, with what else such a page has.
     *
     * @param most how many
     */
    public static List<byte[]> some(int most) {
        Map<String, Resource> kinds = new LinkedHashMap<>();
        Stream.<OrdinarySite>concat(
                        HabitsIT.sites(HabitsIT.SEED, false).stream(), HabitsIT.manners(HabitsIT.SEED, false).stream())
                .flatMap(OrdinarySite::resources)
                .forEach(page -> kinds.putIfAbsent(kind(page), page));
        kinds.remove("");
        return kinds.values().stream().map(Resource::body).limit(most).toList();
    }

    /** Its scripts without their numbers. */
    private static String kind(Resource page) {
        String text = new String(page.body(), java.nio.charset.StandardCharsets.UTF_8);
        Function<MatchResult, String> plain =
                script -> NUMBERS.matcher(script.group()).replaceAll("");
        return SCRIPT.matcher(text).results().map(plain).distinct().collect(Collectors.joining());
    }
}
