package org.nianbao.model;

import java.util.Locale;

/** Whose work a report covers (发布主体的范围), as {@code scope} in the contract's JSON and CSV. */
public enum Scope {
    /** The district as a whole (全区汇总). */
    DISTRICT("全区", "district"),
    /** The government proper and its office (区本级政府及政府办). */
    GOVERNMENT_AND_OFFICE("区政府及办公室", "government and office"),
    /** The government's office only (政府办公室). */
    OFFICE("政府办公室", "office"),
    /** A department (部门). */
    DEPARTMENT("部门", "department"),
    /** A township or subdistrict (乡镇、街道). */
    TOWNSHIP("乡镇街道", "township"),
    /** Not known from any witness. */
    UNKNOWN("未知", "unknown");

    private final String zh;
    private final String en;

    Scope(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The stable name in JSON, CSV and addresses, for instance {@code government_and_office}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope of an id.
     *
     * @param id a name given by {@link #id()}
     * @throws IllegalArgumentException when there is no such scope
     */
    public static Scope of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** The Chinese word. */
    public String zh() {
        return zh;
    }

    /** The English word. */
    public String en() {
        return en;
    }
}
