package org.nianbao.fuzz;

/** Fuzz target: RTF. */
public final class RtfFuzz {
    private RtfFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzedReport.read(bytes, "application/rtf");
    }
}
