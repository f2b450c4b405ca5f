package org.nianbao.model;

import java.util.Locale;

/** Why an address ended as it did. Ids are stable; they stand in exports, the ledger and the API. */
public enum Reason {
    /** The page is what it seems. */
    CONTENT("内容页面，已存档。", "The page has content and was archived."),
    /** A redirect, followed as a hop of its own. */
    REDIRECT("转向另一地址，已记录。", "The address redirects to another one, which is followed."),
    /** HTTP 304. */
    UNCHANGED("服务器答复自上次以来没有变化。", "The server says that nothing changed since the last visit."),
    /** HTTP 404. */
    NOT_FOUND("服务器答复该页不存在。", "The server says that the page does not exist."),
    /** HTTP 410. */
    GONE("服务器答复该页已删除。", "The server says that the page is gone."),
    /** A page that says in words that it does not exist, sent with status 200. */
    SOFT_NOT_FOUND("页面以正常状态答复，但内容是“页面不存在”。", "The answer looks fine but its text says that the page does not exist."),
    /** A page that says that the site has moved to another address or was closed. */
    MOVED(
            "页面说网站已迁移或停用；请核对首页地址。",
            "The page says that the site has moved or was closed; check the address of the home page."),
    /** A maintenance notice. */
    MAINTENANCE("网站正在维护。", "The site is under maintenance."),
    /** A login page. */
    LOGIN("页面要求登录。", "The page asks for a login."),
    /** Empty body. */
    EMPTY("服务器答复了空页面。", "The server sent an empty page."),
    /** Another client error. */
    CLIENT_ERROR("服务器拒绝了请求。", "The server refused the request."),
    /** A server error. */
    SERVER_ERROR("服务器内部出错。", "The server failed."),
    /** A challenge of a web application firewall (412, 521, 202 with script). */
    CHALLENGE(
            "网站以反爬验证答复；已记录并停止，不作规避。",
            "The site answered with a challenge; it was recorded and the crawl stopped, nothing is evaded."),
    /** Refused outright (403, block page). */
    FORBIDDEN("网站拒绝访问；已记录并停止。", "The site refuses access; this was recorded and the crawl stopped."),
    /** Too many requests (429). */
    TOO_MANY("网站要求放慢访问。", "The site asks for fewer requests."),
    /** The host name has no address. */
    HOST_NOT_FOUND("找不到主机（域名无法解析）。", "The host was not found: its name has no address."),
    /** Connection refused. */
    CONNECTION_REFUSED("服务器拒绝连接。", "The server refused the connection."),
    /** Connection reset or closed early. */
    CONNECTION_LOST("连接中断。", "The connection was lost."),
    /** No answer in time. */
    TIMEOUT("服务器没有及时答复。", "The server did not answer in time."),
    /** TLS failed. */
    TLS_FAILED("无法建立加密连接。", "No encrypted connection could be made."),
    /** Not HTTP. */
    PROTOCOL_ERROR("服务器的答复不符合 HTTP。", "The server's answer is not HTTP."),
    /** Disallowed by robots.txt. */
    ROBOTS("robots.txt 不允许访问。", "robots.txt does not allow it."),
    /** robots.txt could not be had, so nothing is allowed for now (RFC 9309 §2.3.1.4). */
    ROBOTS_UNREACHABLE("无法取得 robots.txt，暂不访问。", "robots.txt cannot be had, so nothing is fetched for now."),
    /** Outside the site. */
    OUT_OF_SCOPE("不属于本站范围。", "The address is outside the site."),
    /** A private address. */
    PRIVATE_ADDRESS("内网地址，未经配置不予访问。", "A private address is not fetched unless the configuration allows it."),
    /** Budget spent. */
    BUDGET(
            "本次巡查的额度已用完，余下的地址未访问；下一次巡查从头开始。",
            "The budget of this sweep is spent: what was left was not asked for, and the next sweep begins anew."),
    /** Judged not worth a request. */
    UNPROMISING("不像通往年度报告的链接，未访问。", "The link does not look as if it led to a report, so it was not fetched."),
    /** A trap. */
    TRAP("疑似爬虫陷阱。", "The address looks like a crawler trap."),
    /** Larger than the limit. */
    TOO_LARGE("文件超过大小上限，已截断。", "The file is larger than the limit and was cut."),
    /** The sweep ended before its turn. */
    SITE_STOPPED("网站受阻或无法访问，本次不再尝试。", "The site is blocked or unreachable, so it was not tried again in this sweep."),
    /** A sweep came to its end: nothing promising is left. */
    FINISHED("巡查完成，已没有值得访问的链接。", "The sweep is finished; no promising address is left."),
    /** A sweep came to its end and met no report. */
    NOTHING_FOUND(
            "巡查完成，没有找到年度报告；请核对首页地址，知道年报栏目地址的，请填入种子文件的 list_urls。",
            "The sweep is finished and met no report; check the home page, and where the column is known put it into list_urls."),
    /** A column was found, and what it lists cannot be had. */
    DEAD_LINKS(
            "找到了年报栏目，但其中的链接都打不开；请过些时候再试，或向网站主办单位反映。",
            "A column of reports was found, but its links are dead; try again later, or tell the site's keeper."),
    /** The home page sends visitors to a host that is not the site's. */
    MOVED_AWAY(
            "首页转到了不属于本站的主机；请核对后更新种子文件中的 home_url 或 hosts。",
            "The home page leads to a host outside the site; check it, then put it into home_url or hosts."),
    /** The home page sends visitors to a host that is not the site's, and pages of the site still answer. */
    HOME_MOVED(
            "巡查完成，但首页转到了不属于本站的主机，新的年报可能在那里；请核对后更新种子文件中的 home_url 或 hosts。",
            "The sweep is finished, but the home page leads to a host outside the site, where new reports may be; check it,"
                    + " then put it into home_url or hosts."),
    /** The home page and what it leads to are redirects only. */
    ONLY_REDIRECTS(
            "首页只在几个地址之间转来转去，没有内容；请用浏览器核对首页地址。",
            "The home page only redirects and never shows anything; check its address in a browser."),
    /** The domain is parked, for sale or expired. */
    PARKED(
            "域名已停用或正在出售，已不是该单位的网站；请更正首页地址。",
            "The domain is parked, for sale or expired and no longer the body's site; correct the home page."),
    /** The home page is made by scripts and shows no links without them. */
    ALL_SCRIPT(
            "首页全部由脚本生成，读不到链接；请把年报栏目或其数据接口的地址填入种子文件的 list_urls。",
            "The home page is all script and shows no links; put the column, or the service behind it, into list_urls."),
    /** Every address is answered with the home page. */
    HOME_EVERYWHERE(
            "网站对每个地址都答复首页，读不到栏目；请过些时候再试，或核对首页地址。",
            "The site answers every address with its home page, so no column can be read; try later, or check the home page."),
    /** A sweep was given up by a person: what it has is kept, what waited is listed, and it does not go on. */
    CANCELLED(
            "巡查被取消：已存档的内容保留，未访问的地址已列出，不再继续。",
            "The sweep was cancelled: what it archived is kept, the addresses that waited are listed, and it does not go on."),
    /** The hours in which the site may be visited are over or have not begun. */
    OUTSIDE_HOURS(
            "现在不在该网站的可访问时段内；进度已保留，时段开始后继续。",
            "The site may not be visited at this hour; what the sweep has is kept and it goes on when the hours begin."),
    /** A sweep of the site is under way, so nothing else asks it. */
    UNDER_WAY(
            "该网站的巡查正在进行，不另外访问；请等它结束再试，或用 nianbao sweeps watch 观看。",
            "A sweep of this site is under way, so nothing was asked beside it; try again when it has ended, or watch it with"
                    + " nianbao sweeps watch."),
    /** A sweep was stopped from outside. */
    INTERRUPTED("巡查被中止，进度已保留，下次继续。", "The sweep was stopped; what it has is kept and it goes on next time.");

    private final String zh;
    private final String en;

    Reason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The stable id, for instance {@code host_not_found}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The reason of an id.
     *
     * @param id a name given by {@link #id()}
     * @throws IllegalArgumentException when there is no such reason
     */
    public static Reason of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** The sentences for people. */
    public Message message() {
        return new Message(id(), zh, en);
    }
}
