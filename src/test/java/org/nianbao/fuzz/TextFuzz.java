package org.nianbao.fuzz;

/** Fuzz target: plain text. */
public final class TextFuzz {
    private TextFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzedReport.read(bytes, "text/plain");
    }
}
