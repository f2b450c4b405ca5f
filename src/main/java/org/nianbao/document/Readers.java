package org.nianbao.document;

import org.nianbao.model.DecodedText;
import org.nianbao.model.Document;

/** Which reader reads which media type. */
final class Readers {
    private Readers() {}

    static Document read(Material material) throws Refusal {
        if (isBlank(material.bytes())) {
            throw new Refusal(Trouble.EMPTY);
        }
        Document document = byType(material);
        if (document.blocks().isEmpty()
                && document.grids().isEmpty()
                && document.attachments().isEmpty()) {
            throw new Refusal(Trouble.NO_TEXT);
        }
        return document;
    }

    private static Document byType(Material material) throws Refusal {
        return switch (material.source().mediaType()) {
            case MediaTypes.HTML, "application/xhtml+xml" -> HtmlReader.read(material);
            case MediaTypes.TEXT, "text/csv", "text/tab-separated-values" -> text(material);
            case MediaTypes.PDF -> PdfReader.read(material);
            case MediaTypes.DOCX -> DocxReader.read(material);
            case MediaTypes.DOC -> DocReader.read(material);
            case MediaTypes.XLS, MediaTypes.XLSX -> SheetReader.read(material);
            case MediaTypes.RTF, "text/rtf" -> RtfReader.read(material);
            case MediaTypes.ZIP -> ZipReader.read(material);
            case "image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff" -> PictureReader.read(material);
            case MediaTypes.PROTECTED -> throw new Refusal(Trouble.ENCRYPTED);
            default -> throw new Refusal(Trouble.UNSUPPORTED_TYPE);
        };
    }

    private static Document text(Material material) {
        DecodedText text = material.decoded();
        return PlainText.read(text.text(), material.source(text));
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
