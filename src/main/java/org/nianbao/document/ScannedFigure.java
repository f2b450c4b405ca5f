package org.nianbao.document;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.document.Bitmap.Area;

/** What the shapes of ink in a cell tell before they are recognised, and whether a recognition fits them. */
final class ScannedFigure {
    private static final int MOST_PIECES = 16;
    private static final double HIGHEST = 20;
    private static final double LOWEST = 3;
    /** A piece at least so high, of the highest, is a digit; lower ones are stops, commas and signs. */
    private static final double TALL = 0.7;

    private static final double SLIM = 0.95;
    private static final double DASH = 1.8;

    private static final double FLAT = 0.4;
    private static final double LEAN = 0.55;
    private static final Pattern WELL_SPELLED = Pattern.compile("\\d{1,3}(,\\d{3})+|\\d+(\\.\\d+)?");

    private ScannedFigure() {}

    /** One or two level strokes side by side. */
    static boolean isDash(List<Area> pieces) {
        return pieces.size() <= 2 && pieces.stream().allMatch(p -> p.width() > DASH * p.height());
    }

    /** Whether all pieces stand side by side and are slim enough for digits and their stops. */
    static boolean isFigure(List<Area> pieces, double scale) {
        int high = highest(pieces);
        List<Area> sorted =
                pieces.stream().sorted(Comparator.comparing(Area::left)).toList();
        boolean size = high >= LOWEST * scale && high <= HIGHEST * scale && pieces.size() <= MOST_PIECES;
        boolean slim =
                pieces.stream().allMatch(p -> p.height() < TALL * high ? p.width() < high : p.width() < SLIM * high);
        boolean apart = true;
        for (int i = 1; i < sorted.size(); i++) {
            apart &= sorted.get(i).left() >= sorted.get(i - 1).right() - 0.1 * high;
        }
        return size && slim && apart && tall(pieces) > 0;
    }

    /** How many pieces are as high as digits. */
    static int tall(List<Area> pieces) {
        int high = highest(pieces);
        return (int) pieces.stream().filter(p -> p.height() >= TALL * high).count();
    }

    private static int highest(List<Area> pieces) {
        return pieces.stream().mapToInt(Area::height).max().orElse(0);
    }

    /** How often a figure is printed side by side before it is recognised: single letters are easily passed over. */
    static int copies(int tall) {
        return tall == 1 ? 4 : tall == 2 ? 2 : 1;
    }

    /** What a reading of so many copies says of one; blank when it has not as many digits as there are shapes. */
    static String single(int tall, int copies, String read) {
        String bare = read.replaceAll("^[.,]+|[.,]+$", "");
        if (copies == 1) {
            return bare.chars().filter(ScannedFigure::isTall).count() == tall ? bare : "";
        }
        String digits = digits(bare);
        if (digits.length() < tall) {
            return "";
        }
        String one = digits.substring(0, tall);
        // of four equal shapes one is easily lost
        boolean enough = digits.length() == tall * copies || tall == 1 && digits.length() >= copies / 2;
        return enough && one.repeat(digits.length() / tall).equals(digits) ? one : "";
    }

    private static boolean isTall(int c) {
        return Character.isDigit(c) || c == '/';
    }

    /** What at least two readings agree on while no other two agree on something else; blank ones do not count. */
    static Optional<String> agreed(List<String> readings) {
        Map<String, List<String>> same = readings.stream()
                .filter(r -> !digits(r).isEmpty())
                .collect(Collectors.groupingBy(ScannedFigure::digits));
        List<List<String>> twice =
                same.values().stream().filter(r -> r.size() > 1).toList();
        return twice.size() == 1 ? Optional.of(spelled(twice.get(0))) : Optional.empty();
    }

    /** Of the same digits with different stops those that make a number. */
    private static String spelled(List<String> same) {
        return same.stream()
                .filter(text -> WELL_SPELLED.matcher(text).matches())
                .findFirst()
                .orElse(same.get(0));
    }

    /** A stroke in the middle of the line before the first digit, which is taken out of the pieces. */
    static boolean takeMinus(List<Area> pieces) {
        int high = highest(pieces);
        Area first = pieces.stream().min(Comparator.comparing(Area::left)).orElseThrow();
        Area all = pieces.stream().reduce(Area::with).orElseThrow();
        int middle = (first.top() + first.bottom()) / 2 - all.top();
        boolean minus = pieces.size() > 1
                && first.height() < FLAT * high
                && first.width() > DASH * first.height()
                && middle > high / 4
                && middle < 3 * high / 4;
        return minus && pieces.remove(first);
    }

    /** Whether the one piece leans from the upper right to the lower left, as a slash does and no digit. */
    static boolean isSlash(List<Area> pieces, Bitmap page) {
        if (pieces.size() != 1 || pieces.get(0).width() * 5 < pieces.get(0).height()) {
            return false;
        }
        Area piece = pieces.get(0);
        int quarter = Math.max(1, piece.height() / 4);
        Area top = new Area(piece.left(), piece.top(), piece.right(), piece.top() + quarter);
        Area bottom = new Area(piece.left(), piece.bottom() - quarter, piece.right(), piece.bottom());
        return page.middle(top) - page.middle(bottom) > LEAN * piece.width();
    }

    private static String digits(String text) {
        return text.replaceAll("[.,-]", "");
    }
}
