package org.nianbao.archive;

import java.util.Locale;
import org.nianbao.model.Message;

/**
 * What can be wrong with a WARC, CDXJ or WACZ file: one constant a rule, whose name in lower case is the stable id. The
 * sentences take one detail.
 */
enum Flaw {
    FILE_KIND_UNKNOWN("既不是 WARC、CDXJ，也不是 WACZ（%s）。", "This is neither WARC nor CDXJ nor WACZ (%s)."),
    FILE_EMPTY("文件里没有任何记录（%s）。", "The file holds no record (%s)."),
    NAME_MISLEADS("文件名的后缀与内容不符：%s。", "The ending of the file name does not fit the content: %s."),
    TOO_MANY("缺陷过多，超过 %s 处之后不再列出。", "There are too many defects; those after %s are not listed."),

    GZIP_MISSING("此处没有 gzip 成员开始（%s）。", "No gzip member begins here (%s)."),
    GZIP_DAMAGED("gzip 成员的数据或校验和有误（%s）。", "The data or the checksum of the gzip member are wrong (%s)."),
    GZIP_TORN("文件在 gzip 成员中间断掉（%s）。", "The file breaks off within a gzip member (%s)."),
    GZIP_MANY_RECORDS(
            "一个 gzip 成员里有多条记录，应一条一个成员（%s）。", "A gzip member holds more than one record; each needs its own (%s)."),

    WARC_VERSION("记录的第一行不是 WARC/1.0 或 WARC/1.1：%s。", "The first line of the record is not WARC/1.0 or WARC/1.1: %s."),
    WARC_HEADER_TORN("文件在记录头中间断掉（%s）。", "The file breaks off within the record header (%s)."),
    WARC_HEADER_TOO_LARGE("记录头超过 %s 字节。", "The record header is larger than %s bytes."),
    WARC_LINE_END("记录头的行没有以 CRLF 结束：%s。", "A header line does not end in CRLF: %s."),
    WARC_FIELD_FOLDED("记录头有折行，WARC/1.1 已不允许：%s。", "A header field is folded over lines: %s."),
    WARC_FIELD_MALFORMED("记录头的一行不是“名称: 值”：%s。", "A header line is not a name, a colon and a value: %s."),
    WARC_FIELD_REPEATED("字段重复出现：%s。", "The field occurs more than once: %s."),
    WARC_FIELD_MISSING("缺少必需的字段：%s。", "A mandatory field is missing: %s."),
    WARC_FIELD_FORBIDDEN("此类记录不得有这个字段：%s。", "The field is not allowed on this type of record: %s."),
    WARC_FIELD_BLANK("字段没有值：%s。", "The field has no value: %s."),
    WARC_FIELD_NOT_UTF8("字段不是 UTF-8：%s。", "The field is not UTF-8: %s."),
    WARC_FIELD_ENCODED_WORD("字段使用了 RFC 2047 编码：%s。", "The field uses RFC 2047 encoded words: %s."),
    WARC_TYPE_UNKNOWN("WARC-Type 不是标准中的八种之一：%s。", "WARC-Type is none of the eight of the standard: %s."),
    WARC_LENGTH_FORM("Content-Length 不是非负整数：%s。", "Content-Length is not a whole number: %s."),
    WARC_BLOCK_SHORT("记录块比 Content-Length 所说的短：%s。", "The block is shorter than Content-Length says: %s."),
    WARC_RECORD_END("记录块之后不是两个 CRLF（%s）。", "The block is not followed by two CRLF (%s)."),
    WARC_DATE_FORM("日期不合格式：%s。", "The date has a wrong form: %s."),
    WARC_ID_FORM("记录标识不是尖括号中的 URI：%s。", "The record id is not a URI in angle brackets: %s."),
    WARC_ID_REPEATED("记录标识与前面的记录相同：%s。", "An earlier record has the same id: %s."),
    WARC_TARGET_BRACKETS(
            "WARC/1.1 的 WARC-Target-URI 不得带尖括号：%s。",
            "WARC-Target-URI must not stand in angle brackets in WARC/1.1: %s."),
    WARC_TARGET_FORM("WARC-Target-URI 不是绝对 URI：%s。", "WARC-Target-URI is not an absolute URI: %s."),
    WARC_IP_FORM("WARC-IP-Address 不是 IP 地址：%s。", "WARC-IP-Address is not an IP address: %s."),
    WARC_PROFILE_UNKNOWN("WARC-Profile 不是标准中的修订类型：%s。", "WARC-Profile is none of the standard's: %s."),
    WARC_TRUNCATED_UNKNOWN(
            "WARC-Truncated 的值不在标准之内：%s。", "WARC-Truncated has a value that the standard does not know: %s."),
    WARC_CONTENT_TYPE_WRONG("Content-Type 与记录类型不符：%s。", "Content-Type does not fit the type of record: %s."),
    WARC_DIGEST_FORM(
            "摘要不合格式（sha256 用小写十六进制，sha1 用大写 Base32）：%s。",
            "The digest has a wrong form (sha256 in lowercase hex, sha1 in uppercase Base32): %s."),
    WARC_BLOCK_DIGEST_WRONG("记录块与 WARC-Block-Digest 不符：%s。", "The block does not match WARC-Block-Digest: %s."),
    WARC_PAYLOAD_DIGEST_WRONG("内容与 WARC-Payload-Digest 不符：%s。", "The payload does not match WARC-Payload-Digest: %s."),
    WARC_HTTP_HEAD_MISSING("记录块不以 HTTP 起始行开头（%s）。", "The block does not begin with an HTTP start line (%s)."),
    WARC_FIELDS_MALFORMED(
            "application/warc-fields 中有一行不是“名称: 值”：%s。",
            "A line of application/warc-fields is not a name, a colon and a value: %s."),
    WARC_WARCINFO_MISSING("文件的第一条记录不是 warcinfo：%s。", "The first record of the file is not warcinfo: %s."),
    WARC_REVISIT_OF_REVISIT(
            "revisit 指向另一条 revisit，而不是原件：%s。", "The revisit refers to a revisit instead of an original: %s."),
    WARC_REFERS_TO_DIFFERS(
            "WARC-Refers-To-Target-URI 或 -Date 与所指的记录不同：%s。",
            "WARC-Refers-To-Target-URI or -Date differ from the record referred to: %s."),
    WARC_CONCURRENT_DATE("同一次采集的记录日期不同：%s。", "Records of one capture event have different dates: %s."),

