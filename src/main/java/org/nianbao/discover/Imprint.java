package org.nianbao.discover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Introduction;
import org.nianbao.model.Page;

/** Reads out of a home page whose site it is: its marks, its title, and the imprint at its foot. Pure. */
final class Imprint {
    private static final Pattern CODE = Pattern.compile("(?:网站标识码|标识码)[:：\\s]{0,3}(\\d{10})(?!\\d)");
    private static final Pattern TEN = Pattern.compile("\\d{10}");
    private static final Pattern HOST = Pattern.compile("(?:主办单位|主办|承办单位|版权所有)[:：\\s]{0,3}([^\\s|]{2,40})");
    private static final Pattern BODY = Pattern.compile(
            "(?:\\p{IsHan}{2,8}?(?:省|自治区))?((?:\\p{IsHan}{2,9}?(?:市|自治州|地区|盟))?)(\\p{IsHan}{1,12}?(?:区|县|市|旗))(?=人民政府|政府)");
    private static final Pattern GREETING = Pattern.compile("^(?:欢迎(?:访问|光临|来到)?|首页|中国|中共|主办单位|主办|版权所有|由|和|与)+");
    private static final int FOOT = 3000;

    private final Page page;
    private final List<String> witnesses = new ArrayList<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();

    private Imprint(Page page) {
        this.page = page;
    }

    static Introduction of(Page page) {
        Imprint imprint = new Imprint(page);
        imprint.read("SiteName", page.meta().get("sitename"));
        imprint.read("title", page.title());
        String text = page.text();
        Matcher hosts = HOST.matcher(text.substring(Math.max(0, text.length() - FOOT)));
        while (hosts.find()) {
            imprint.read("imprint", hosts.group());
        }
        Optional<String> code = imprint.code();
        String name = imprint.name();
        return new Introduction(code, name, imprint.parents.getOrDefault(name, ""), imprint.witnesses);
    }

    private void read(String from, String said) {
        if (said == null || said.isBlank()) {
            return;
        }
        Matcher body = BODY.matcher(Wording.of(said));
        if (body.find()) {
            String parent = GREETING.matcher(body.group(1)).replaceFirst("");
            String name = GREETING.matcher(body.group(2)).replaceFirst("");
            names.merge(name, 1, Integer::sum);
            if (!parent.isEmpty()) {
                parents.putIfAbsent(name, parent);
            }
            witnesses.add(from + ": " + said.strip());
        }
    }

    /** The name most witnesses bear; of 二七区 and 郑州二七区 the one that is a part of the other. */
    private String name() {
        Map<String, Integer> votes = new LinkedHashMap<>();
        names.forEach((name, n) -> votes.merge(
                names.keySet().stream()
                        .filter(other -> name.endsWith(other) && other.length() > 1)
                        .min((a, b) -> a.length() - b.length())
                        .orElse(name),
                n,
                Integer::sum));
        return votes.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** First six of ten digits, when they are those of a county-level division. */
    private Optional<String> code() {
        Matcher printed = CODE.matcher(page.text());
        Optional<String> ten = Optional.ofNullable(page.meta().get("siteidcode"))
                .map(String::strip)
                .filter(c -> TEN.matcher(c).matches())
                .or(() -> printed.find() ? Optional.of(printed.group(1)) : Optional.empty());
        ten.ifPresent(code -> witnesses.add("SiteIDCode: " + code));
        return ten.map(code -> code.substring(0, 6)).filter(code -> !code.endsWith("00"));
    }
}
