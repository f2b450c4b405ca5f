package org.nianbao.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nianbao.document.Bitmap.Area;

/**
 * A scanned page: its rulings are found in the picture, each cell between them is recognised by itself, cells of figures
 * as digits and twice, and the rest of the page as text. What comes out is a page like those that have characters.
 */
final class Scan {
    /** What stands for ink that could not be read. */
    static final String ILLEGIBLE = "\uFFFD";

    /** Pixels a point that letters are enlarged to, and the height that digits are. */
    private static final double WORDS_SCALE = 5;

    private static final double DIGITS_HIGH = 36;
    private static final double DIGITS_LOW = 26;
    private static final double DIGITS_MIDDLE = 31;
    private static final int MARGIN = 14;
    /** A ruling's ink reaches so far into a cell, in points. */
    private static final double INSET = 1.2;
    /** Smaller pieces of ink, in square points, are dirt. */
    private static final double DIRT = 0.15;
    /** A table is wider than this, in points. */
    private static final double LEAST_TABLE = 120;

    private static final char CHINESE = '\u3400';

    private final Bitmap bitmap;
    private final double scale;
    private final Tesseract tesseract;
    private final OcrBudget budget;
    private final List<Spot> digits = new ArrayList<>();
    private final List<Spot> words = new ArrayList<>();
    private final List<Spot> unread = new ArrayList<>();
    private final List<Glyph> glyphs = new ArrayList<>();

    /**
     * Ink to be recognised together.
     *
     * @param ink its rectangle
     * @param tall how many letters as high as digits it has, should it be a figure
     * @param minus whether a minus stands before it
     */
    private record Spot(Area ink, int tall, boolean minus) {}

    private Scan(Bitmap bitmap, double scale, Tesseract tesseract, OcrBudget budget) {
        this.bitmap = bitmap;
        this.scale = scale;
        this.tesseract = tesseract;
        this.budget = budget;
    }

    /**
     * Recognises a page.
     *
     * @param picture the page
     * @param scale pixels a point
     * @param empty the page as known so far: number, axes and height
     */
    static PdfPage recognised(Bitmap picture, double scale, PdfPage empty, Tesseract tesseract, OcrBudget budget)
            throws Refusal {
        Scan scan = new Scan(picture, scale, tesseract, budget);
        List<Ruling> rulings = BitmapRulings.of(picture, scale);
        scan.look(rulings);
        scan.recognise();
        return new PdfPage(empty.number(), empty.frame(), empty.height(), scan.glyphs, rulings, true, true);
    }

    private void look(List<Ruling> rulings) throws Refusal {
        List<Lattice> tables = Lattice.of(rulings).stream()
                .filter(l -> l.xs().get(l.columns()) - l.xs().get(0) > LEAST_TABLE)
                .sorted(Comparator.comparing(l -> l.ys().get(0)))
                .toList();
        double from = 0;
        for (Lattice table : tables) {
            Limits.checkTime();
            if (table.ys().get(0) >= from) {
                text(from, table.ys().get(0));
                table.areas().forEach(area -> cell(table, area));
                from = table.ys().get(table.rows());
            }
        }
        text(from, bitmap.height() / scale);
    }

    /** What stands between tables. */
    private void text(double top, double bottom) {
        Area strip = bitmap.within(0, (top + INSET) * scale, bitmap.width(), (bottom - INSET) * scale);
        ink(strip).ifPresent(ink -> words.add(new Spot(ink, 0, false)));
    }

    private Optional<Area> ink(Area area) {
        return clean(area).stream().reduce(Area::with);
    }

    /** Pieces of ink without dirt and without what is left of rulings. */
    private List<Area> clean(Area area) {
        double dirt = Math.max(3, DIRT * scale * scale);
        return bitmap.pieces(area).stream()
                .filter(p -> p.width() * p.height() > dirt)
                .filter(p -> p.width() < 0.8 * area.width() || p.height() > 2 * scale)
                .filter(p -> p.height() < 0.8 * area.height() || p.width() > 2 * scale || inside(p, area))
                .toList();
    }

    private static boolean inside(Area piece, Area area) {
        return piece.left() > area.left() + 1 && piece.right() < area.right() - 1;
    }

    private void cell(Lattice table, Lattice.Area at) {
        Area cell = bitmap.within(
                (table.xs().get(at.column()) + INSET) * scale,
                (table.ys().get(at.row()) + INSET) * scale,
                (table.xs().get(at.column() + at.columns()) - INSET) * scale,
                (table.ys().get(at.row() + at.rows()) - INSET) * scale);
        List<Area> pieces = new ArrayList<>(clean(cell));
        pieces.stream().reduce(Area::with).ifPresent(ink -> cell(pieces, ink));
    }

    private void cell(List<Area> pieces, Area ink) {
        if (ScannedFigure.isDash(pieces)) {
            put("-", ink);
        } else if (ScannedFigure.isSlash(pieces, bitmap)) {
            put("/", ink);
        } else if (ScannedFigure.isFigure(pieces, scale)) {
            boolean minus = ScannedFigure.takeMinus(pieces);
            Area rest = pieces.stream().reduce(Area::with).orElse(ink);
            digits.add(new Spot(rest, ScannedFigure.tall(pieces), minus));
        } else {
            words.add(new Spot(ink, 0, false));
        }
    }

    private void recognise() throws Refusal {
        digits();
        words.addAll(unread);
        double factor = Math.max(1, WORDS_SCALE / scale);
        List<Bitmap> pictures =
                words.stream().map(s -> bitmap.part(s.ink(), factor, MARGIN)).toList();
        Map<Integer, List<Tesseract.Word>> read = read(pictures, Tesseract.Manner.WORDS);
        for (int i = 0; i < words.size(); i++) {
            List<Tesseract.Word> own = read.getOrDefault(i, List.of());
            lines(words.get(i), own, factor);
        }
    }

