package org.nianbao.discover.simulated;

import java.util.List;

/** A district site of the fourth set: an ordinary one but for its {@link Manners}. */
final class MannerSite extends OrdinarySite {
    final Manners m;

    MannerSite(int number, Manners manners, String name) {
        super(
                number,
                name,
                manners.between(600, 1500),
                manners.one(List.of("utf-8 header", "utf-8 meta", "gbk header", "gb2312 meta")),
                manners.chance(40),
                manners.has(Manner.OWN_HOST) ? List.of("zfxxgk.h" + number + ".example") : List.of());
        this.m = manners;
        MannerColumn column = new MannerColumn(this, new MannerLines(this, 4_700_000).publish());
        new MannerEntrance(this, column).build();
    }

    @Override
    public String label() {
        return "manners #" + number + " " + m;
    }

    /** 区 or 县. */
    String kind() {
        return name.substring(name.length() - 1);
    }

    @Override
    String anchor(String from, String to, String text, String attributes) {
        String title = m.has(Manner.WRONG_TITLE) && attributes.contains("title=") ? "奋发镇召开工作会议" : null;
        String more = title == null ? attributes : "title=\"" + title + "\"";
        return "<a " + more + " href=\"" + href(from, to) + "\">" + text + "</a>";
    }

    private String href(String from, String there) {
        String to = m.has(Manner.OWN_HOST) && there.startsWith("/") ? home + there : there;
        if (to.startsWith("http") || to.startsWith("javascript")) {
            return to;
        }
        return switch (m.of(Manner.Side.LINK, Manner.DOUBLED)) {
            case BACKSLASHES -> to.replace("/", "\\").replace("&", "&amp;");
            case BASE -> to.substring(1).replace("&", "&amp;");
            case TRACKED -> to.replace("&", "&amp;") + (to.contains("?") ? "&amp;" : "?") + "from=list";
            case ENTITIES -> to.replace("&", "&amp;").replace("/", "&#x2F;").replace(".", "&#46;");
            default -> (m.has(Manner.DOUBLED) ? to.replaceFirst("(.)/", "$1//") : to).replace("&", "&amp;");
        };
    }

    @Override
    String head(String title, String meta) {
        String base = m.has(Manner.BASE) ? "<base href=\"" + home + "/\">" : "";
        return base + super.head(title, meta);
    }

    @Override
    public String canonical(String address) {
        String one = address.replaceFirst("[?&]from=list$", "").replaceFirst("//zfxxgk\\.h", "//www.h");
        return super.canonical(one).replaceAll("(?<!:)//+", "/").replaceFirst("(?<=example)/index\\.html$", "/");
    }

    /** A page of text without anything of the reports. */
    void text(String path, String title) {
        page(
                path,
                title,
                meta("ArticleTitle", title),
                "<h1>" + title + "</h1><p>" + "为规范工作，制定本办法。".repeat(20) + "</p>");
    }
}
