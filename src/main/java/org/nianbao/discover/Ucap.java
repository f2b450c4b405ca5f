package org.nianbao.discover;

import org.nianbao.model.Page;

/** 开普 UCAP: static pages whose article addresses are 32 hex digits; lists page by plain links. */
final class Ucap implements Platform {
    private static final Sought FINGERPRINT = Sought.anyCase(
            "<ucap(title|content)>|UCAP-CONTENT|ucap\\.css|loadUcapContent|/[0-9a-f]{32}\\.shtml", "ucap", ".shtml");

    @Override
    public String name() {
        return "ucap";
    }

    @Override
    public boolean recognises(Page page) {
        return FINGERPRINT.in(page.html());
    }
}
