package org.nianbao.serve.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Introduction;
import org.nianbao.model.Message;
import org.nianbao.model.Site;

/**
 * The site that {@code seeds test} means.
 *
 * @param site the site; empty when the word names none
 * @param unknown why not
 */
record TestedSite(Optional<Site> site, List<Message> unknown) {

    /**
     * A site of the seed files by code, name or host, or one made up for an address.
     *
     * @param named gives the name of a site that is in no seed file, when it can be told
     * @throws ConfigurationError when the address or the number of requests cannot be used, or the name is missing
     */
    static TestedSite of(List<Site> all, String where, Named named, int requests) {
        if (requests < 1) {
            throw new ConfigurationError(new Message(
                    "requests_not_positive", "--requests 应当是正整数。", "--requests must be a positive number."));
        }
        if (!where.toLowerCase(Locale.ROOT).matches("https?://.*")) {
            SiteChoice choice = SiteChoice.of(all, List.of(where));
            return new TestedSite(choice.sites().stream().findFirst(), choice.unknown());
        }
        URI home = address(where);
        String host = home.getHost().toLowerCase(Locale.ROOT);
        Optional<Site> known = all.stream().filter(site -> site.hasHost(host)).findFirst();
        return new TestedSite(Optional.of(site(known, home, named)), List.of());
    }

    /** Tells the name of a site that is in no seed file. */
    @FunctionalInterface
    interface Named {
        Optional<Introduction> by(URI home);

        /** A name that is given. */
        static Named given(String name) {
            return home -> Optional.of(new Introduction(Optional.empty(), name, "", List.of()));
        }
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

    private static Site site(Optional<Site> known, URI home, Named named) {
        Optional<Introduction> said = known.isPresent()
                ? Optional.empty()
                : named.by(home).filter(i -> !i.name().isBlank());
        String called =
                known.map(Site::name).or(() -> said.map(Introduction::name)).orElseThrow(TestedSite::nameless);
        return new Site(
                known.map(Site::code).orElse("test"),
                called,
                known.map(Site::level).orElse(""),
                known.map(Site::parent).or(() -> said.map(Introduction::parent)).orElse(""),
                Optional.of(home),
                List.of(),
                known.map(Site::hosts).orElse(List.of()),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static ConfigurationError nameless() {
        return new ConfigurationError(new Message(
                "name_missing",
                "这个地址不在种子文件中，首页也没有写明是哪个区县；请用 --name 写明行政区名称，例如 --name 二七区。",
                "The address is in no seed file and its home page does not say whose site it is; give the name of the"
                        + " district, for instance --name 二七区."));
    }
}
