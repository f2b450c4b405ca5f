package org.nianbao.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.nianbao.model.Document;

/** Reads a ZIP that holds exactly one readable document. */
final class ZipReader {
    private static final Set<String> READABLE = Set.of(
            MediaTypes.PDF,
            MediaTypes.DOC,
            MediaTypes.DOCX,
            MediaTypes.XLS,
            MediaTypes.XLSX,
            MediaTypes.RTF,
            MediaTypes.HTML);

    private ZipReader() {}

    static Document read(Material material) throws Refusal {
        List<Material> found = new ArrayList<>();
        // names made by Chinese Windows are GBK; those that are UTF-8 carry a flag
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(material.bytes()), CharsetLabel.GB18030)) {
            collect(zip, material, found);
        } catch (ZipException e) {
            boolean locked = String.valueOf(e.getMessage()).contains("encrypted");
            throw new Refusal(locked ? Trouble.ENCRYPTED : Trouble.CORRUPT, e);
        } catch (IOException e) {
            throw new Refusal(Trouble.CORRUPT, e);
        }
        if (found.size() != 1) {
            throw new Refusal(Trouble.UNSUPPORTED_TYPE);
        }
        return Readers.read(found.get(0));
    }

    private static void collect(ZipInputStream zip, Material material, List<Material> found)
            throws IOException, Refusal {
        int left = Limits.BYTES;
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Limits.checkTime();
            byte[] content = zip.readNBytes(left);
            left -= content.length;
            entries++;
            if (left == 0 || entries > Limits.ZIP_ENTRIES) {
                throw new Refusal(Trouble.TOO_LARGE);
            }
            String type = MediaTypes.of(content, Optional.empty(), name(entry));
            if (READABLE.contains(type) && !entry.getName().startsWith("__MACOSX/")) {
                found.add(material.inner(content, type));
            }
        }
    }

    private static Optional<URI> name(ZipEntry entry) {
        try {
            return Optional.of(new URI(null, null, "/" + entry.getName(), null));
        } catch (URISyntaxException e) {
            return Optional.empty(); // the name is only a hint
        }
    }
}
