package org.nianbao.discover;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** 大汉 information-disclosure module: one address whose parameter {@code fbtime} names the year, often by a form. */
final class HanwebModule implements Platform {
    private static final String FINGERPRINT = "/module/xxgk/xxgkAnnualReport.jsp";

    @Override
    public String name() {
        return "hanweb";
    }

    @Override
    public boolean recognises(Page page) {
        return page.uri().toString().contains(FINGERPRINT) || page.html().contains(FINGERPRINT);
    }

    /** What the form would ask for, once a year. */
    @Override
    public List<Link> entries(Page page) {
        List<Link> links = new ArrayList<>();
        for (Element form : Jsoup.parse(page.html()).select("form[action*=xxgkAnnualReport]")) {
            for (Element option : form.select("select[name=fbtime] option")) {
                String year = option.attr("value").strip();
                if (year.matches("20[0-3]\\d")) {
                    Addresses.resolve(page.uri(), form.attr("action") + "?" + query(form, year))
                            .ifPresent(uri -> links.add(new Link(uri, year + "年", 'X')));
                }
            }
        }
        return links;
    }

    private static String query(Element form, String year) {
        List<String> pairs = new ArrayList<>();
        for (Element field : form.select("select[name=fbtime], input[type=hidden][name]")) {
            String value = field.normalName().equals("select") ? year : field.attr("value");
            pairs.add(field.attr("name") + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }
}
