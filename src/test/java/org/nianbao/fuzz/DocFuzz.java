package org.nianbao.fuzz;

/** Fuzz target: DOC, the whole file. */
public final class DocFuzz {
    private DocFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzedReport.read(bytes, "application/msword");
    }
}
