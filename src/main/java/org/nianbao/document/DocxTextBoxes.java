package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.ooxml.POIXMLTypeLoader;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;

/** What stands in the text boxes that hang on a paragraph. */
final class DocxTextBoxes {
    private static final String BOX = "txbxContent";
    /** The same box again for programs that do not know the first way of writing it. */
    private static final String AGAIN = "Fallback";

    private DocxTextBoxes() {}

    /** Paragraphs and tables in its boxes, in order. */
    static List<IBodyElement> of(XWPFParagraph paragraph, XWPFDocument word) {
        List<IBodyElement> found = new ArrayList<>();
        try (XmlCursor cursor = paragraph.getCTP().newCursor()) {
            cursor.push();
            XmlCursor end = cursor.newCursor();
            end.toEndToken();
            while (cursor.isLeftOf(end)) {
                step(cursor, found, word);
            }
            end.close();
        }
        return found;
    }

    private static void step(XmlCursor cursor, List<IBodyElement> found, XWPFDocument word) {
        String name = cursor.isStart() ? cursor.getName().getLocalPart() : "";
        if (BOX.equals(name)) {
            children(cursor, found, word);
        }
        if (BOX.equals(name) || AGAIN.equals(name)) {
            cursor.toEndToken();
        }
        cursor.toNextToken();
    }

    private static void children(XmlCursor box, List<IBodyElement> found, XWPFDocument word) {
        try (XmlCursor child = body(box.getObject()).newCursor()) {
            for (boolean more = child.toFirstChild(); more; more = child.toNextSibling()) {
                XmlObject object = child.getObject();
                if (object instanceof CTP paragraph) {
                    found.add(new XWPFParagraph(paragraph, word));
                } else if (object instanceof CTTbl table) {
                    found.add(new XWPFTable(table, word));
                }
            }
        } catch (XmlException e) {
            throw new POIXMLException(e);
        }
    }

    /** What is in a box lies outside the schema; as the body of a document of its own it is within. */
    private static CTBody body(XmlObject box) throws XmlException {
        String xml = box.xmlText(new XmlOptions().setSaveOuter());
        int begin = xml.indexOf('>');
        int end = xml.lastIndexOf("</");
        String names = xml.substring(xml.indexOf(BOX) + BOX.length(), begin);
        String inner = end < begin ? "" : xml.substring(begin + 1, end);
        String whole = "<w:document" + names + "><w:body>" + inner + "</w:body></w:document>";
        return DocumentDocument.Factory.parse(whole, POIXMLTypeLoader.DEFAULT_XML_OPTIONS)
                .getDocument()
                .getBody();
    }
}
