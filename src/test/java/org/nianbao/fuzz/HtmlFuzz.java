package org.nianbao.fuzz;

/** Fuzz target: HTML. */
public final class HtmlFuzz {
    private HtmlFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzedReport.read(bytes, "text/html");
    }
}
