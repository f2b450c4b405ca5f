package org.nianbao.discover;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nianbao.model.Site;

/** What the path of an address says: slugs seen on real sites (zfxxgknb, gknb, ndbg …). */
final class Slug {
    private static final Pattern REPORTS = Pattern.compile(
            "/(q|x|s)?(zf)?(zw)?xxgk(gz)?n(d)?b(g)?[_\\-\\d]*(/|$)|/(zf)?gknb[_\\-\\d]*(/|$)|/ndxxgkbg|/(xx)?gkndbg|/xxgkbg|/zfxxgk_?nb|annualreport",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YEARLY = Pattern.compile("/(ndbg|nb|gzndbg)[_\\-\\d]*n?(/|$)");
    private static final Pattern FOREIGN = Pattern.compile("/(bm|xz|jd|zj|jz|dw)[a-z]*(nb|ndbg)|/bmdw(/|$)|/bmxxgk");
    /** LonSun: the type of the column, 3 is the annual reports. */
    private static final Pattern TYPED = Pattern.compile("/public/column/\\d+\\?(.*&)?type=3(&|$)");

    private static final Pattern DOCUMENT =
            Pattern.compile("\\.(pdf|docx?|xlsx?|wps|et|rtf|ofd)([?#&].*)?$", Pattern.CASE_INSENSITIVE);

    private Slug() {}

    /** Whether the address lies in a column of the departments or townships, and the site is not asked for theirs. */
    static boolean foreign(URI uri, Site site) {
        return site.beyond().isEmpty() && FOREIGN.matcher(path(uri)).find();
    }

    /** Whether the address lies in a column of annual reports. */
    static boolean reports(URI uri) {
        String path = path(uri);
        boolean named =
                REPORTS.matcher(path).find() || TYPED.matcher(uri.toString()).find();
        return named && !FOREIGN.matcher(path).find();
    }

    /** Whether the address may lie in such a column; the slug serves other yearly reports too. */
    static boolean yearly(URI uri) {
        return YEARLY.matcher(path(uri)).find();
    }

    /** Whether the address ends like that of a document, in the path or in the query. */
    static boolean document(URI uri) {
        return DOCUMENT.matcher(uri.toString()).find();
    }

    private static String path(URI uri) {
        return String.valueOf(uri.getRawPath()).toLowerCase(Locale.ROOT);
    }
}
