package org.nianbao.document;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Media types: by the first bytes, then the header, then the suffix of the address. */
final class MediaTypes {
    static final String HTML = "text/html";
    static final String TEXT = "text/plain";
    static final String PDF = "application/pdf";
    static final String DOC = "application/msword";
    static final String XLS = "application/vnd.ms-excel";
    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String RTF = "application/rtf";
    static final String ZIP = "application/zip";
    static final String PROTECTED = "application/x-tika-ooxml-protected";
    static final String UNKNOWN = "application/octet-stream";

    /** First bytes in hex. */
    private static final Map<String, String> MAGIC = Map.ofEntries(
            Map.entry("89504e470d0a1a0a", "image/png"),
            Map.entry("ffd8ff", "image/jpeg"),
            Map.entry("47494638", "image/gif"),
            Map.entry("49492a00", "image/tiff"),
            Map.entry("4d4d002a", "image/tiff"),
            Map.entry("526172211a07", "application/vnd.rar"),
            Map.entry("377abcaf271c", "application/x-7z-compressed"),
            Map.entry("1f8b", "application/gzip"),
            Map.entry("7b5c727466", RTF));

    private static final Map<String, String> SUFFIXES = Map.ofEntries(
            Map.entry("html", HTML),
            Map.entry("htm", HTML),
            Map.entry("shtml", HTML),
            Map.entry("jhtml", HTML),
            Map.entry("xhtml", "application/xhtml+xml"),
            Map.entry("jsp", HTML),
            Map.entry("asp", HTML),
            Map.entry("aspx", HTML),
            Map.entry("php", HTML),
            Map.entry("pdf", PDF),
            Map.entry("doc", DOC),
            Map.entry("wps", DOC),
            Map.entry("docx", DOCX),
            Map.entry("xls", XLS),
            Map.entry("et", XLS),
            Map.entry("xlsx", XLSX),
            Map.entry("rtf", RTF),
            Map.entry("zip", ZIP),
            Map.entry("txt", TEXT),
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("json", "application/json"),
            Map.entry("js", "text/javascript"),
            Map.entry("css", "text/css"),
            Map.entry("xml", "application/xml"));

    /** What servers send when they do not know. */
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "application/(octet-stream|x-download|force-download|download|binary|unknown|x-msdownload)|\\*/\\*|unknown/unknown|binary/octet-stream");

    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");
    private static final Pattern HTML_BEGINS = Pattern.compile(
            "^(?:\\s++|<\\?xml[^>]{0,500}>|<!--.{0,5000}?-->)*+<(?:!doctype\\s+html|html|head|body|title|meta|link|script|style|base|div|table|center|font|span|p|h[1-6]|br|a|img|ucaptitle|ucapcontent)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LOOK = 16 * 1024;

    private MediaTypes() {}

    static String of(byte[] bytes, Optional<String> contentType, Optional<URI> uri) {
        return byMagic(bytes)
                .or(() -> contentType.flatMap(MediaTypes::named))
                .or(() ->
                        uri.flatMap(MediaTypes::bySuffix).filter(type -> !type.startsWith("text/") || !isBinary(bytes)))
                .orElseGet(() -> isBinary(bytes) ? UNKNOWN : TEXT);
    }

    /** HTML and plain text, which a bounded reader in this process is enough for. */
    static boolean isText(String type) {
        return type.startsWith("text/") || type.equals("application/xhtml+xml");
    }

    private static Optional<String> byMagic(byte[] bytes) {
        String begin = HexFormat.of().formatHex(bytes, 0, Math.min(16, bytes.length));
        if (begin.startsWith("504b0304") || begin.startsWith("504b0506")) {
            return Optional.of(Containers.ofZip(bytes));
        }
        if (begin.startsWith("d0cf11e0a1b11ae1")) {
            return Containers.ofOle2(bytes);
        }
        return MAGIC.entrySet().stream()
                .filter(e -> begin.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> byText(bytes));
    }

    private static Optional<String> byText(byte[] bytes) {
        String head = head(bytes);
        if (HTML_BEGINS.matcher(head).find()) {
            return Optional.of(HTML);
        }
        int pdf = head.indexOf("%PDF-");
        return pdf >= 0 && pdf < 1024 && !head.stripLeading().startsWith("<") ? Optional.of(PDF) : Optional.empty();
    }

    /** The beginning, byte by byte unless a byte-order mark says otherwise. */
    private static String head(byte[] bytes) {
        byte[] head = Arrays.copyOf(bytes, Math.min(LOOK, bytes.length));
        return ByteOrderMark.of(head)
                .map(m -> new String(head, m.length(), head.length - m.length(), m.charset()))
                .orElseGet(() -> new String(head, StandardCharsets.ISO_8859_1));
    }

    private static boolean isBinary(byte[] bytes) {
        return head(bytes).indexOf('\0') >= 0;
    }

    private static Optional<String> named(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() && !SAYS_NOTHING.matcher(type).matches()
                ? Optional.of(type)
                : Optional.empty();
    }

    private static Optional<String> bySuffix(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        int dot = path.lastIndexOf('.');
        return Optional.ofNullable(
                dot < 0 ? null : SUFFIXES.get(path.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }
}
