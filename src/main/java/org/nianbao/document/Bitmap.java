package org.nianbao.document;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A page in black and white.
 *
 * @param width in pixels
 * @param height in pixels
 * @param grey brightness of each pixel, row by row
 * @param dark brightness below which a pixel is ink
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one method to the next, never compared
record Bitmap(int width, int height, byte[] grey, int dark) {
    private static final int LIGHTEST_INK = 200;
    private static final int DARKEST_PAPER = 100;

    /**
     * A rectangle of pixels.
     *
     * @param left first column
     * @param top first row
     * @param right column past the last
     * @param bottom row past the last
     */
    record Area(int left, int top, int right, int bottom) {
        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }

        Area with(Area other) {
            return new Area(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }
    }

    /** Of a picture; what is transparent is paper. */
    static Bitmap of(BufferedImage picture) {
        byte[] grey = new byte[picture.getWidth() * picture.getHeight()];
        if (picture.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            Raster raster = picture.getRaster();
            raster.getDataElements(0, 0, picture.getWidth(), picture.getHeight(), grey);
        } else {
            for (int y = 0; y < picture.getHeight(); y++) {
                row(picture, y, grey);
            }
        }
        return new Bitmap(picture.getWidth(), picture.getHeight(), grey, threshold(grey));
    }

    private static void row(BufferedImage picture, int y, byte[] grey) {
        int[] row = picture.getRGB(0, y, picture.getWidth(), 1, null, 0, picture.getWidth());
        for (int x = 0; x < row.length; x++) {
            int c = row[x];
            int light = (299 * (c >> 16 & 255) + 587 * (c >> 8 & 255) + 114 * (c & 255)) / 1000;
            int opaque = c >>> 24;
            grey[y * row.length + x] = (byte) (255 - opaque + light * opaque / 255);
        }
    }

    /** Where ink and paper part best (Otsu 1979). */
    private static int threshold(byte[] grey) {
        long[] counts = new long[256];
        long sum = 0;
        for (byte g : grey) {
            counts[g & 255]++;
            sum += g & 255;
        }
        double best = -1;
        int threshold = 128;
        long below = 0;
        long sumBelow = 0;
        for (int t = 0; t < 256; t++) {
            below += counts[t];
            sumBelow += t * counts[t];
            long above = grey.length - below;
            double apart = below == 0 || above == 0 ? 0 : (double) sumBelow / below - (double) (sum - sumBelow) / above;
            double between = (double) below * above * apart * apart;
            if (between > best) {
                best = between;
                threshold = t + 1;
            }
        }
        return Math.max(DARKEST_PAPER, Math.min(LIGHTEST_INK, threshold));
    }

    boolean ink(int x, int y) {
        return (grey[y * width + x] & 255) < dark;
    }

    /** The area within the page. */
    Area within(double left, double top, double right, double bottom) {
        int l = (int) Math.max(0, Math.min(width, Math.round(left)));
        int t = (int) Math.max(0, Math.min(height, Math.round(top)));
        int r = (int) Math.max(l, Math.min(width, Math.round(right)));
        int b = (int) Math.max(t, Math.min(height, Math.round(bottom)));
        return new Area(l, t, r, b);
    }

    /** The connected pieces of ink in an area, by their rectangles. */
    List<Area> pieces(Area area) {
        boolean[] seen = new boolean[area.width() * area.height()];
        List<Area> pieces = new ArrayList<>();
        ArrayDeque<int[]> open = new ArrayDeque<>();
        for (int y = area.top(); y < area.bottom(); y++) {
            for (int x = area.left(); x < area.right(); x++) {
                if (visit(area, seen, x, y)) {
                    open.add(new int[] {x, y});
                    pieces.add(piece(area, seen, open));
                }
            }
        }
        return pieces;
    }

    private Area piece(Area area, boolean[] seen, ArrayDeque<int[]> open) {
        int[] first = open.peek();
        Area piece = new Area(first[0], first[1], first[0] + 1, first[1] + 1);
        while (!open.isEmpty()) {
            int[] at = open.poll();
            piece = piece.with(new Area(at[0], at[1], at[0] + 1, at[1] + 1));
            for (int i = 0; i < 9; i++) {
                int x = at[0] + i % 3 - 1;
                int y = at[1] + i / 3 - 1;
                if (visit(area, seen, x, y)) {
                    open.add(new int[] {x, y});
                }
            }
        }
        return piece;
    }

    private boolean visit(Area area, boolean[] seen, int x, int y) {
        if (x < area.left() || x >= area.right() || y < area.top() || y >= area.bottom() || !ink(x, y)) {
            return false;
        }
        int at = (y - area.top()) * area.width() + x - area.left();
        boolean fresh = !seen[at];
        seen[at] = true;
        return fresh;
    }

    /** A part enlarged by a factor, with a white margin. */
    Bitmap part(Area area, double factor, int margin) {
        int w = (int) Math.max(1, Math.round(area.width() * factor));
        int h = (int) Math.max(1, Math.round(area.height() * factor));
        int wide = w + 2 * margin;
        byte[] out = new byte[wide * (h + 2 * margin)];
        Arrays.fill(out, (byte) 255);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double fx = area.left() + (x + 0.5) / factor - 0.5;
                double fy = area.top() + (y + 0.5) / factor - 0.5;
                out[(y + margin) * wide + x + margin] = (byte) between(area, fx, fy);
            }
        }
        return new Bitmap(wide, h + 2 * margin, out, dark);
    }

    /** The mean column of an area's ink. */
    double middle(Area area) {
        long sum = 0;
        long count = 0;
        for (int y = area.top(); y < area.bottom(); y++) {
            for (int x = area.left(); x < area.right(); x++) {
                sum += ink(x, y) ? x : 0;
                count += ink(x, y) ? 1 : 0;
            }
        }
        return count == 0 ? 0 : (double) sum / count;
    }

    /** Itself several times side by side, so many columns of each but the first being laid over those before. */
    Bitmap repeated(int times, int over) {
        if (times == 1) {
            return this;
        }
        int step = Math.max(1, width - over);
        int wide = width + (times - 1) * step;
        byte[] out = new byte[wide * height];
        Arrays.fill(out, (byte) 255);
        for (int copy = 0; copy < times; copy++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int at = y * wide + copy * step + x;
                    out[at] = (byte) Math.min(out[at] & 255, grey[y * width + x] & 255);
                }
            }
        }
        return new Bitmap(wide, height, out, dark);
    }

    /** Brightness between four pixels. */
    private int between(Area area, double fx, double fy) {
        int x = (int) Math.floor(fx);
        int y = (int) Math.floor(fy);
        double dx = fx - x;
        double dy = fy - y;
        double upper = (1 - dx) * at(area, x, y) + dx * at(area, x + 1, y);
        double lower = (1 - dx) * at(area, x, y + 1) + dx * at(area, x + 1, y + 1);
        return (int) Math.round((1 - dy) * upper + dy * lower);
    }

    private int at(Area area, int x, int y) {
        int cx = Math.max(area.left(), Math.min(area.right() - 1, x));
        int cy = Math.max(area.top(), Math.min(area.bottom() - 1, y));
        return grey[cy * width + cx] & 255;
    }
}
