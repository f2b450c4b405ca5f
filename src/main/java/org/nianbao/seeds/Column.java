package org.nianbao.seeds;

import java.util.List;

/** Column names of the contract's seed files. */
final class Column {
    static final String CODE = "code";
    static final String NAME = "name";
    static final String LEVEL = "level";
    static final String PARENT = "parent";
    static final String HOME_URL = "home_url";
    static final String LIST_URLS = "list_urls";
    static final String HOSTS = "hosts";
    static final String ENABLED = "enabled";
    static final String VALID_FROM = "valid_from";
    static final String VALID_TO = "valid_to";
    static final String NOTES = "notes";

    /** Not a column: a key of overrides.yaml. */
    static final String SCOPE = "scope";

    /** Columns without which a file is no seed file. */
    static final List<String> REQUIRED = List.of(CODE, NAME, HOME_URL);

    /** Columns the contract knows, in its order. */
    static final List<String> KNOWN =
            List.of(CODE, NAME, LEVEL, PARENT, HOME_URL, LIST_URLS, HOSTS, ENABLED, VALID_FROM, VALID_TO, NOTES);

    private Column() {}
}
