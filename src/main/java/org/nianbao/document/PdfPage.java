package org.nianbao.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * What a page shows, turned so that its text is upright.
 *
 * @param number from 1
 * @param frame its axes
 * @param height of the upright page
 * @param glyphs its characters
 * @param rulings its straight lines
 * @param pictured whether pictures cover much of it
 * @param recognised whether its characters were recognised in a picture
 */
record PdfPage(
        int number,
        PdfFrame frame,
        double height,
        List<Glyph> glyphs,
        List<Ruling> rulings,
        boolean pictured,
        boolean recognised) {
    /** A picture that covers more than this of a page may be a scan of it. */
    private static final double MUCH = 0.3;

    static PdfPage of(int number, PDPage page) throws IOException {
        PdfPageEngine engine = new PdfPageEngine(page);
        engine.run();
        int direction = direction(engine.characters());
        PdfFrame frame = new PdfFrame(number, page.getCropBox(), page.getRotation(), direction);
        double height = direction % 180 == 0
                ? page.getCropBox().getHeight()
                : page.getCropBox().getWidth();
        List<Glyph> glyphs = glyphs(engine.characters(), frame);
        List<Ruling> rulings = rulings(engine.segments(), frame);
        boolean pictured = engine.pictured()
                > MUCH * page.getCropBox().getWidth() * page.getCropBox().getHeight();
        return new PdfPage(number, frame, height, glyphs, rulings, pictured, false);
    }

    /** In which direction most characters run: 0, 90, 180 or 270 degrees. */
    private static int direction(List<PdfPageEngine.Character> characters) {
        int[] votes = new int[4];
        for (PdfPageEngine.Character c : characters) {
            votes[quarter(c)]++;
        }
        int most = 0;
        for (int i = 1; i < 4; i++) {
            most = votes[i] > votes[most] ? i : most;
        }
        return most * 90;
    }

    private static int quarter(PdfPageEngine.Character c) {
        return Math.floorMod(Math.round(Math.toDegrees(Math.atan2(c.advanceY(), c.advanceX())) / 90), 4);
    }

    private static List<Glyph> glyphs(List<PdfPageEngine.Character> characters, PdfFrame frame) {
        List<Glyph> glyphs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PdfPageEngine.Character c : characters) {
            Point2D at = frame.upright().transform(c.origin(), null);
            Point2D advance = frame.upright().deltaTransform(new Point2D.Double(c.advanceX(), c.advanceY()), null);
            boolean leans = Math.abs(advance.getY()) > 0.1 * Math.abs(advance.getX())
                    && Math.abs(advance.getX()) > 0.1 * Math.abs(advance.getY());
            // a slanting stamp or watermark is no part of the text, and a character drawn twice is bold
            if (!leans && seen.add(place(c.text(), at, c.size()))) {
                glyphs.add(new Glyph(
                        CjkRadicals.folded(c.text()), at.getX(), at.getY(), Math.max(0, advance.getX()), c.size()));
            }
        }
        return glyphs;
    }

    private static String place(String text, Point2D at, double size) {
        double step = Math.max(0.5, size / 4);
        return text + ' ' + Math.round(at.getX() / step) + ' ' + Math.round(at.getY() / step);
    }

    private static List<Ruling> rulings(List<PdfPageEngine.Segment> segments, PdfFrame frame) {
        AffineTransform upright = frame.upright();
        return segments.stream()
                .map(s -> ruling(upright.transform(s.from(), null), upright.transform(s.to(), null)))
                .toList();
    }

    private static Ruling ruling(Point2D a, Point2D b) {
        boolean horizontal = Math.abs(a.getX() - b.getX()) >= Math.abs(a.getY() - b.getY());
        double at = horizontal ? (a.getY() + b.getY()) / 2 : (a.getX() + b.getX()) / 2;
        double one = horizontal ? a.getX() : a.getY();
        double other = horizontal ? b.getX() : b.getY();
        return new Ruling(horizontal, at, Math.min(one, other), Math.max(one, other));
    }
}