    CDXJ_LINE_FORM("这一行不是“键 时间 JSON”：%s。", "The line is not a key, a time and JSON: %s."),
    CDXJ_TIME_FORM("时间不是 14 或 17 位数字：%s。", "The time does not have 14 or 17 digits: %s."),
    CDXJ_JSON("JSON 无法读取：%s。", "The JSON cannot be read: %s."),
    CDXJ_FIELD_MISSING("缺少必需的字段：%s。", "A mandatory field is missing: %s."),
    CDXJ_NUMBER_FORM("字段应为非负整数：%s。", "The field has to be a whole number: %s."),
    CDXJ_UNSORTED("行没有按字节排序：%s。", "The lines are not sorted by bytes: %s."),
    CDXJ_REPEATED("这一行重复出现：%s。", "The line occurs twice: %s."),
    CDXJ_KEY_WRONG("SURT 键与网址的主机不符：%s。", "The SURT key does not fit the host of the address: %s."),
    CDXJ_FILE_MISSING("找不到所指的 WARC 文件：%s。", "The WARC file it names is not there: %s."),
    CDXJ_PLACE_WRONG("所指的位置没有记录开始：%s。", "No record begins at the place it names: %s."),
    CDXJ_LENGTH_WRONG("记录的长度不同：%s。", "The record has another length: %s."),
    CDXJ_URL_WRONG("该处的记录是另一个网址：%s。", "The record there is of another address: %s."),
    CDXJ_TIME_WRONG("该处的记录是另一个时间：%s。", "The record there is of another time: %s."),
    CDXJ_STATUS_WRONG("该处的记录是另一个状态码：%s。", "The record there has another status: %s."),
    CDXJ_DIGEST_WRONG("该处的记录是另一个摘要：%s。", "The record there has another digest: %s."),
    CDXJ_RECORD_DIGEST_WRONG("记录本身的摘要不符：%s。", "The record itself has another digest: %s."),

