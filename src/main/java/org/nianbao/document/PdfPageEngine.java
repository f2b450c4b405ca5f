package org.nianbao.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Runs a page's content and keeps its characters and its straight lines, in user space. */
final class PdfPageEngine extends PDFGraphicsStreamEngine {
    /** A filled shape not thicker than this, in points, is a line. */
    private static final double THIN = 3;

    private static final double LEANING = 0.5;

    private final List<Character> characters = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private double pictured;
    private final List<List<Point2D>> path = new ArrayList<>();

    /**
     * A character as drawn.
     *
     * @param text what it stands for
     * @param origin where the pen was
     * @param advanceX how far the pen moved
     * @param advanceY how far the pen moved
     * @param size height of the font
     */
    record Character(String text, Point2D origin, double advanceX, double advanceY, double size) {}

    /** A line along an axis. */
    record Segment(Point2D from, Point2D to) {}

    PdfPageEngine(PDPage page) {
        super(page);
        addOperator(new BoundedFont(this));
    }

    void run() throws IOException {
        processPage(getPage());
    }

    List<Character> characters() {
        return characters;
    }

    /** The area that pictures cover, in square points; what several cover counts more than once. */
    double pictured() {
        return pictured;
    }

    List<Segment> segments() {
        return segments;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("reading took too long");
        }
        super.processOperator(operator, operands);
    }

    /** Characters are noted, never drawn: those of Type 3 fonts are paths that would look like rulings. */
    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        String text = font.toUnicode(code);
        if (text == null) {
            text = font instanceof PDSimpleFont ? String.valueOf((char) code) : "\uFFFD";
        }
        double width = displacement.getX() != 0 ? displacement.getX() : font.getWidth(code) / 1000;
        double size = Math.hypot(matrix.getShearX(), matrix.getScaleY());
        Point2D origin = new Point2D.Double(matrix.getTranslateX(), matrix.getTranslateY());
        if (characters.size() < Limits.PDF_GLYPHS) {
            characters.add(new Character(text, origin, width * matrix.getScaleX(), width * matrix.getShearY(), size));
        }
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.add(new ArrayList<>(List.of(p0, p1, p2, p3, p0)));
    }

    @Override
    public void moveTo(float x, float y) {
        path.add(new ArrayList<>(List.of(new Point2D.Float(x, y))));
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.isEmpty()) {
            moveTo(x, y);
        } else {
            last().add(new Point2D.Float(x, y));
        }
    }

    /** A curve is no ruling; what comes after it begins anew. */
    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        moveTo(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.isEmpty() ? new Point2D.Float() : last().get(last().size() - 1);
    }

    @Override
    public void closePath() {
        if (!path.isEmpty()) {
            last().add(last().get(0));
        }
    }

    private List<Point2D> last() {
        return path.get(path.size() - 1);
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void strokePath() {
        for (List<Point2D> part : path) {
            for (int i = 1; i < part.size(); i++) {
                segment(part.get(i - 1), part.get(i));
            }
        }
        path.clear();
    }

    @Override
    public void fillPath(int windingRule) {
        for (List<Point2D> part : path) {
            thin(part);
        }
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    /** A filled shape that is as thin as a line is one: through its middle. */
    private void thin(List<Point2D> shape) {
        double left = shape.stream().mapToDouble(Point2D::getX).min().orElse(0);
        double right = shape.stream().mapToDouble(Point2D::getX).max().orElse(0);
        double low = shape.stream().mapToDouble(Point2D::getY).min().orElse(0);
        double high = shape.stream().mapToDouble(Point2D::getY).max().orElse(0);
        double middleX = (left + right) / 2;
        double middleY = (low + high) / 2;
        if (high - low <= THIN && right - left > high - low) {
            segment(new Point2D.Double(left, middleY), new Point2D.Double(right, middleY));
        } else if (right - left <= THIN && high - low > right - left) {
            segment(new Point2D.Double(middleX, low), new Point2D.Double(middleX, high));
        }
    }

    private void segment(Point2D from, Point2D to) {
        double across = Math.min(Math.abs(from.getX() - to.getX()), Math.abs(from.getY() - to.getY()));
        if (across <= LEANING && from.distance(to) > LEANING && segments.size() < Limits.PDF_RULINGS_ON_A_PAGE) {
            segments.add(new Segment(from, to));
        }
    }

    /** A picture as thin as a line is one. */
    @Override
    public void drawImage(PDImage image) {
        AffineTransform square =
                getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
        List<Point2D> corners = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            corners.add(square.transform(new Point2D.Double(i & 1, i >> 1), null));
        }
        pictured += Math.abs(square.getDeterminant());
        thin(corners);
    }

    @Override
    public void clip(int windingRule) {
        // what is outside a clip is taken all the same: producers clip to the cell they draw
    }

    @Override
    public void shadingFill(COSName name) {
        // no ruling is drawn as a shading
    }
}
