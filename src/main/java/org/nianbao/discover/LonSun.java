package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** 龙讯 LonSun (Anhui): columns of a type (3 is the annual reports); count and address of the pages stand in a script. */
final class LonSun implements Platform {
    private static final Sought FINGERPRINT =
            Sought.of("Ls\\.pagination|/public/column/\\d+\\?", "Ls.pagination", "/public/column/");
    private static final Pattern COUNT = Pattern.compile("pageCount[\"']?\\s*:\\s*[\"']?(\\d{1,4})");
    private static final Pattern ADDRESS = Pattern.compile("linkUrl[\"']?\\s*:\\s*[\"']([^\"'\\s]{1,300}=)[\"']");

    @Override
    public String name() {
        return "lonsun";
    }

    @Override
    public boolean recognises(Page page) {
        return FINGERPRINT.in(page.html());
    }

    @Override
    public List<Link> paging(Page page) {
        Matcher count = COUNT.matcher(page.html());
        Matcher address = ADDRESS.matcher(page.html());
        List<Link> links = new ArrayList<>();
        if (count.find() && address.find()) {
            int last = Math.min(Addresses.number(count.group(1)), Addresses.MOST_PAGES);
            String href = address.group(1).replace("&amp;", "&");
            for (int n = 2; n <= last; n++) {
                int number = n;
                Addresses.resolve(page.uri(), href + n)
                        .ifPresent(uri -> links.add(new Link(uri, "第" + number + "页", 'X')));
            }
        }
        return links;
    }
}
