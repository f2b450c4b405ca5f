package org.nianbao.serve.api;

import java.util.Map;
import org.nianbao.model.ArchivedRecord;

/** Names and headers under which archived bytes leave the house. */
final class Downloads {
    private static final Map<String, String> ENDINGS = Map.of(
            "text/html", "html",
            "application/xhtml+xml", "html",
            "text/plain", "txt",
            "application/pdf", "pdf",
            "application/msword", "doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
            "application/vnd.ms-excel", "xls",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
            "image/jpeg", "jpg",
            "image/png", "png");

    private Downloads() {}

    /** A file name made of the digest, so that nothing a site sent stands in it. */
    static String name(ArchivedRecord record) {
        return record.payloadSha256().substring(0, 16) + "." + ENDINGS.getOrDefault(record.mediaType(), "bin");
    }

    /** A header value of a site without anything that could end the header. */
    static String headerValue(String sent) {
        return sent.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
