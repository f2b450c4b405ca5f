package org.nianbao.fuzz;

/** Fuzz target: PDF. */
public final class PdfFuzz {
    private PdfFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzedReport.read(bytes, "application/pdf");
    }
}
