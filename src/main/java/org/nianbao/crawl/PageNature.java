package org.nianbao.crawl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;

/**
 * Says once what an answer really is. A page counts as an error page only while it is short: a long text that quotes
 * such words is content.
 */
final class PageNature {
    /** Characters of visible text up to which a page's words may declare it an error page. */
    static final int SHORT = 300;

    private static final int BARE = 80;

    private static final Pattern NOT_FOUND = Pattern.compile(
            "页面不存在|页面未找到|找不到(?:该|此|您)?.{0,8}(?:页面|网页|文件)"
                    + "|您(?:所|要)?访问的(?:页面|网页|内容|信息|地址|链接).{0,12}(?:不存在|已删除|被删除|找不到|无法|失效|丢失|走丢)"
                    + "|(?:页面|文章|栏目|内容)(?:已经?被?|被)(?:删除|丢失|失效)|(?:文章|栏目)不存在"
                    + "|page (?:was )?not found|404 ?(?:not found|error)|(?:错误|error) ?404",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_FOUND_TITLE = Pattern.compile(
            "^\\s*(?:http\\s*)?404\\b|\\b404\\s*$|not found|页面不存在|页面未找到|找不到(?:该|此|您)?.{0,8}(?:页面|网页|文件)",
            Pattern.CASE_INSENSITIVE);
    // Not 关闭 alone: it closes windows on many a page.
    private static final Pattern MOVED = Pattern.compile(
            "(?:本站|网站|本网|域名|网址).{0,12}?(?:已经?|将|现).{0,4}?(?:迁移|搬迁|迁至|搬至|变更为|更换为|更改为|停用|停止(?:服务|运行|更新)|关停|下线|关闭)"
                    + "|(?:新网站|新版网站|新网址|新域名)(?:地址)?(?:为|是|：|:)|site has (?:been )?moved",
            Pattern.CASE_INSENSITIVE);
    /** Where servers send whoever asks for what is not there. */
    private static final Pattern ERROR_SINK = Pattern.compile(
            "/(?:[\\w-]*[-_])?(?:404|errors?|not_?found|nopage)(?:[-_]?\\w{0,8})?(?:\\.\\w{2,5})?/?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ARTICLE = Pattern.compile(
            "/[^/]+/(?:.*/)?(?!index\\.|default\\.)[^/]+\\.(?:s?html?|pdf|docx?|xlsx?|wps|rar|zip)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FRONT = Pattern.compile("/(?:index\\.\\w{2,5})?$", Pattern.CASE_INSENSITIVE);
    // Many a footer says 网站维护 (who keeps the site); only words that say it is going on now count.
    private static final Pattern MAINTENANCE = Pattern.compile(
            "正在(?:进行)?.{0,6}(?:维护|升级|改版)|(?:网站|系统|平台|站点).{0,4}(?:维护|升级|改版)(?:中|期间|公告|通知)"
                    + "|under maintenance|temporarily unavailable",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CAPTCHA = Pattern.compile(
            "(?:安全|访问|人机|滑动|滑块)验证|请(?:输入|完成).{0,6}验证|正在检查您的浏览器|浏览器安全检查|just a moment|checking your browser",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFUSED = Pattern.compile(
            "(?:访问|请求)(?:已?被|已经被).{0,4}(?:拒绝|拦截|阻断|阻止|禁止)|您的(?:IP|ip|请求|访问).{0,20}(?:禁止|拦截|限制|黑名单)|access denied",
            Pattern.CASE_INSENSITIVE);
    /** What a whole title says, perhaps with whose it is behind it: then the text may be longer than a few words. */
    private static final Pattern CHALLENGE_TITLE = Pattern.compile(
            "^\\s*(?:(?:安全|访问|人机|滑动|滑块|身份)验证|(?:浏览器)?安全检查|just a moment|attention required|checking your browser)"
                    + "(?:中|页面)?[\\s\\p{P}]*(?:[|_–-].*)?$",
            Pattern.CASE_INSENSITIVE);
    // Not "enable JavaScript" alone: so says every page that is drawn by a script, for those who have none.
    private static final Pattern SCRIPT_WALL = Pattern.compile(
            "(?:开启|启用|打开|允许).{0,6}(?:javascript|js|cookies?).{0,6}(?:刷新|重新|重试)|enable javascript and cookies to continue",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DRAWN_BY_SCRIPT =
            Pattern.compile("id\\s*=\\s*[\"']?(?:app|root)\\b", Pattern.CASE_INSENSITIVE);
    /** Beside a status of failure these words alone say who refuses; a Java interceptor (拦截器) is somebody's fault. */
    private static final Pattern FIREWALL = Pattern.compile(
            "拦截(?!器)|阻断|防火墙|安全(?:策略|防护|威胁)|firewall|request blocked|you have been blocked", Pattern.CASE_INSENSITIVE);

    /** A page that says "prove who you are" offers hardly anything else. */
    private static final int FEW_LINKS = 3;

    private static final Pattern COOKIE_SCRIPT = Pattern.compile("document\\s*\\.\\s*cookie\\s*=");
    private static final Pattern RELOAD_SCRIPT = Pattern.compile("location\\s*(?:\\.|=|\\[)");
    private static final Pattern LOGIN = Pattern.compile("登录|登陆|log ?in|sign ?in", Pattern.CASE_INSENSITIVE);
    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

    private PageNature() {}

    /**
     * What an answer is.
     *
     * @param exchange an exchange that got an answer
     * @param page the answer read as HTML, when it is
     * @param redirect where it redirects to, when it does
     */
    static Outcome of(Exchange exchange, Optional<Page> page, Optional<String> redirect) {
        if (exchange.truncated.isPresent()) {
            return cut(exchange);
        }
        return REDIRECTS.contains(exchange.status)
                ? redirected(exchange, redirect)
                : of(exchange.status, exchange.entity.length() == 0, page, redirect);
    }

    /**
     * What an answer is that somebody else has archived.
     *
     * @param empty whether its body is empty
     * @param page the answer read as HTML, when it is
     * @param redirect where it redirects to, when it does
     */
    static Outcome of(int status, boolean empty, Optional<Page> page, Optional<String> redirect) {
        if (REDIRECTS.contains(status)) {
            return redirect.<Outcome>map(to -> new Outcome.Captured(Reason.REDIRECT, shortened(to)))
                    .orElseGet(() -> new Outcome.SoftError(Reason.SERVER_ERROR, status + " without Location"));
        }
        if (status >= 400) {
            return refusal(status, page);
        }
        return status == 304
                ? new Outcome.NotModified(Reason.UNCHANGED, "304")
                : page.flatMap(p -> inWords(p, status))
                        .orElseGet(() -> empty
                                ? new Outcome.SoftError(Reason.EMPTY, Integer.toString(status))
                                : new Outcome.Captured(Reason.CONTENT, ""));
    }

    private static Outcome cut(Exchange exchange) {
        return switch (exchange.truncated.orElseThrow()) {
            case "length" -> new Outcome.SoftError(Reason.TOO_LARGE, exchange.response.length() + " bytes");
            case "time" -> new Outcome.Unreachable(Reason.TIMEOUT, Address.host(exchange.uri));
            default ->
                exchange.failure
                        .filter(f -> f.reason() == Reason.PROTOCOL_ERROR)
                        .orElseGet(() -> new Outcome.Unreachable(Reason.CONNECTION_LOST, Address.host(exchange.uri)));
        };
    }

    private static Outcome redirected(Exchange exchange, Optional<String> redirect) {
        boolean toItself = redirect.filter(exchange.uri.toString()::equals).isPresent();
        if (toItself && exchange.header("Set-Cookie").isPresent()) {
            return new Outcome.Blocked(Reason.CHALLENGE, "cookie wall");
        }
        return redirect.<Outcome>map(to -> new Outcome.Captured(Reason.REDIRECT, shortened(to)))
                .orElseGet(() -> new Outcome.SoftError(Reason.SERVER_ERROR, exchange.status + " without Location"));
    }

    /**
     * An error sink: a redirect to an error page, or from an article or document to a front page. Home pages and columns
     * of the seed files may move wherever they like.
     *
     * @param hops hop path from the seed
     * @param redirect where it redirects to, when it does
     */
    static Optional<Outcome> sunk(Exchange exchange, String hops, Optional<String> redirect) {
        boolean seed = hops.replace("R", "").isEmpty();
        if (seed || redirect.isEmpty() || !REDIRECTS.contains(exchange.status) || exchange.truncated.isPresent()) {
            return Optional.empty();
        }
        String to = redirect.get().replaceFirst("[?#].*", "").replaceFirst("^(?i:https?:)?//[^/]*", "");
        boolean front = FRONT.matcher(to).matches();
        boolean article =
                ARTICLE.matcher(String.valueOf(exchange.uri.getRawPath())).matches();
        return (article && front) || ERROR_SINK.matcher(to).find()
                ? Optional.of(new Outcome.SoftError(Reason.SOFT_NOT_FOUND, "sent to " + shortened(redirect.get())))
                : Optional.empty();
    }

    private static Outcome refusal(int status, Optional<Page> page) {
        String detail = Integer.toString(status);
        Optional<Page> brief = page.filter(p -> p.text().length() <= SHORT);
        return switch (status) {
            case 412, 521 -> new Outcome.Blocked(Reason.CHALLENGE, detail);
            case 429 -> new Outcome.Blocked(Reason.TOO_MANY, detail);
            case 401, 407 -> new Outcome.SoftError(Reason.LOGIN, detail);
            case 403 -> brief.flatMap(p -> challenge(p, status)).orElse(new Outcome.Blocked(Reason.FORBIDDEN, detail));
            default -> brief.flatMap(p -> wall(p, status)).orElseGet(() -> failure(status, page));
        };
    }

    /** A challenge or a refusal that comes with a status of failure; a page that is missing or kept up says so itself. */
    private static Optional<Outcome> wall(Page page, int status) {
        String words = page.title() + " " + page.text();
        boolean plain = match(status < 500 ? NOT_FOUND : MAINTENANCE, words).isPresent();
        return plain
                ? Optional.empty()
                : challenge(page, status).or(() -> match(REFUSED, words)
                        .or(() -> match(FIREWALL, words))
                        .map(phrase -> new Outcome.Blocked(Reason.FORBIDDEN, status + " " + phrase)));
    }

    private static Outcome failure(int status, Optional<Page> page) {
        boolean maintained = status == 503
                && page.flatMap(p -> match(MAINTENANCE, p.title() + " " + p.text()))
                        .isPresent();
        Reason reason = maintained ? Reason.MAINTENANCE : status >= 500 ? Reason.SERVER_ERROR : Reason.CLIENT_ERROR;
        return switch (status) {
            case 404 -> new Outcome.SoftError(Reason.NOT_FOUND, "404");
            case 410 -> new Outcome.SoftError(Reason.GONE, "410");
            default -> new Outcome.SoftError(reason, Integer.toString(status));
        };
    }

    /** What a page that came with a good status says of itself. */
    private static Optional<Outcome> inWords(Page page, int status) {
        String text = page.text();
        if (text.length() > SHORT) {
            return Optional.empty();
        }
        Optional<Outcome> challenge = challenge(page, status);
        if (challenge.isPresent()) {
            return challenge;
        }
        String words = page.title() + " " + text;
        boolean asksPassword = page.html().toLowerCase(Locale.ROOT).matches("(?s).*type\\s*=\\s*[\"']?password.*");
        return match(NOT_FOUND_TITLE, page.title())
                .or(() -> match(NOT_FOUND, words))
                .<Outcome>map(phrase -> new Outcome.SoftError(Reason.SOFT_NOT_FOUND, phrase))
                .or(() -> match(REFUSED, words).map(phrase -> new Outcome.Blocked(Reason.FORBIDDEN, phrase)))
                .or(() -> match(MOVED, words).map(phrase -> new Outcome.SoftError(Reason.MOVED, phrase)))
                .or(() -> match(MAINTENANCE, words).map(phrase -> new Outcome.SoftError(Reason.MAINTENANCE, phrase)))
                .or(() -> asksPassword
                        ? match(LOGIN, words).map(phrase -> new Outcome.SoftError(Reason.LOGIN, phrase))
                        : Optional.empty())
                .or(() -> nothing(page) ? Optional.of(new Outcome.SoftError(Reason.EMPTY, "")) : Optional.empty());
    }

    private static Optional<Outcome> challenge(Page page, int status) {
        boolean script = page.html().toLowerCase(Locale.ROOT).contains("<script");
        if (status == 202 && script) {
            return Optional.of(new Outcome.Blocked(Reason.CHALLENGE, "202 with script"));
        }
        boolean bare = page.text().length() <= BARE;
        if (bare
                && COOKIE_SCRIPT.matcher(page.html()).find()
                && RELOAD_SCRIPT.matcher(page.html()).find()) {
            return Optional.of(new Outcome.Blocked(Reason.CHALLENGE, "cookie wall"));
        }
        boolean asks = bare
                || (CHALLENGE_TITLE.matcher(page.title()).matches()
                        && page.links().size() <= FEW_LINKS);
        String words = page.title() + " " + page.text();
        return (asks ? match(CAPTCHA, words).or(() -> match(CHALLENGE_TITLE, page.title())) : Optional.<String>empty())
                .or(() ->
                        bare && script && !DRAWN_BY_SCRIPT.matcher(page.html()).find()
                                ? match(SCRIPT_WALL, words)
                                : Optional.empty())
                .map(phrase -> new Outcome.Blocked(Reason.CHALLENGE, phrase));
    }

    private static boolean nothing(Page page) {
        return page.html().isBlank() && page.links().isEmpty();
    }

    private static Optional<String> match(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().map(r -> shortened(r.group()));
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
