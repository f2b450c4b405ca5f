package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;

/** Finds the straight lines of a scanned page: long runs of ink along its axes. */
final class BitmapRulings {
    /** A line is at least so long, in points; strokes of letters are shorter. */
    private static final double LEAST_ACROSS = 20;

    private static final double LEAST_DOWN = 11;
    /** Ink may miss for so long, in points. */
    private static final double GAP = 0.4;
    /** Thicker shapes, in points, are no lines. */
    private static final double THICKEST = 4;

    private final Bitmap page;
    private final double scale;
    private final List<Ruling> runs = new ArrayList<>();

    private BitmapRulings(Bitmap page, double scale) {
        this.page = page;
        this.scale = scale;
    }

    /**
     * The lines of a page, in points.
     *
     * @param scale pixels a point
     */
    static List<Ruling> of(Bitmap page, double scale) {
        BitmapRulings lines = new BitmapRulings(page, scale);
        for (int y = 0; y < page.height(); y++) {
            lines.scan(true, y, page.width());
        }
        for (int x = 0; x < page.width(); x++) {
            lines.scan(false, x, page.height());
        }
        return lines.thin();
    }

    private void scan(boolean across, int at, int length) {
        int begin = -1;
        int last = -1;
        int gap = (int) Math.ceil(GAP * scale);
        for (int i = 0; i <= length; i++) {
            boolean ink = i < length && (across ? page.ink(i, at) : page.ink(at, i));
            if (ink) {
                begin = begin < 0 ? i : begin;
                last = i;
            } else if (begin >= 0 && (i == length || i - last > gap)) {
                run(across, at, begin, last + 1);
                begin = -1;
            }
        }
    }

    private void run(boolean across, int at, int begin, int end) {
        double least = (across ? LEAST_ACROSS : LEAST_DOWN) * scale;
        if (end - begin >= least && runs.size() < Limits.PDF_RULINGS_ON_A_PAGE) {
            runs.add(new Ruling(across, at / scale, begin / scale, end / scale));
        }
    }

    /** Runs below each other are one line through their middle, unless it would be a bar. */
    private List<Ruling> thin() {
        List<Ruling> lines = new ArrayList<>();
        List<List<Ruling>> open = new ArrayList<>();
        for (Ruling run : runs) {
            open.removeIf(bar -> closed(bar, run, lines));
            open.stream()
                    .filter(bar -> overlaps(bar.get(bar.size() - 1), run))
                    .findFirst()
                    .ifPresentOrElse(bar -> bar.add(run), () -> open.add(new ArrayList<>(List.of(run))));
        }
        open.forEach(bar -> line(bar, lines));
        return lines;
    }

    private boolean closed(List<Ruling> bar, Ruling run, List<Ruling> lines) {
        Ruling last = bar.get(bar.size() - 1);
        boolean over = last.horizontal() != run.horizontal() || run.at() - last.at() > 1.5 / scale;
        if (over) {
            line(bar, lines);
        }
        return over;
    }

    private static boolean overlaps(Ruling one, Ruling other) {
        return one.horizontal() == other.horizontal() && one.from() < other.to() && other.from() < one.to();
    }

    private static void line(List<Ruling> bar, List<Ruling> lines) {
        Ruling first = bar.get(0);
        Ruling last = bar.get(bar.size() - 1);
        if (last.at() - first.at() <= THICKEST) {
            double from = bar.stream().mapToDouble(Ruling::from).min().orElseThrow();
            double to = bar.stream().mapToDouble(Ruling::to).max().orElseThrow();
            lines.add(new Ruling(first.horizontal(), (first.at() + last.at()) / 2, from, to));
        }
    }
}
