package org.nianbao.discover;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.PostAddress;

/** What the scripts of a page would ask a server for (links of kind {@code S}), as far as asking changes nothing. */
final class Asked {
    private static final char KIND = 'S';
    private static final Pattern FORM = Pattern.compile("\\s\\S*\\{.*$");

    private Asked() {}

    /** The links of a page without those that only its scripts would ask for. */
    static List<Link> without(List<Link> links) {
        return links.stream().noneMatch(l -> l.kind() == KIND)
                ? links
                : links.stream().filter(l -> l.kind() != KIND).toList();
    }

    /** Lists and pieces of the page. */
    static Stream<Link> lists(Page page) {
        return reading(page)
                .filter(l -> !Turning.further(l.text()))
                .map(l -> l.text().contains("{") ? l : new Link(l.uri(), l.text() + GetLists.templates(page), KIND));
    }

    /** Parts of the page that are named by what is clicked on. */
    static Stream<Link> named(Page page) {
        return lists(page).filter(l -> !l.text().startsWith("列表数据"));
    }

    /** The same link without the form of the addresses of entries behind its name. */
    static Link bare(Link named) {
        return new Link(named.uri(), FORM.matcher(named.text()).replaceFirst(""), named.kind());
    }

    /** Further pages of what the page shows. */
    static Stream<Link> further(Page page) {
        return reading(page).filter(l -> Turning.further(l.text()));
    }

    private static Stream<Link> reading(Page page) {
        return page.links().stream()
                .filter(l -> l.kind() == KIND
                        && !LinkRules.asset(l.uri())
                        && !l.uri().equals(page.uri()))
                .filter(l -> {
                    Optional<PostAddress> post = PostAddress.of(l.uri());
                    return post.isPresent()
                            ? PostLists.harmless(post.get().uri().toString()) || itself(page, post.get())
                            : PostLists.reads(l.uri().toString());
                });
    }

    /** A page that asks itself for another part, and sends nothing but its name. */
    private static boolean itself(Page page, PostAddress post) {
        return post.body().isEmpty()
                && String.valueOf(post.uri().getRawPath()).equals(page.uri().getRawPath())
                && PostLists.reads(post.uri().toString());
    }
}
