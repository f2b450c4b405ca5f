package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** 慧兰 eportal: {@code /eportal/ui?pageId=N}, pages by {@code currentPage} or {@code javascript:next(N)}. */
final class Eportal implements Platform {
    private static final Sought ADDRESS = Sought.of("/eportal/ui\\?(.*&)?pageId=", "/eportal/ui?");
    private static final Pattern NEXT = Pattern.compile("javascript:\\s*next\\(\\s*['\"]?(\\d{1,4})");
    private static final Pattern TOTAL = Pattern.compile("共\\s*(\\d{1,4})\\s*页|/\\s*(\\d{1,4})\\s*页");

    @Override
    public String name() {
        return "eportal";
    }

    @Override
    public boolean recognises(Page page) {
        return ADDRESS.in(page.uri().toString()) || ADDRESS.in(page.html());
    }

    @Override
    public List<Link> paging(Page page) {
        Matcher next = NEXT.matcher(page.html());
        int last = 0;
        while (next.find()) {
            last = Math.max(last, Addresses.number(next.group(1)));
        }
        if (last == 0) {
            return List.of();
        }
        Matcher total = TOTAL.matcher(page.text());
        if (total.find()) {
            last = Math.max(last, Addresses.number(total.group(1) == null ? total.group(2) : total.group(1)));
        }
        return pages(page, Math.min(last, Addresses.MOST_PAGES));
    }

    private static List<Link> pages(Page page, int last) {
        String first = page.uri().toString().replaceAll("[?&]currentPage=\\d+", "");
        List<Link> links = new ArrayList<>();
        for (int n = 2; n <= last; n++) {
            int number = n;
            String href = first + (first.contains("?") ? "&" : "?") + "currentPage=" + n;
            Addresses.resolve(page.uri(), href).ifPresent(uri -> links.add(new Link(uri, "第" + number + "页", 'X')));
        }
        return links;
    }
}