    WACZ_NOT_ZIP("不是可读的 ZIP 文件（%s）。", "This is not a readable ZIP file (%s)."),
    WACZ_TOO_LARGE("解开后超过限度：%s。", "It is larger than allowed when unpacked: %s."),
    WACZ_ENTRY_NAME("条目名称不安全或不合格式：%s。", "The entry has an unsafe or malformed name: %s."),
    WACZ_ENTRY_REPEATED("条目重复：%s。", "The entry occurs twice: %s."),
    WACZ_ENTRY_DAMAGED("条目无法读取：%s。", "The entry cannot be read: %s."),
    WACZ_ENTRY_FOREIGN("此目录不得有这种文件：%s。", "A file of this kind does not belong in this folder: %s."),
    WACZ_ENTRY_COMPRESSED("条目必须不压缩存放：%s。", "The entry has to be stored without compression: %s."),
    WACZ_FILE_MISSING("缺少必需的文件：%s。", "A mandatory file is missing: %s."),
    WACZ_JSON("JSON 无法读取：%s。", "The JSON cannot be read: %s."),
    WACZ_FIELD_MISSING("缺少必需的字段：%s。", "A mandatory field is missing: %s."),
    WACZ_PROFILE("profile 应为 data-package：%s。", "profile has to be data-package: %s."),
    WACZ_VERSION("wacz_version 应为 1.1.1 或 1.1.0、1.0.0：%s。", "wacz_version has to be 1.1.1, or 1.1.0 or 1.0.0: %s."),
    WACZ_TIME_FORM("时间不合 RFC 3339：%s。", "The time is not in the form of RFC 3339: %s."),
    WACZ_RESOURCE_MISSING("清单所列的文件不在包内：%s。", "A listed file is not in the package: %s."),
    WACZ_RESOURCE_UNLISTED("包内的文件没有列入清单：%s。", "A file of the package is not listed: %s."),
    WACZ_RESOURCE_REPEATED("清单重复列出：%s。", "A file is listed twice: %s."),
    WACZ_HASH_FORM("摘要不是 sha256: 加 64 位小写十六进制：%s。", "The hash is not sha256: and 64 lowercase hex digits: %s."),
    WACZ_HASH_WRONG("文件与清单的摘要不符：%s。", "The file does not match the listed hash: %s."),
    WACZ_BYTES_WRONG("文件与清单的字节数不符：%s。", "The file does not have the listed number of bytes: %s."),
    WACZ_DIGEST_PATH(
            "datapackage-digest.json 的 path 应为 datapackage.json：%s。",
            "The path in datapackage-digest.json has to be datapackage.json: %s."),
    WACZ_DIGEST_WRONG(
            "datapackage.json 与 datapackage-digest.json 的摘要不符：%s。",
            "datapackage.json does not match the hash in datapackage-digest.json: %s."),
    WACZ_SIGNATURE_FORM("签名既不是匿名形式，也不是域名形式：%s。", "The signature has neither the anonymous nor the domain form: %s."),
    WACZ_SIGNATURE_HASH(
            "签名所签的摘要不是 datapackage.json 的：%s。",
            "The signature is over another hash than that of datapackage.json: %s."),
    WACZ_SIGNATURE_WRONG("签名无效：%s。", "The signature is not valid: %s."),
    WACZ_IDX_WRONG(
            "二级索引的一行没有指向以它开头的块：%s。", "A line of the secondary index does not lead to a block that begins with it: %s."),
    PAGES_HEADER(
            "页面清单的第一行不是 json-pages-1.0 的头：%s。", "The first line of the page list is no json-pages-1.0 header: %s."),
    PAGES_JSON("页面清单的一行无法读取：%s。", "A line of the page list cannot be read: %s."),
    PAGES_FIELD_MISSING("页面清单的一行缺少字段：%s。", "A line of the page list lacks a field: %s."),
    PAGES_NOT_INDEXED("所列的页面不在索引中：%s。", "A listed page is not in the index: %s.");

    private static final int LONGEST = 200;

    private final String zh;
    private final String en;

    Flaw(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The stable id. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sentence about a case; the detail comes from files of others and is shortened. */
    Message message(String detail) {
        String clean = WarcFields.clean(detail);
        String shown = clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
        return new Message(id(), zh.replace("%s", shown), en.replace("%s", shown));
    }
}
