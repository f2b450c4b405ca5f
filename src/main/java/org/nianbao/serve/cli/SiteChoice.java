package org.nianbao.serve.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Site;

/**
 * Which sites a command line means.
 *
 * @param sites the sites, each once
 * @param unknown a sentence for each word that names none, or more than one
 */
record SiteChoice(List<Site> sites, List<Message> unknown) {

    /**
     * All enabled sites when none is named; otherwise the named ones, by code or by a name that only one has.
     *
     * @throws ConfigurationError when a named site has no home page
     */
    static SiteChoice of(List<Site> all, List<String> words) {
        if (words.isEmpty()) {
            return new SiteChoice(all.stream().filter(Site::enabled).toList(), List.of());
        }
        Set<Site> sites = new LinkedHashSet<>();
        List<Message> unknown = new ArrayList<>();
        for (String word : words) {
            List<Site> meant = all.stream()
                    .filter(site -> site.code().equals(word) || site.name().equals(word))
                    .toList();
            if (meant.size() == 1) {
                sites.add(withHome(meant.get(0)));
            } else {
                unknown.add(unclear(word, meant));
            }
        }
        return new SiteChoice(List.copyOf(sites), List.copyOf(unknown));
    }

    private static Site withHome(Site site) {
        if (site.homeUrl().isEmpty()) {
            throw new ConfigurationError(new Message(
                    "site_without_home",
                    site.name() + "（" + site.code() + "）没有首页地址；请先在种子文件中填写 home_url。",
                    site.name() + " (" + site.code() + ") has no home page; fill in home_url in its seed file first."));
        }
        return site;
    }

    private static Message unclear(String word, List<Site> meant) {
        String text = TextTable.clean(word);
        if (meant.isEmpty()) {
            return new Message(
                    "site_unknown",
                    "种子文件中没有站点 " + text + "；可用的代码见 nianbao seeds list。",
                    "The seed files have no site " + text + "; nianbao seeds list shows the codes.");
        }
        String codes = String.join(", ", meant.stream().map(Site::code).toList());
        return new Message(
                "site_ambiguous",
                "名为 " + text + " 的站点不止一个（" + codes + "）；请写代码。",
                "More than one site is called " + text + " (" + codes + "); write the code.");
    }
}
