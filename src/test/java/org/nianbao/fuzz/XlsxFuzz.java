package org.nianbao.fuzz;

/** Fuzz target: XLSX; the fuzzed bytes are its first sheet, since the checksums of the container would hide it. */
public final class XlsxFuzz {
    private XlsxFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzedReport.read(Containers.xlsx(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
}
