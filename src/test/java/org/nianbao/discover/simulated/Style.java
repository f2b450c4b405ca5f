package org.nianbao.discover.simulated;

/** The platforms of domain.md §7.2 as the simulated web builds them. */
enum Style {
    TRS,
    HANWEB_RECORDS,
    HANWEB_PROXY,
    HANWEB_MODULE,
    UCAP,
    GKMLPT,
    ZHENGZHOU,
    LONSUN,
    EPOINT,
    EPORTAL,
    FRAMES,
    SITEMAP,
    PLAIN,
    PREFECTURE;

    /** The name in the table. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
