package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.PostAddress;

/** 大汉 Hanweb jpage: records as CDATA in a datastore, more of them from {@code dataproxy.jsp} by GET or POST. */
final class Hanweb implements Platform {
    private static final Sought FINGERPRINT = Sought.of(
            "<datastore>|/module/web/jpage/|jpage\\s*\\(|大汉版通|/col/col\\d+/|/art/\\d{4}/\\d+/\\d+/art_",
            "<datastore>", "jpage", "大汉版通", "/col/col", "/art_");
    private static final Pattern RECORD =
            Pattern.compile("<record>\\s{0,20}<!\\[CDATA\\[(.{0,3000}?)]]>\\s{0,20}</record>", Pattern.DOTALL);
    private static final Pattern PROXY = Pattern.compile("/module/(?:web/)?jpage/dataproxy\\.jsp");
    private static final Pattern TOTAL = Pattern.compile("totalRecord[\"']?\\s*[:=]\\s*[\"']?(\\d+)");
    private static final Pattern PER_PAGE = Pattern.compile("perPage[\"']?\\s*[:=]\\s*[\"']?(\\d+)");
    private static final Pattern POSTED =
            Pattern.compile("(?:type|method|ajaxType)[\"']?\\s*:\\s*[\"']post[\"']", Pattern.CASE_INSENSITIVE);
    private static final int USUAL_PER_PAGE = 15;

    @Override
    public String name() {
        return "hanweb";
    }

    @Override
    public boolean recognises(Page page) {
        return FINGERPRINT.in(page.html());
    }

    @Override
    public List<Link> entries(Page page) {
        StringBuilder records = new StringBuilder();
        Matcher record = RECORD.matcher(page.html());
        while (record.find()) {
            records.append(record.group(1)).append('\n');
        }
        return records.isEmpty() ? List.of() : Addresses.anchors(page.uri(), records.toString());
    }

    @Override
    public List<Link> paging(Page page) {
        Matcher proxy = PROXY.matcher(page.html());
        Optional<String> total = value(page, TOTAL);
        Optional<String> column = named(page, "columnid");
        if (!proxy.find() || total.isEmpty() || column.isEmpty()) {
            return List.of();
        }
        int records = Addresses.number(total.get());
        int perPage = Math.max(1, value(page, PER_PAGE).map(Addresses::number).orElse(USUAL_PER_PAGE));
        String fixed = proxy.group() + "?columnid=" + column.get()
                + named(page, "unitid").map(u -> "&unitid=" + u).orElse("")
                + named(page, "webid").map(w -> "&webid=" + w).orElse("");
        boolean post = POSTED.matcher(page.html()).find();
        List<Link> links = new ArrayList<>();
        for (int first = perPage + 1; first <= records && links.size() < Addresses.MOST_PAGES; first += perPage) {
            String range = "startrecord=" + first + "&endrecord=" + Math.min(records, first + perPage - 1) + "&perpage="
                    + perPage;
            String form = fixed.substring(fixed.indexOf('?') + 1);
            int number = (first - 1) / perPage + 1;
            Addresses.resolve(page.uri(), post ? proxy.group() + "?" + range : fixed + "&" + range)
                    .map(uri -> post ? PostAddress.ofForm(uri, form) : uri)
                    .ifPresent(uri -> links.add(new Link(uri, "第" + number + "页", 'X')));
        }
        return links;
    }

    private static Optional<String> named(Page page, String name) {
        return value(page, Pattern.compile("\\b" + name + "[\"']?\\s*[:=]\\s*[\"']?(\\w{1,20})"));
    }

    private static Optional<String> value(Page page, Pattern pattern) {
        Matcher found = pattern.matcher(page.html());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
