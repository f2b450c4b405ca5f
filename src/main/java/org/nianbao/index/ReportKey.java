package org.nianbao.index;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/**
 * What makes two documents the same report: whose it is and of which year (domain notes §6).
 *
 * @param code division code of the publisher, or else of the site
 * @param scope whose work it covers
 * @param publisher the body's name without the names of the divisions above it, for 郑州市二七区人民政府 and 二七区人民政府
 *     are the same body under one code; blank when unknown
 * @param year report year, when known
 */
record ReportKey(String code, Scope scope, String publisher, Optional<Integer> year) {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern ABOVE = Pattern.compile("^.{2,9}?(?:省|自治区|市|自治州|地区|盟)(?=.+[区县市旗])");

    /** The key of a report found on a site. */
    static ReportKey of(Report report, String siteCode) {
        Report.Publisher publisher = report.publisher();
        String code = publisher.divisionCode().orElse(siteCode);
        return new ReportKey(code, publisher.scope(), bare(publisher.name()), report.year());
    }

    /** A short stable name, usable in addresses: it depends on the key alone. */
    String id() {
        String text = String.join(
                "|", code, scope.id(), publisher, year.map(String::valueOf).orElse(""));
        return Hash.of(text).substring(0, 16);
    }

    /** A body's name without spaces and without the divisions above it. */
    static String bare(String name) {
        String rest =
                SPACE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
        String shorter = ABOVE.matcher(rest).replaceFirst("");
        while (!shorter.equals(rest)) {
            rest = shorter;
            shorter = ABOVE.matcher(rest).replaceFirst("");
        }
        return rest;
    }
}
