package org.nianbao.discover;

import java.util.regex.Pattern;
import org.nianbao.model.Page;

/** 开普 UCAP: static pages whose article addresses are 32 hex digits; lists page by plain links. */
final class Ucap implements Platform {
    private static final Pattern FINGERPRINT = Pattern.compile(
            "<ucap(title|content)>|UCAP-CONTENT|ucap\\.css|loadUcapContent|/[0-9a-f]{32}\\.shtml",
            Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "ucap";
    }

    @Override
    public boolean recognises(Page page) {
        return FINGERPRINT.matcher(page.html()).find();
    }
}
