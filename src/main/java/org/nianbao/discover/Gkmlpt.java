package org.nianbao.discover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** 广东 gkmlpt: a page with {@code window._CONFIG}, and a JSON service behind it. */
final class Gkmlpt implements Platform {
    private static final Pattern SID = Pattern.compile("SID[\"']?\\s*[:=]\\s*[\"']?(\\d{1,12})");
    private static final Pattern COLUMN = Pattern.compile(
            "\\{[^{}]{0,400}?[\"']?id[\"']?\\s*:\\s*[\"']?(\\d{1,12})[^{}]{0,400}?[\"']?name[\"']?\\s*:\\s*[\"']([^\"']{1,40})[\"']");
    private static final Pattern SERVICE = Pattern.compile("/gkmlpt/api/all/\\d+\\?page=(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PER_PAGE = 20;

    @Override
    public String name() {
        return "gkmlpt";
    }

    @Override
    public boolean recognises(Page page) {
        return page.uri().toString().contains("/gkmlpt/")
                || page.html().contains("/gkmlpt/")
                || page.html().contains("window._CONFIG");
    }

    @Override
    public List<Link> entries(Page page) {
        return page.html().stripLeading().startsWith("{") ? articles(page) : services(page);
    }

    /** The service of each column whose name is that of the annual reports. */
    private static List<Link> services(Page page) {
        Matcher sid = SID.matcher(page.html());
        if (!sid.find()) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        Matcher column = COLUMN.matcher(page.html());
        while (column.find()) {
            String href = "/gkmlpt/api/all/" + column.group(1) + "?page=1&sid=" + sid.group(1);
            String name = column.group(2);
            Addresses.resolve(page.uri(), href).ifPresent(uri -> links.add(new Link(uri, name, 'X')));
        }
        return links;
    }

    private static List<Link> articles(Page page) {
        List<Link> links = new ArrayList<>();
        for (JsonNode article : tree(page).path("articles")) {
            String title = article.path("title").asText("");
            Addresses.resolve(page.uri(), article.path("url").asText(""))
                    .ifPresent(uri -> links.add(new Link(uri, title, 'X')));
        }
        return links;
    }

    @Override
    public List<Link> paging(Page page) {
        Matcher service = SERVICE.matcher(page.uri().toString());
        if (!service.find() || articles(page).size() < PER_PAGE) {
            return List.of();
        }
        String next =
                page.uri().toString().replaceFirst("page=\\d+", "page=" + (Addresses.number(service.group(1)) + 1));
        return Addresses.resolve(page.uri(), next).map(uri -> new Link(uri, "下一页", 'X')).stream()
                .toList();
    }

    private static JsonNode tree(Page page) {
        try {
            return JSON.readTree(page.html());
        } catch (JsonProcessingException e) {
            // An answer that is no JSON lists nothing.
            return JSON.createObjectNode();
        }
    }
}
