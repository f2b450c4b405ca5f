package org.nianbao.discover.simulated;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A district site of the fifth or the sixth set: an ordinary one but for its {@link Practices}. */
final class PracticeSite extends OrdinarySite {
    private static final Pattern CHINESE = Pattern.compile("(?s)<script.*?</script>|[\\u2e80-\\uffef]");

    final Practices p;

    PracticeSite(int number, Practices practices, String name) {
        super(
                number,
                name,
                practices.between(600, 1700),
                practices.one(List.of("utf-8 header", "utf-8 meta", "utf-8 meta", "gbk meta", "gb2312 meta")),
                practices.chance(35),
                hosts(number, practices));
        this.p = practices;
        PracticeReports reports = new PracticeReports(this, 4_300_000);
        new PracticeEntrance(this, new PracticeColumn(this, reports.publish())).build();
    }

    private static List<String> hosts(int number, Practices p) {
        String bare = "h" + number + ".example";
        return Stream.of(Practice.MOVED_HOST, Practice.OLD_SITE)
                .filter(p::has)
                .map(host -> (host == Practice.OLD_SITE ? "old." : "zyk.") + bare)
                .toList();
    }

    @Override
    public String label() {
        return "practices #" + number + " " + p;
    }

    /** 区 or 县. */
    String kind() {
        return name.substring(name.length() - 1);
    }

    @Override
    String anchor(String from, String to, String text, String attributes) {
        String quote = p.has(Practice.UNQUOTED) ? "" : "\"";
        return "<a " + attributes + (attributes.isEmpty() ? "" : " ") + "href=" + quote + href(from, to) + quote + ">"
                + text + "</a>";
    }

    private String href(String from, String to) {
        String written = to;
        if (to.startsWith("/") && p.has(Practice.DOTS)) {
            written = relative(from, to);
        } else if (to.startsWith("/") && p.has(Practice.TWIN_HOSTS)) {
            String host = "h" + number + ".example";
            written = List.of(to, "https://www." + host + to, "http://" + host + to)
                    .get(Math.floorMod(to.hashCode(), 3));
        } else if (p.has(Practice.CASES) && to.hashCode() % 2 == 0) {
            written = to.replaceFirst("^/zwgk/", "/ZWGK/");
        }
        return written.replace("&", "&amp;");
    }

    @Override
    public String canonical(String address) {
        return super.canonical(address.replaceFirst("^https:", "http:").replaceFirst("//(zyk|old)\\.h", "//www.h"))
                .replaceFirst("(?<=example)/index\\.html$", "/")
                .replaceFirst("(?<=example)/ZWGK/", "/zwgk/");
    }

    @Override
    Resource html(String body) {
        return switch (p.of(Practice.Side.BYTES)) {
            case MARK -> written("text/html", "gb2312", StandardCharsets.UTF_8, "\ufeff", body);
            case UNDECLARED -> written("text/html", "", Charset.forName("GB18030"), "", body);
            case GB18030 -> written("text/html", "GB18030", Charset.forName("GB18030"), "", body);
            case ENTITY_TEXT ->
                super.html(CHINESE.matcher(body)
                        .replaceAll(m -> m.group().length() > 1
                                ? Matcher.quoteReplacement(m.group())
                                : "&#" + (int) m.group().charAt(0) + ";"));
            default -> super.html(body);
        };
    }

    private static Resource written(String type, String declared, Charset charset, String mark, String body) {
        String meta = declared.isEmpty()
                ? ""
                : "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + declared + "\">";
        return new Resource(type, (mark + "<html><head>" + meta + body + "</html>").getBytes(charset));
    }

    /** A page of text without anything of the reports. */
    void text(String path, String title, String more) {
        page(
                path,
                title,
                meta("ArticleTitle", title),
                more + "<h1>" + title + "</h1><p>" + "为规范工作，制定本办法。".repeat(20) + "</p>");
    }
}
