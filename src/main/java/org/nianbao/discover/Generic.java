package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** Any site: page links by their text or file name, totals in scripts. */
final class Generic implements Platform {
    private static final Pattern NEXT = Pattern.compile(
            "[\\[(【]?(下一?[页頁]|后一?[页頁]|后翻|下翻|向后|尾页|末页|最后一?[页頁]|(加载|查看|显示|点击)更多|next(page)?|last(page)?|>{1,2}|›|»|→|▶|►|第?\\d{1,3}[页頁]?)[\\])】]?[>›»→▶►]{0,2}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TOTAL =
            Pattern.compile("(?:countPage|totalPages?|pageCount|page_count|total_page)[\"']?\\s*[:=(]\\s*[\"']?(\\d+)");

    @Override
    public String name() {
        return "generic";
    }

    @Override
    public boolean recognises(Page page) {
        return true;
    }

    @Override
    public List<Link> entries(Page page) {
        return List.of();
    }

    @Override
    public List<Link> paging(Page page) {
        List<Link> links = new ArrayList<>();
        for (Link link : page.links()) {
            if (NEXT.matcher(Wording.of(link.text())).matches() && !link.uri().equals(page.uri())) {
                links.add(link);
            }
        }
        Matcher total = TOTAL.matcher(page.html());
        if (links.isEmpty() && total.find()) {
            links.addAll(Addresses.byTotal(page.uri(), Addresses.number(total.group(1))));
        }
        return links;
    }
}
