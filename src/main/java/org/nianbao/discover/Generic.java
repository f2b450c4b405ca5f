package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** Any site: page links by their text or file name, totals in scripts. */
final class Generic implements Platform {
    private static final Sought TOTAL = Sought.of(
            "(?:countPage|totalPages?|pageCount|page_count|total_page)[\"']?\\s*[:=(]\\s*[\"']?(\\d+)",
            "countPage",
            "totalPage",
            "pageCount",
            "page_count",
            "total_page");

    @Override
    public String name() {
        return "generic";
    }

    @Override
    public boolean recognises(Page page) {
        return true;
    }

    @Override
    public List<Link> paging(Page page) {
        List<Link> links = new ArrayList<>();
        Asked.further(page).forEach(links::add);
        for (Link link : Asked.without(page.links())) {
            boolean hole = link.uri().toString().contains("%7B");
            if (Turning.further(link.text()) && !hole && !link.uri().equals(page.uri())) {
                links.add(link);
            }
        }
        Matcher total = TOTAL.matcher(page.html());
        if (links.isEmpty() && total.find()) {
            links.addAll(Addresses.byTotal(page.uri(), Addresses.number(total.group(1))));
        }
        return links.isEmpty() ? Turning.tried(page) : links;
    }
}
