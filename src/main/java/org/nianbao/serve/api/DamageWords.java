package org.nianbao.serve.api;

import java.util.List;
import org.nianbao.serve.FixityReport;

/** A damage in sentences: where it is, what rests on it, where good bytes are, what to do. */
public final class DamageWords {
    private static final int MOST = 5;

    private DamageWords() {}

    /** In Chinese. */
    public static String zh(FixityReport.Bad bad) {
        String place = bad.offset() < 0 ? "" : " 位置 " + bad.offset();
        String record = bad.recordId().isBlank() ? "" : "（记录 " + bad.recordId() + "）";
        String first = bad.firstBadByte() < 0 ? "" : "，与副本比较，首个不同的字节在 " + bad.firstBadByte();
        String more = bad.inFile() > 1 ? "；该文件共有 " + bad.inFile() + " 处" : "";
        return "存档文件 " + bad.file() + place + record + "损坏：" + bad.why() + first + more + "。涉及存档 "
                + bad.captures().size() + " 条、报告 " + bad.reports().size() + " 份" + some(bad.reports(), "（", "）")
                + "、数字 " + bad.cells() + " 个。" + copiesZh(bad);
    }

    private static String copiesZh(FixityReport.Bad bad) {
        return bad.goodCopies().isEmpty()
                ? "没有已知的完好副本。"
                : "完好副本：" + String.join("，", bad.goodCopies()) + "；可运行 nianbao archive verify --repair-from "
                        + bad.goodCopies().get(0) + " 恢复。";
    }

    /** In English. */
    public static String en(FixityReport.Bad bad) {
        String place = bad.offset() < 0 ? "" : " at offset " + bad.offset();
        String record = bad.recordId().isBlank() ? "" : " (record " + bad.recordId() + ")";
        String first = bad.firstBadByte() < 0
                ? ""
                : "; compared with the copy, byte " + bad.firstBadByte() + " is the first that differs";
        String more = bad.inFile() > 1 ? "; the file has " + bad.inFile() + " such places" : "";
        return "The archive file " + bad.file() + " is damaged" + place + record + ": " + bad.why() + first + more
                + ". On it rest " + bad.captures().size() + " addresses, "
                + bad.reports().size() + " reports" + some(bad.reports(), " (", ")") + " and " + bad.cells()
                + " figures. " + copiesEn(bad);
    }

    private static String copiesEn(FixityReport.Bad bad) {
        return bad.goodCopies().isEmpty()
                ? "No good copy is known."
                : "Good copies: " + String.join(", ", bad.goodCopies())
                        + "; nianbao archive verify --repair-from "
                        + bad.goodCopies().get(0) + " restores it.";
    }

    private static String some(List<String> ids, String before, String after) {
        if (ids.isEmpty()) {
            return "";
        }
        String dots = ids.size() > MOST ? " …" : "";
        return before + String.join(" ", ids.subList(0, Math.min(MOST, ids.size()))) + dots + after;
    }
}
