package org.nianbao.serve.web.view;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.nianbao.index.Index;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;
import org.nianbao.model.Locator;
import org.nianbao.model.Reason;
import org.nianbao.model.Scope;
import org.nianbao.serve.Ending;

/** Words for ids, in the page's tongue; an id without words stands for itself. */
public final class Words {
    private static final String CERTIFICATE = "; certificate: ";

    private Words() {}

    /** How a sweep ended or that it has not. */
    public static String sweepState(Frame f, String id) {
        return switch (id.toLowerCase(Locale.ROOT)) {
            case "finished" -> f.t("✓ 完成", "✓ finished");
            case "budget_spent" -> f.t("额度用完", "budget spent");
            case "unreachable" -> f.t("⊘ 无法访问", "⊘ unreachable");
            case "blocked" -> f.t("⊟ 受阻", "⊟ blocked");
            case "interrupted" -> f.t("中断，将继续", "interrupted, goes on");
            case "waiting" -> f.t("等待", "waiting");
            case "running" -> f.t("进行中", "running");
            default -> id;
        };
    }

    /** A reason's sentence. */
    public static String reason(Frame f, String id) {
        return Arrays.stream(Reason.values())
                .filter(r -> r.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(r -> f.t(r.message()))
                .orElse(id);
    }

    /** Why a sweep ended so; while it has not, or where the reason is none of ours, what the index has. */
    public static String ending(Frame f, Index.SweepRow sweep) {
        return Ending.of(sweep).map(ending -> f.t(ending.message())).orElse(sweep.reason());
    }

    /** What TLS said: {@code trusted}, or what was wrong before a colon; the platform's own words stay beside it. */
    public static String tls(Frame f, String verdict) {
        if (verdict.startsWith("protocol: ")) {
            String old = f.t("协议过旧，按旧方式连接", "the protocol is too old, spoken to in the old way");
            int at = verdict.indexOf(CERTIFICATE);
            return at < 0 ? old : old + f.t("；", "; ") + certificate(f, verdict.substring(at + CERTIFICATE.length()));
        }
        if (verdict.startsWith("host_name: ")) {
            return f.t("证书是另一个网站名的", "the certificate is for another name");
        }
        return certificate(f, verdict);
    }

    private static String certificate(Frame f, String verdict) {
        return verdict.equals("trusted")
                ? f.t("证书可信", "the certificate is trusted")
                : f.t("证书不可信", "the certificate is not trusted");
    }

    /** How addresses ended: {@code kind.reason}. */
    public static String outcome(Frame f, String id) {
        String kind = id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
        String reason = id.contains(".") ? id.substring(id.indexOf('.') + 1) : "";
        String words =
                switch (kind) {
                    case "captured" -> f.t("已存档", "captured");
                    case "not_modified" -> f.t("未变", "unchanged");
                    case "blocked" -> f.t("受阻", "blocked");
                    case "soft_error" -> f.t("无内容", "no content");
                    case "unreachable" -> f.t("无答复", "no answer");
                    case "skipped" -> f.t("未访问", "skipped");
                    default -> kind;
                };
        return reason.isEmpty() ? words : words + " (" + reason + ")";
    }

    /** Why addresses were left out, in a word. */
    public static String skipped(Frame f, String reason) {
        return switch (reason) {
            case "robots" -> f.t("robots.txt 不允许", "robots.txt");
            case "robots_unreachable" -> f.t("无 robots.txt", "robots.txt not had");
            case "out_of_scope" -> f.t("站外", "outside the site");
            case "trap" -> f.t("陷阱", "trap");
            case "private_address" -> f.t("内网地址", "private address");
            case "budget" -> f.t("额度用完", "budget spent");
            case "site_stopped" -> f.t("网站受阻", "site blocked");
            case "cancelled" -> f.t("已取消", "cancelled");
            case "unpromising" -> f.t("不像通往年报", "unpromising");
            default -> reason;
        };
    }

    /** State of a report version. */
    public static String reportState(Frame f, String id) {
        return switch (id) {
            case "clean" -> f.t("✓ 通过校验", "✓ checks passed");
            case "findings" -> f.t("▲ 有疑点", "▲ with findings");
            case "unreadable" -> f.t("▧ 无法读取", "▧ unreadable");
            default -> id;
        };
    }

    /** Whose work a report covers. */
    public static String scope(Frame f, String id) {
        return Arrays.stream(Scope.values())
                .filter(s -> s.id().equals(id))
                .findFirst()
                .map(s -> f.t(s.zh(), s.en()))
                .orElse(id);
    }

    /** What a document at an address is beside the leading one. */
    public static String role(Frame f, Index.Appearance a) {
        String part = a.part().map(n -> f.t("，第 " + n + " 部分", ", part " + n)).orElse("");
        String unread =
                switch (a.state()) {
                    case "not_a_report" -> f.t("，本身没有报告正文", ", has no text of the report itself");
                    case "not_readable" -> f.t("，无法读取", ", cannot be read");
                    case "waiting" -> f.t("，待读", ", waits to be read");
                    default -> "";
                };
        return role(f, a.role()) + part + unread;
    }

    private static String role(Frame f, Index.Appearance.Role role) {
        return switch (role) {
            case LEAD -> f.t("✓ 主文件", "✓ leads");
            case PART -> f.t("分册", "a part");
            case PAGE -> f.t("所在网页", "the page that holds it");
            case ATTACHMENT -> f.t("附件", "attachment");
            case ALIAS -> f.t("同一网页的另一写法", "the same page, written otherwise");
            case MOBILE -> f.t("手机页", "for telephones");
            case PRINT -> f.t("打印页", "print view");
            case COPY -> f.t("本站另一地址", "elsewhere on the host");
            case ELSEWHERE -> f.t("另一主机", "on another host");
        };
    }

    /** Forms in words, from their ids. */
    public static String forms(Frame f, String ids) {
        return Arrays.stream(ids.split("[ ,;]+"))
                .filter(i -> !i.isBlank())
                .map(i -> f.t(i + " 年格式", i))
                .collect(Collectors.joining(f.t("、", ", ")));
    }

    /** Forms in words. */
    public static String forms(Frame f, Collection<Form> forms) {
        return forms(f, sorted(forms).stream().map(Form::id).collect(Collectors.joining(" ")));
    }

    /** Forms, the oldest first. */
    public static List<Form> sorted(Collection<Form> forms) {
        return forms.stream().sorted(Comparator.comparing(Form::id)).toList();
    }

    /** A form with its legal basis. */
    public static String basis(Frame f, Form form) {
        return switch (form) {
            case F2014 ->
                f.t("2014 年格式：国办发〔2014〕32号，用于 2014–2018 年度", "Form of 2014: 国办发〔2014〕32号, for reports of 2014–2018");
            case F2019 ->
                f.t(
                        "2019 年格式：国办公开办函〔2019〕60号，用于 2019、2020 年度",
                        "Form of 2019: 国办公开办函〔2019〕60号, for reports of 2019 and 2020");
            case F2021 ->
                f.t(
                        "2021 年格式：国办公开办函〔2021〕30号，用于 2021 年度以后",
                        "Form of 2021: 国办公开办函〔2021〕30号, for reports of 2021 and later");
        };
    }

    /** What kind of number a figure is. */
    public static String kind(Frame f, Indicator.Kind kind) {
        return switch (kind) {
            case COUNT -> f.t("计数（非负整数）", "count (whole, not negative)");
            case DELTA -> f.t("增减（可为负）", "change (may be negative)");
            case AMOUNT -> f.t("金额（可有小数）", "amount (may have decimals)");
        };
    }

    /** A figure's name: row and column. */
    public static String figure(Frame f, Indicator i) {
        String column = i.columnZh().replace('|', '、');
        String row = i.rowZh().replace("/", " › ");
        return f.t("统计数".equals(column) ? row : row + " · " + column, i.rowEn() + " · " + i.columnEn());
    }

    /** A place in words. */
    public static String place(Frame f, Locator locator) {
        String cell = f.t(
                "第 " + (locator.grid() + 1) + " 张表第 " + (locator.row() + 1) + " 行第 " + (locator.column() + 1) + " 列",
                "table " + (locator.grid() + 1) + ", row " + (locator.row() + 1) + ", column "
                        + (locator.column() + 1));
        if (locator.place() instanceof Locator.Span span) {
            return cell + f.t("，字符 ", ", characters ") + span.start() + "–" + span.end();
        }
        if (locator.place() instanceof Locator.Box box) {
            return cell + f.t("，第 " + box.page() + " 页", ", page " + box.page());
        }
        return cell;
    }

    /** A snippet in which nothing but {@code <em>} is markup. */
    public static String snippet(String html) {
        return Jsoup.clean(html, Safelist.none().addTags("em"));
    }
}
