package org.nianbao.discover;

import java.util.List;
import java.util.regex.Matcher;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** TRS WCM: {@code index.html}, {@code index_1.html} for page 2; the total stands in a script. */
final class Trs implements Platform {
    private static final Sought FINGERPRINT = Sought.of(
            "TRS_Editor|trs_editor_view|TRS_UEDITOR|createPageHTML\\s*\\(|/t20\\d{6}_\\d+\\.s?html?",
            "TRS_Editor", "trs_editor_view", "TRS_UEDITOR", "createPageHTML", "/t20");
    private static final Sought CREATE = Sought.of(
            "createPageHTML\\s*\\(\\s*(?:[\"'][^\"']{0,40}[\"']\\s*,\\s*)?(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*[\"']([\\w-]{1,40})[\"']\\s*,\\s*[\"'](\\w{1,6})[\"']",
            "createPageHTML");

    @Override
    public String name() {
        return "trs";
    }

    @Override
    public boolean recognises(Page page) {
        return FINGERPRINT.in(page.html());
    }

    @Override
    public List<Link> paging(Page page) {
        Matcher create = CREATE.matcher(page.html());
        if (create.find()) {
            int pages = Addresses.number(create.group(1));
            // TRS counts from 0, UCAP's pager of the same name from 1: on the first page, which has no number, it
            // shows.
            boolean first = !page.uri().toString().contains(create.group(3) + "_");
            int from = first && create.group(2).equals("1") ? 2 : 1;
            return Addresses.numbered(page.uri(), create.group(3), create.group(4), from, pages - 2 + from);
        }
        return List.of();
    }
}
