package org.nianbao.discover;

import org.nianbao.model.Page;

/**
 * 新点 Epoint WebBuilder: pages that ask {@code …/getGovInfoList} for their list and {@code getGovInfoDetail} for an article.
 * What they ask is read as of any page that asks a service.
 */
final class Epoint implements Platform {
    private static final Sought MARKS = Sought.of(
            "getGovInfo(?:List|Detail)|EpointWebBuilder|infoGuid=", "getGovInfo", "EpointWebBuilder", "infoGuid=");

    @Override
    public String name() {
        return "epoint";
    }

    @Override
    public boolean recognises(Page page) {
        return MARKS.in(page.uri().toString()) || MARKS.in(page.html());
    }
}
