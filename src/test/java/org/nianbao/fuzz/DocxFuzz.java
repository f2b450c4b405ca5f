package org.nianbao.fuzz;

/** Fuzz target: DOCX; the fuzzed bytes are its main part, since the checksums of the container would hide it. */
public final class DocxFuzz {
    private DocxFuzz() {}

    /** Called by the fuzzer and by {@link FuzzRegressionTest}. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzedReport.read(
                Containers.docx(bytes), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }
}
