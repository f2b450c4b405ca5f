package org.nianbao.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.nianbao.model.Locator;

/**
 * The axes of a page: user space as in the file, the page turned until its text is upright, and the page as shown. Both
 * latter begin at the top left.
 */
final class PdfFrame {
    private final int page;
    private final AffineTransform upright;
    private final AffineTransform shown;
    private final double unit;

    /**
     * Of a page.
     *
     * @param page number from 1
     * @param box the part that is shown
     * @param rotation by which it is turned clockwise to be shown, in degrees
     * @param textDirection angle of most of its text in user space, in degrees
     */
    PdfFrame(int page, PDRectangle box, int rotation, int textDirection) {
        this(page, turned(box, textDirection), turned(box, Math.floorMod(rotation, 360)), 1);
    }

    private PdfFrame(int page, AffineTransform upright, AffineTransform shown, double unit) {
        this.page = page;
        this.upright = upright;
        this.shown = shown;
        this.unit = unit;
    }

    /** The same axes, places told in pixels of which there are so many to a point. */
    PdfFrame inPixels(double aPoint) {
        return new PdfFrame(page, upright, shown, aPoint);
    }

    private static AffineTransform turned(PDRectangle box, int degrees) {
        double left = box.getLowerLeftX();
        double bottom = box.getLowerLeftY();
        double right = box.getUpperRightX();
        double top = box.getUpperRightY();
        return switch (degrees) {
            case 90 -> new AffineTransform(0, 1, 1, 0, -bottom, -left);
            case 180 -> new AffineTransform(-1, 0, 0, 1, right, -bottom);
            case 270 -> new AffineTransform(0, -1, -1, 0, top, right);
            default -> new AffineTransform(1, 0, 0, -1, -left, top);
        };
    }

    /** From user space to the upright page. */
    AffineTransform upright() {
        return upright;
    }

    /** The place of a rectangle of the upright page, to a hundredth of a point. */
    Locator.Box box(double left, double top, double right, double bottom) {
        try {
            AffineTransform transform = new AffineTransform(shown);
            transform.concatenate(upright.createInverse());
            Rectangle2D r = transform
                    .createTransformedShape(new Rectangle2D.Double(left, top, right - left, bottom - top))
                    .getBounds2D();
            return new Locator.Box(
                    page,
                    rounded(unit * r.getX()),
                    rounded(unit * r.getY()),
                    rounded(unit * r.getWidth()),
                    rounded(unit * r.getHeight()));
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException("a quarter turn can be undone", e);
        }
    }

    private static double rounded(double points) {
        return Math.rint(points * 100) / 100 + 0.0;
    }
}
