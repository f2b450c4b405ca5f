package org.nianbao.model;

/** The national forms of the report (统计表的格式), named by the first report year they apply to. */
public enum Form {
    /** 政府信息公开情况统计表, 58 figures; reports for 2014–2018 (国办发〔2014〕32号). */
    F2014("2014"),
    /** 国办公开办函〔2019〕60号, 198 figures; reports for 2019 and 2020. */
    F2019("2019"),
    /** 国办公开办函〔2021〕30号, 200 figures; reports for 2021 and later. */
    F2021("2021");

    private final String id;

    Form(String id) {
        this.id = id;
    }

    /** The name in the contract: {@code 2014}, {@code 2019}, {@code 2021}. */
    public String id() {
        return id;
    }

    /**
     * The form of an id.
     *
     * @throws IllegalArgumentException when there is no such form
     */
    public static Form of(String id) {
        return valueOf("F" + id);
    }
}
