package org.nianbao.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies in a ZIP or OLE2 container, told by the names in it; nothing is unpacked. */
final class Containers {
    /** What stands in a local (offset 30) or central (offset 46) file header. */
    private static final Map<String, String> PARTS = Map.of(
            "word/document", MediaTypes.DOCX,
            "xl/workbook", MediaTypes.XLSX,
            "ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "OFD.xml", "application/ofd",
            "mimetypeapplication/vnd.oasis.opendocument", "application/vnd.oasis.opendocument.text");

    /** Names of streams, the telling ones first. */
    private static final List<Map.Entry<String, String>> STREAMS = List.of(
            Map.entry("EncryptedPackage", MediaTypes.PROTECTED),
            Map.entry("WordDocument", MediaTypes.DOC),
            Map.entry("Workbook", MediaTypes.XLS),
            Map.entry("Book", MediaTypes.XLS),
            Map.entry("PowerPoint Document", "application/vnd.ms-powerpoint"));

    private static final int DIRECTORY_ENTRY = 128;

    private Containers() {}

    static String ofZip(byte[] bytes) {
        for (int i = 0; i + 46 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K') {
                Optional<String> type = partAt(bytes, nameOffset(bytes, i));
                if (type.isPresent()) {
                    return type.get();
                }
            }
        }
        return MediaTypes.ZIP;
    }

    private static int nameOffset(byte[] bytes, int i) {
        if (bytes[i + 2] == 3 && bytes[i + 3] == 4) {
            return i + 30;
        }
        return bytes[i + 2] == 1 && bytes[i + 3] == 2 ? i + 46 : bytes.length;
    }

    private static Optional<String> partAt(byte[] bytes, int at) {
        return PARTS.entrySet().stream()
                .filter(e -> startsWith(bytes, at, e.getKey().getBytes(StandardCharsets.US_ASCII)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
        if (at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Directory entries are 128 bytes each and begin with the name in UTF-16LE. */
    static Optional<String> ofOle2(byte[] bytes) {
        for (Map.Entry<String, String> stream : STREAMS) {
            byte[] name = (stream.getKey() + "\0").getBytes(StandardCharsets.UTF_16LE);
            for (int i = 512; i < bytes.length; i += DIRECTORY_ENTRY) {
                if (startsWith(bytes, i, name)) {
                    return Optional.of(stream.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
