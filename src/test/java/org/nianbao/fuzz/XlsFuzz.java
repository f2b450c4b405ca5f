package org.nianbao.fuzz;

/** Fuzz target: XLS, the whole file. */
public final class XlsFuzz {
    private XlsFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzedReport.read(bytes, "application/vnd.ms-excel");
    }
}
