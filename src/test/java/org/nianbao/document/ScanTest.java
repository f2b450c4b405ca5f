package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found in a picture before anything is recognised. */
class ScanTest {
    private static final double SCALE = 300.0 / 72;

    private static BufferedImage paper() {
        BufferedImage picture = new BufferedImage(1000, 600, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1000, 600);
        pen.dispose();
        return picture;
    }

    private static void bar(BufferedImage picture, int x, int y, int w, int h) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect(x, y, w, h);
        pen.dispose();
    }

    @Test
    void rulingsAreFoundAndLettersAreNone() {
        BufferedImage picture = paper();
        bar(picture, 100, 100, 800, 4);
        bar(picture, 100, 300, 800, 2);
        bar(picture, 100, 100, 3, 202);
        bar(picture, 897, 100, 3, 202);
        bar(picture, 500, 100, 2, 202);
        bar(picture, 300, 180, 5, 30);
        bar(picture, 600, 150, 60, 60);
        List<Ruling> rulings = BitmapRulings.of(Bitmap.of(picture), SCALE);
        assertThat(rulings).hasSize(5);
        List<Lattice> tables = Lattice.of(rulings);
        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).columns()).isEqualTo(2);
        assertThat(tables.get(0).rows()).isEqualTo(1);
    }

    @Test
    void piecesOfInk() {
        BufferedImage picture = paper();
        bar(picture, 10, 10, 5, 20);
        bar(picture, 15, 30, 5, 5);
        bar(picture, 40, 10, 5, 20);
        Bitmap page = Bitmap.of(picture);
        assertThat(page.pieces(page.within(0, 0, 100, 100)))
                .containsExactly(new Bitmap.Area(10, 10, 20, 35), new Bitmap.Area(40, 10, 45, 30));
    }

    @Test
    void whatTwoReadingsAgreeOn() {
        assertThat(ScannedFigure.agreed(List.of("", "12", "12"))).contains("12");
        assertThat(ScannedFigure.agreed(List.of("1213", "1,213"))).contains("1213");
        assertThat(ScannedFigure.agreed(List.of("6005,8793", "6005.8793"))).contains("6005.8793");
        assertThat(ScannedFigure.agreed(List.of("12", "13"))).isEmpty();
        assertThat(ScannedFigure.agreed(List.of("12", "12", "13", "13"))).isEmpty();
        assertThat(ScannedFigure.agreed(List.of("", ""))).isEmpty();
    }

    @Test
    void aFigurePrintedSeveralTimes() {
        assertThat(ScannedFigure.single(1, 4, "0000")).isEqualTo("0");
        assertThat(ScannedFigure.single(1, 4, "000")).isEqualTo("0");
        assertThat(ScannedFigure.single(1, 4, "0001")).isEmpty();
        assertThat(ScannedFigure.single(2, 2, "1717")).isEqualTo("17");
        assertThat(ScannedFigure.single(2, 2, "717")).isEmpty();
        assertThat(ScannedFigure.single(4, 1, "1,213,")).isEqualTo("1,213");
        assertThat(ScannedFigure.single(3, 1, "12")).isEmpty();
    }

    @Test
    void strokesThatAreNoDigits() {
        List<Bitmap.Area> dash = List.of(new Bitmap.Area(0, 10, 30, 13));
        assertThat(ScannedFigure.isDash(dash)).isTrue();
        List<Bitmap.Area> minus = new java.util.ArrayList<>(List.of(
                new Bitmap.Area(0, 15, 12, 18), new Bitmap.Area(16, 0, 32, 30), new Bitmap.Area(36, 0, 52, 30)));
        assertThat(ScannedFigure.isFigure(minus, 3)).isTrue();
        assertThat(ScannedFigure.takeMinus(minus)).isTrue();
        assertThat(minus).hasSize(2);
        assertThat(ScannedFigure.takeMinus(minus)).isFalse();
        List<Bitmap.Area> chinese =
                List.of(new Bitmap.Area(0, 0, 30, 5), new Bitmap.Area(0, 20, 30, 25), new Bitmap.Area(0, 10, 30, 15));
        assertThat(ScannedFigure.isFigure(chinese, 3)).isFalse();
    }
}
