package org.nianbao.demo;

import java.util.Map;

/** What the pages of a simulated site need to be looked at, so that whole pages can be kept and replayed. */
final class Look {
    /** In the head of every page. */
    static final String LINK = "<link rel=\"stylesheet\" href=\"/css/site.css\">\n";

    /** At the top of every page. */
    static final String BANNER =
            "<img class=\"banner\" src=\"/images/banner.svg\" alt=\"\" width=\"48\" height=\"48\">";

    private static final String SITE =
            """
            @import url("base.css");
            .header { background: #9b1c1c url(../images/lines.svg); color: #fff; padding: 12px 24px; }
            .header h2 { display: inline-block; margin: 0 0 0 12px; vertical-align: middle; }
            .banner { vertical-align: middle; }
            .nav { list-style: none; margin: 8px 0 0; padding: 0; }
            .nav li { display: inline-block; margin-right: 16px; }
            .header .nav a { color: #ffe9c9; }
            .footer { background: #eee; color: #555; margin-top: 24px; padding: 12px 24px; text-align: center; }
            """;
    private static final String BASE =
            """
            body { margin: 0; font: 15px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
            table { border-collapse: collapse; }
            .position { padding: 8px 24px; color: #777; }
            h1 { font-size: 22px; text-align: center; }
            """;
    private static final String EMBLEM =
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><circle cx="24" cy="24" r="22" fill="#fbbf24"/>\
            <path d="M24 8l5 11 12 1-9 8 3 12-11-6-11 6 3-12-9-8 12-1z" fill="#9b1c1c"/></svg>
            """;
    private static final String LINES =
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 40L40 0" stroke="#b91c1c"/></svg>
            """;

    private Look() {}

    /** Style sheets and images by path. */
    static Map<String, String> files() {
        return Map.of(
                "/css/site.css", SITE,
                "/css/base.css", BASE,
                "/images/banner.svg", EMBLEM,
                "/images/lines.svg", LINES,
                "/images/trs_style.css", ".view p { text-indent: 2em; }\n",
                "/common/ucap.css", ".main { padding: 0 24px; }\n");
    }
}
