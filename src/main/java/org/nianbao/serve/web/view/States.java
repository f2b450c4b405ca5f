package org.nianbao.serve.web.view;

import org.nianbao.model.DistrictYear.State;

/** How states of a district-year look: an icon and a short word beside the colour, never colour alone. */
public final class States {
    private States() {}

    /** A sign that is told apart without colour. */
    public static String icon(State state) {
        return switch (state) {
            case NOT_DUE -> "○";
            case SEARCHING -> "◌";
            case OVERDUE -> "？";
            case UNREACHABLE -> "⊘";
            case BLOCKED -> "⊟";
            case FOUND -> "◎";
            case UNREADABLE -> "▧";
            case FINDINGS -> "▲";
            case CLEAN -> "✓";
            case SETTLED -> "■";
        };
    }

    /** A word or two. */
    public static String brief(Frame f, State state) {
        return switch (state) {
            case NOT_DUE -> f.t("未到期", "not due");
            case SEARCHING -> f.t("检索中", "searching");
            case OVERDUE -> f.t("未找到", "not found");
            case UNREACHABLE -> f.t("不可达", "unreachable");
            case BLOCKED -> f.t("受阻", "blocked");
            case FOUND -> f.t("已发现", "found");
            case UNREADABLE -> f.t("不可读", "unreadable");
            case FINDINGS -> f.t("有疑点", "findings");
            case CLEAN -> f.t("通过", "passed");
            case SETTLED -> f.t("已确认", "settled");
        };
    }

    /** The whole words. */
    public static String words(Frame f, State state) {
        return f.t(state.zh(), state.en());
    }
}
