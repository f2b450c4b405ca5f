package org.nianbao.corpus;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nianbao.extract.Indicators;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;

/** A report of the form of 2021 whose tables stand in several documents. */
public final class DividedReport {
    private static final List<Indicator> INDICATORS = Indicators.read(Path.of("config/indicators.tsv"));
    private static final String OPENING = "本报告根据《中华人民共和国政府信息公开条例》和上级要求编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等部分组成。";

    private final Specimen specimen;

    private DividedReport(Specimen specimen) {
        this.specimen = specimen;
    }

    /** One in which no relation fails: all sums are right, and the district has made no rules (规章). */
    public static DividedReport balanced() {
        Specimen specimen = Specimen.of(Form.F2021, Irregularity.NONE, INDICATORS);
        Map<String, Print> prints = new LinkedHashMap<>(specimen.prints());
        prints.replaceAll((code, print) -> code.startsWith("proactive.regulations.") ? Print.of("0") : print);
        return new DividedReport(specimen.printing(prints));
    }

    /** The same report with another number in one place. */
    public DividedReport printing(String code, String digits) {
        Map<String, Print> prints = new LinkedHashMap<>(specimen.prints());
        if (prints.put(code, Print.of(digits)) == null) {
            throw new IllegalArgumentException(code + " is no figure of the report");
        }
        return new DividedReport(specimen.printing(prints));
    }

    /** Every figure of all tables together, by code. */
    public Map<String, BigDecimal> figures() {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        specimen.prints().forEach((code, print) -> figures.put(code, print.value()));
        return figures;
    }

    /**
     * The bytes of a document with some of its tables.
     *
     * @param format name of a {@link Format}
     * @param title what stands above
     * @param prose whether the report's prose stands there as well
     * @param from the first of the three tables, from 0
     * @param to behind the last one
     */
    public byte[] document(String format, String title, boolean prose, int from, int to) {
        List<Table> all = Layout.of(specimen, INDICATORS);
        List<Table> some = IntStream.range(from, to).mapToObj(all::get).toList();
        return Format.valueOf(format).write(new Essay(specimen.name(), title, prose ? OPENING : "", some));
    }

    /** The media type of a format. */
    public static String mediaType(String format) {
        return Format.valueOf(format).mediaType();
    }
}
