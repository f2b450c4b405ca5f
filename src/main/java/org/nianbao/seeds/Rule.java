package org.nianbao.seeds;

import java.util.Locale;
import org.nianbao.model.Message;

/** What lint looks for, with its sentences; {@code %1$s} is what is written in the file. */
enum Rule {
    /** A column that is not the contract's. */
    UNKNOWN_COLUMN(
            false,
            "列 %1$s 不在约定之内；内容会原样保留，但不起作用。",
            "The column %1$s is not one of the contract's; it is kept as it is and has no effect."),
    /** A code twice. */
    DUPLICATE_CODE(
            true,
            "代码 %1$s 与 %2$s 重复；一个代码只能出现一次，请删去或改正其中一行。",
            "The code %1$s stands in %2$s already; a code may occur once, remove or mend one of the lines."),
    /** A home page twice. */
    DUPLICATE_HOME(
            true,
            "首页 %1$s 与 %2$s 重复；一个首页只能出现一次，请删去或改正其中一行。",
            "The home page %1$s stands in %2$s already; it may occur once, remove or mend one of the lines."),
    /** No code. */
    NO_CODE(true, "缺少代码；请填写六位行政区划代码。", "The code is missing; write the six-digit division code."),
    /** Neither a division code nor an id. */
    CODE_SHAPE(
            true,
            "代码 %1$s 既不是六位行政区划代码（GB/T 2260），也不是可用的自编标识（字母、数字、点、横线、下划线，且不全是数字）。",
            "The code %1$s is neither a six-digit division code (GB/T 2260) nor a usable id of your own (letters, digits,"
                    + " dot, hyphen, underscore, not digits alone)."),
    /** An id of the operator's own. */
    OWN_CODE(
            false,
            "代码 %1$s 是自编标识，不是行政区划代码；若该机构有代码，请改用代码。",
            "The code %1$s is an id of your own and no division code; use the code if the body has one."),
    /** A division code of no province. */
    CODE_PROVINCE(
            true,
            "代码 %1$s 的前两位不是任何省级代码（GB/T 2260）；请核对。",
            "No province has the first two digits of the code %1$s (GB/T 2260); check it."),
    /** No name. */
    NO_NAME(true, "缺少名称；请填写区的名称。", "The name is missing; write the district's name."),
    /** Neither departments nor townships. */
    SCOPE_VALUE(
            true,
            "scope 的值 %1$s 无法识别；请写 departments 或 townships，或两者都写。",
            "The value %1$s of scope is not known; write departments or townships, or both."),
    /** Neither yes nor no. */
    ENABLED_VALUE(
            true,
            "enabled 的值 %1$s 无法识别；请写 true 或 false。",
            "The value %1$s of enabled is not known; write true or false."),
    /** Enabled and nowhere to go. */
    ENABLED_WITHOUT_HOME(
            true,
            "%1$s 已启用但没有首页地址；请填写 home_url，或把 enabled 写成 false。",
            "%1$s is enabled and has no home page; fill in home_url or write false for enabled."),
    /** A host that is none. */
    HOST_INVALID(
            true,
            "hosts 中的 %1$s 不是主机名；只写主机名，不写 http:// 和路径。",
            "%1$s in hosts is no host name; write the host alone, without http:// and path."),
    /** A host that is no government's. */
    HOST_OFF_GOV(
            false,
            "%2$s 的主机 %1$s 不在 gov.cn 之下；仿冒政府网站的垃圾站很常见，请核实。",
            "The host %1$s in %2$s is not below gov.cn; spam clones of government sites are common, verify it."),
    /** An address without host. */
    ADDRESS_INVALID(
            true,
            "%2$s 的地址 %1$s 不完整（没有主机名）；请从浏览器地址栏复制完整地址。",
            "The address %1$s in %2$s has no host; copy the whole address from the browser."),
    /** Neither http nor https. */
    ADDRESS_SCHEME(
            true,
            "%2$s 的地址 %1$s 不是以 http:// 或 https:// 开头；请改正。",
            "The address %1$s in %2$s does not begin with http:// or https://; put it right."),
    /** A user name or password, which is not repeated. */
    ADDRESS_CREDENTIALS(
            true,
            "%2$s 的地址含有用户名或密码；公开网站不需要，请删去。",
            "The address in %2$s carries a user name or password; public sites need none, remove it."),
    /** A private network. */
    PRIVATE_ADDRESS(
            true,
            "%2$s 的地址 %1$s 是内网地址；请改用公开地址，或设置 network.allow_private=true。",
            "The address %1$s in %2$s is a private one; use the public address, or set network.allow_private=true."),
    /** No date. */
    DATE_INVALID(
            true,
            "%2$s 的值 %1$s 不是日期；请写成 2021-03-31 这样的形式。",
            "The value %1$s of %2$s is no date; write it like 2021-03-31."),
    /** An end before the beginning. */
    VALIDITY_REVERSED(
            true,
            "valid_from（%1$s）晚于 valid_to（%2$s）；请核对两个日期。",
            "valid_from (%1$s) is later than valid_to (%2$s); check both dates."),
    /** An override of nothing. */
    OVERRIDE_UNKNOWN(false, "代码 %1$s 不在任何种子文件中，这一段不起作用。", "No seed file has the code %1$s; this part has no effect.");

    private final boolean error;
    private final String zh;
    private final String en;

    Rule(boolean error, String zh, String en) {
        this.error = error;
        this.zh = zh;
        this.en = en;
    }

    /** The stable id is {@code seed_} and the name in lower case. */
    Seeds.Problem at(String file, int line, Object... written) {
        Message message = new Message(
                "seed_" + name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, zh, written),
                String.format(Locale.ROOT, en, written));
        return new Seeds.Problem(file, line, error, message);
    }
}
