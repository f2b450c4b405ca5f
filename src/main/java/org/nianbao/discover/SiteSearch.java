package org.nianbao.discover;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/**
 * The site's own search, a form sent by GET with one field for words, asked for the name of what is sought: a guess, for
 * sites whose columns lead nowhere.
 */
final class SiteSearch {
    /** What a link to an answer is called. */
    private static final String SEARCHED = "站内检索";

    private static final List<String> NAMES = List.of("政府信息公开工作年度报告", "政府信息公开年报", "年度报告");
    private static final int PROMISE = 12;
    private static final Sought FORM = Sought.anyCase("<form\\b[^>]{0,500}>", "<form");
    private static final Pattern FORM_END = Pattern.compile("</form>", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_FORM = 6000;
    private static final Pattern SEARCHES =
            Pattern.compile("搜索|检索|搜一搜|关键[字词]|全文|search|query|keyword", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTERED = Pattern.compile("|text|search", Pattern.CASE_INSENSITIVE);
    private static final Sought CHARSET = Sought.anyCase("charset\\s*=\\s*[\"']?([\\w-]{3,20})", "charset");
    private static final int MOST_FORMS = 5;

    private SiteSearch() {}

    /** Whether a page is an answer of a search, in which anybody's articles stand. */
    static boolean answered(Page page) {
        return page.anchor().equals(SEARCHED);
    }

    /** What the first search of a page would be asked; none where it has none. */
    static List<LinkJudgement> of(Page page) {
        Matcher form = FORM.matcher(page.html());
        for (int seen = 0; seen < MOST_FORMS && form.find(); seen++) {
            String whole = whole(page.html(), form);
            List<LinkJudgement> asked = SEARCHES.matcher(whole).find() ? asked(page, whole) : List.of();
            if (!asked.isEmpty()) {
                return asked;
            }
        }
        return List.of();
    }

    /** From its begin to its end; empty where that does not come soon. */
    private static String whole(String html, Matcher form) {
        Matcher end = FORM_END.matcher(html).region(form.end(), Math.min(html.length(), form.end() + LONGEST_FORM));
        return end.find() ? html.substring(form.start(), end.end()) : "";
    }

    private static List<LinkJudgement> asked(Page page, String html) {
        Element form = Jsoup.parseBodyFragment(html).selectFirst("form");
        boolean get = form != null && form.attr("method").strip().matches("(?i)|get");
        List<Element> entered = get ? entered(form) : List.of();
        boolean other =
                !get || !form.select("input[type=password], input[type=file]").isEmpty();
        if (entered.size() != 1 || form.attr("action").isBlank() || other) {
            return List.of();
        }
        List<LinkJudgement> asked = new ArrayList<>();
        for (String name : NAMES) {
            address(page, form, entered.get(0), name)
                    .ifPresent(uri -> asked.add(new LinkJudgement(
                            new Link(uri, SEARCHED, 'X'), PROMISE - asked.size(), List.of("用网站自己的检索查“" + name + "”"))));
        }
        return asked;
    }

    private static List<Element> entered(Element form) {
        return form.select("input[name]").stream()
                .filter(i -> ENTERED.matcher(i.attr("type").strip()).matches())
                .toList();
    }

    private static Optional<URI> address(Page page, Element form, Element entered, String words) {
        Charset charset = charset(page);
        List<String> fields = new ArrayList<>();
        for (Element field : form.select("input[type=hidden][name], select[name]")) {
            Element first = field.selectFirst("option");
            String value = first == null ? field.attr("value") : first.attr("value");
            fields.add(pair(field.attr("name"), value, charset));
        }
        fields.add(pair(entered.attr("name"), words, charset));
        String action = form.attr("action").strip().replaceFirst("[?#].*$", "");
        return Addresses.resolve(page.uri(), action + "?" + String.join("&", fields));
    }

    private static String pair(String name, String value, Charset charset) {
        return URLEncoder.encode(name, charset) + "=" + URLEncoder.encode(value, charset);
    }

    private static Charset charset(Page page) {
        Matcher said = CHARSET.matcher(page.html());
        boolean chinese = said.find() && said.group(1).toLowerCase(Locale.ROOT).startsWith("gb");
        return chinese ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    }
}
