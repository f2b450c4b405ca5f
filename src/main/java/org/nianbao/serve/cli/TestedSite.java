package org.nianbao.serve.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Introduction;
import org.nianbao.model.Message;
import org.nianbao.model.Site;
import org.nianbao.serve.Ending;
import org.nianbao.serve.Introduced;

/**
 * The site that {@code seeds test} means.
 *
 * @param site the site; empty when the word names none
 * @param unknown why not
 */
record TestedSite(Optional<Site> site, List<Message> unknown) {

    /**
     * A site of the seed files by code, name or address, or one made up for an address.
     *
     * @param name what the person calls it; of several sites on one host the one of that name is meant
     * @param introduced asks a site that is in no seed file what it says of itself
     * @throws ConfigurationError when the address or the number of requests cannot be used, or the name is missing
     */
    static TestedSite of(
            List<Site> all, String where, Optional<String> name, Function<URI, Introduced> introduced, int requests) {
        if (requests < 1) {
            throw new ConfigurationError(new Message(
                    "requests_not_positive", "--requests 应当是正整数。", "--requests must be a positive number."));
        }
        if (!where.toLowerCase(Locale.ROOT).matches("https?://.*")) {
            SiteChoice choice = SiteChoice.of(all, List.of(where));
            return new TestedSite(choice.sites().stream().findFirst(), choice.unknown());
        }
        URI home = address(where);
        Site tested = known(all, home, name)
                .map(site -> at(home, site))
                .orElseGet(() -> made(home, name.map(TestedSite::called).orElseGet(() -> said(home, introduced))));
        return new TestedSite(Optional.of(tested), List.of());
    }

    /** The site of an address: of several on its host the one whose home page lies deepest above it. */
    private static Optional<Site> known(List<Site> all, URI home, Optional<String> name) {
        String host = home.getHost().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(site -> site.hasHost(host) && depth(site, home) >= 0)
                .filter(site -> name.isEmpty() || site.name().equals(name.get()))
                .max(Comparator.comparingInt(site -> depth(site, home)));
    }

    /** How deep the folder of a site's home page lies above an address; less than nothing when it lies elsewhere on the host. */
    private static int depth(Site site, URI given) {
        Optional<URI> home = site.homeUrl().filter(h -> bare(h).equals(bare(given)));
        if (home.isEmpty()) {
            return 0;
        }
        String folder = folder(home.get());
        return folder(given).startsWith(folder) ? folder.length() : -1;
    }

    private static String bare(URI uri) {
        return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }

    /** The path up to its last slash; a last part without a dot is a folder, too. */
    private static String folder(URI uri) {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        return path.replaceFirst("/[^/]*\\.[^/]*$", "/").replaceFirst("/*$", "/");
    }

    static URI address(String where) {
        try {
            URI home = new URI(where.matches("https?://[^/?#]+") ? where + "/" : where);
            if (home.getHost() != null) {
                return home;
            }
        } catch (URISyntaxException unusable) {
            // said below, for both cases
        }
        throw new ConfigurationError(new Message(
                "address_unusable",
                "地址 " + TextTable.clean(where) + " 无法使用；请写成 http://主机/ 的形式。",
                "The address " + TextTable.clean(where) + " cannot be used; write it like http://host/."));
    }

    /** A known site as it stands, asked from another address. */
    private static Site at(URI home, Site known) {
        return new Site(
                known.code(),
                known.name(),
                known.level(),
                known.parent(),
                Optional.of(home),
                known.listUrls(),
                known.hosts(),
                true,
                Optional.empty(),
                Optional.empty(),
                "",
                known.beyond());
    }

    private static Site made(URI home, Introduction said) {
        return new Site(
                "test",
                said.name(),
                "",
                said.parent(),
                Optional.of(home),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static Introduction called(String name) {
        return new Introduction(Optional.empty(), name, "", List.of());
    }

    private static Introduction said(URI home, Function<URI, Introduced> introduced) {
        Introduced asked = introduced.apply(home);
        Introduction said = asked.said().orElseThrow(() -> silent(home, asked.ending()));
        if (said.name().isBlank()) {
            throw nameless();
        }
        return said;
    }

    /** Not one page came, so that nothing is known of the site. */
    static ConfigurationError silent(URI home, Ending why) {
        Message ending = why.message();
        return new ConfigurationError(new Message(
                "site_silent",
                "地址 " + home + " 没有给出网页：" + ending.zh() + "请核对地址；要查看经过，请用 nianbao seeds test 并以 --name 写明名称。",
                "The address " + home + " gave no page: " + ending.en()
                        + " Check it; nianbao seeds test with --name shows what happens there."));
    }

    private static ConfigurationError nameless() {
        return new ConfigurationError(new Message(
                "name_missing",
                "这个地址不在种子文件中，首页也没有写明是哪个区县；请用 --name 写明行政区名称，例如 --name 二七区。",
                "The address is in no seed file and its home page does not say whose site it is; give the name of the"
                        + " district, for instance --name 二七区."));
    }
}