    private void digits() throws Refusal {
        List<String> one = figures(digits, DIGITS_HIGH, Tesseract.Manner.DIGITS);
        List<String> other = figures(digits, DIGITS_LOW, Tesseract.Manner.DIGITS_RAW);
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < digits.size(); i++) {
            Optional<String> agreed = ScannedFigure.agreed(List.of(one.get(i), other.get(i)));
            if (agreed.isPresent()) {
                figure(agreed.get(), digits.get(i));
            } else {
                open.add(i);
            }
        }
        again(open, one, other);
    }

    /** Figures on which the two readings do not agree are read twice more. */
    private void again(List<Integer> open, List<String> one, List<String> other) throws Refusal {
        List<Spot> spots = open.stream().map(digits::get).toList();
        List<String> third = figures(spots, DIGITS_MIDDLE, Tesseract.Manner.DIGITS_CHINESE);
        List<String> fourth = figures(spots, DIGITS_MIDDLE, Tesseract.Manner.DIGITS_ALONE);
        for (int i = 0; i < spots.size(); i++) {
            List<String> said = List.of(one.get(open.get(i)), other.get(open.get(i)), third.get(i), fourth.get(i));
            Optional<String> agreed = ScannedFigure.agreed(said);
            if (agreed.isPresent()) {
                figure(agreed.get(), spots.get(i));
            } else {
                unread.add(spots.get(i));
            }
        }
    }

    private void figure(String text, Spot spot) {
        put(spot.minus() ? "-" + text : text, spot.ink());
    }

    private List<String> figures(List<Spot> spots, double height, Tesseract.Manner manner) throws Refusal {
        List<Bitmap> pictures = spots.stream()
                .map(spot -> picture(spot, height, copies(spot, manner)))
                .toList();
        Map<Integer, List<Tesseract.Word>> read = read(pictures, manner);
        List<String> figures = new ArrayList<>();
        for (int i = 0; i < spots.size(); i++) {
            String text = read.getOrDefault(i, List.of()).stream()
                    .map(Tesseract.Word::text)
                    .collect(Collectors.joining());
            figures.add(ScannedFigure.single(spots.get(i).tall(), copies(spots.get(i), manner), text));
        }
        return figures;
    }

    private static int copies(Spot spot, Tesseract.Manner manner) {
        return manner == Tesseract.Manner.DIGITS_ALONE ? 1 : ScannedFigure.copies(spot.tall());
    }

    private Bitmap picture(Spot spot, double height, int copies) {
        Bitmap one = bitmap.part(spot.ink(), height / Math.max(1, spot.ink().height()), MARGIN);
        return one.repeated(
                copies,
                2 * MARGIN
                        - (int) (height / (spot.ink().width() * 2 < spot.ink().height() ? 2 : 4)));
    }

    private Map<Integer, List<Tesseract.Word>> read(List<Bitmap> pictures, Tesseract.Manner manner) throws Refusal {
        long begun = System.nanoTime();
        try {
            return tesseract.read(pictures, manner, budget.seconds()).stream()
                    .collect(Collectors.groupingBy(Tesseract.Word::picture));
        } finally {
            budget.used(System.nanoTime() - begun);
        }
    }

    /** Puts the characters of a figure side by side over its ink. */
    private void put(String text, Area ink) {
        put(text, ink.left() / scale, ink.right() / scale, ink.top() / scale, ink.bottom() / scale);
    }

    private void put(String text, double left, double right, double top, double bottom) {
        double size = Math.max(4, bottom - top);
        double base = (top + bottom) / 2 + 0.35 * size;
        int[] letters = text.codePoints().toArray();
        double width = (right - left) / Math.max(1, letters.length);
        for (int i = 0; i < letters.length; i++) {
            glyphs.add(new Glyph(Character.toString(letters[i]), left + i * width, base, width, size));
        }
    }

    private void lines(Spot spot, List<Tesseract.Word> own, double factor) {
        boolean digit = own.stream().anyMatch(w -> w.text().chars().anyMatch(c -> c < CHINESE));
        // words beside each other in a cell may look like digits: 件, 个
        if (own.isEmpty() || spot.tall() > 0 && (digit || slim(spot))) {
            put(ILLEGIBLE, spot.ink());
            return;
        }
        Map<String, List<Tesseract.Word>> lines = own.stream()
                .collect(Collectors.groupingBy(Tesseract.Word::line, LinkedHashMap::new, Collectors.toList()));
        lines.values().forEach(line -> line(spot, line, factor));
    }

    private static boolean slim(Spot spot) {
        return spot.ink().width() < 0.8 * spot.ink().height();
    }

    private void line(Spot spot, List<Tesseract.Word> line, double factor) {
        int top = line.stream().mapToInt(Tesseract.Word::top).min().orElseThrow();
        int bottom = line.stream().mapToInt(w -> w.top() + w.height()).max().orElseThrow();
        double before = 0;
        for (Tesseract.Word word : line) {
            // rectangles of neighbours overlap; their order is right
            double left = Math.max(before, x(spot, word.left(), factor));
            before = Math.max(left + 0.1, x(spot, word.left() + word.width(), factor));
            put(word.text(), left, before, y(spot, top, factor), y(spot, bottom, factor));
        }
    }

    private double x(Spot spot, int pixel, double factor) {
        return (spot.ink().left() + (pixel - MARGIN) / factor) / scale;
    }

    private double y(Spot spot, int pixel, double factor) {
        return (spot.ink().top() + (pixel - MARGIN) / factor) / scale;
    }
}
