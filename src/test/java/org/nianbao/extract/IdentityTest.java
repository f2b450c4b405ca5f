package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.extract.Drafts.hints;
import static org.nianbao.extract.Drafts.page;
import static org.nianbao.extract.Drafts.prose;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.model.Document;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

class IdentityTest {
    private static final Extractor EXTRACTOR = new Extractor(FormSheets.INDICATORS);
    private static final String TITLE = "鼓楼区人民政府2021年政府信息公开工作年度报告";

    @Test
    void aSharedNameAloneSettlesNoDivision() {
        Extraction.Extracted read = read(page("", Map.of(), TITLE, prose("")), hints(""));
        assertThat(read.report().publisher().divisionCode()).isEmpty();
        assertThat(read.remarks()).extracting(r -> r.message().id()).contains("division_unsettled");
    }

    @Test
    void aSharedNameAloneSettlesNoDivisionEvenWhenOnlyOneOfThemIsKnown() {
        Hints one = new Hints(Optional.empty(), Optional.empty(), Drafts.DRUM_TOWERS.subList(3, 4), "");
        assertThat(code(page("", Map.of(), TITLE, prose("")), one)).isEmpty();
    }

    @Test
    void aNameThatOnlyOneDivisionBearsSettlesIt() {
        String title = "二七区2019年政府信息公开工作年度报告";
        Report.Publisher publisher =
                read(page("", Map.of(), title, prose("")), hints("")).report().publisher();
        assertThat(publisher).isEqualTo(new Report.Publisher("郑州市二七区人民政府", Optional.of("410103"), Scope.DISTRICT));
    }

    @ParameterizedTest
    @CsvSource({"南京市,320106", "徐州市,320302", "福州市,350102", "开封市,410204"})
    void theParentCityInTheTextSettlesIt(String city, String code) {
        Document document = page("", Map.of(), TITLE, prose("《" + city + "鼓楼区政务公开办法》。"));
        Report.Publisher publisher = read(document, hints("")).report().publisher();
        assertThat(publisher.divisionCode()).contains(code);
        assertThat(publisher.name()).isEqualTo(city + "鼓楼区人民政府");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.njgl.invalid/a/1.html,320106",
        "https://gl.invalid/t.htm,350102",
        "http://www.kfgulou.invalid/,410204"
    })
    void theHostSettlesIt(String uri, String code) {
        assertThat(code(page("", Map.of(), TITLE, prose("")), hints(uri))).contains(code);
    }

    @Test
    void theHostInTheTextSettlesIt() {
        Document document = page("", Map.of(), TITLE, prose("可在本区网站（http://www.xzgl.invalid/）查阅。"));
        assertThat(code(document, hints(""))).contains("320302");
    }

    @Test
    void theSiteCodeSettlesIt() {
        Document document = page("", Map.of("siteidcode", "3501020001"), TITLE, prose(""));
        assertThat(code(document, hints(""))).contains("350102");
        assertThat(code(document, Hints.none())).contains("350102");
    }

    @Test
    void theSiteItWasFoundOnSettlesIt() {
        Hints found = new Hints(Optional.empty(), Optional.of(Drafts.DRUM_TOWERS.get(3)), Drafts.DRUM_TOWERS, "");
        assertThat(code(page("", Map.of(), TITLE, prose("")), found)).contains("410204");
    }

    @Test
    void anotherCityInTheTextContradictsTheOnlyKnownOne() {
        Hints one = new Hints(
                Optional.empty(), Optional.of(Drafts.DRUM_TOWERS.get(3)), Drafts.DRUM_TOWERS.subList(3, 4), "");
        Extraction.Extracted read = read(page("", Map.of(), TITLE, prose("南京市鼓楼区政府")), one);
        assertThat(read.report().publisher().divisionCode()).isEmpty();
        assertThat(read.remarks()).extracting(r -> r.message().id()).contains("division_disagreement");
    }

    @ParameterizedTest
    @CsvSource({
        "二七区2019年政府信息公开工作年度报告,DISTRICT,郑州市二七区人民政府",
        "二七区人民政府办公室2019年政府信息公开工作年度报告,OFFICE,郑州市二七区人民政府办公室",
        "郑州市二七区人民政府2019年政府信息公开年报,DISTRICT,郑州市二七区人民政府",
        "二七区本级政府2019年政府信息公开工作年度报告,GOVERNMENT_AND_OFFICE,郑州市二七区本级政府",
        "二七区政府及办公室2019年政府信息公开工作年度报告,GOVERNMENT_AND_OFFICE,郑州市二七区政府及办公室",
        "二七区教育局2019年政府信息公开工作年度报告,DEPARTMENT,郑州市二七区教育局",
        "二七区马寨镇人民政府2019年政府信息公开工作年度报告,TOWNSHIP,郑州市二七区马寨镇人民政府",
        "二七区淮河路街道办事处2019年政府信息公开工作年度报告,TOWNSHIP,郑州市二七区淮河路街道办事处",
        "2019年二七区人民政府信息公开年度报告,DISTRICT,郑州市二七区人民政府",
        "郑州市二七区人民政府信息公开年度报告（2019年）,DISTRICT,郑州市二七区人民政府",
        "二七区二〇一九年政府信息公开工作年度报告,DISTRICT,郑州市二七区人民政府"
    })
    void theTitleTellsTheScopeAndTheBody(String title, Scope scope, String name) {
        Report report = read(page("", Map.of(), title, prose("")), hints("")).report();
        assertThat(report.publisher()).isEqualTo(new Report.Publisher(name, Optional.of("410103"), scope));
        assertThat(report.year()).contains(2019);
        assertThat(report.title()).isEqualTo(title);
    }

    @Test
    void aTitleBrokenAfterTheNameIsStillNamed() {
        Document document = page("", Map.of(), "郑州市二七区人民政府", "2019 年政府信息公开工作年度报告", prose(""));
        assertThat(read(document, hints("")).report().publisher())
                .isEqualTo(new Report.Publisher("郑州市二七区人民政府", Optional.of("410103"), Scope.DISTRICT));
        Document bare = page("", Map.of(), "2019 年政府信息公开工作年度报告", prose(""));
        assertThat(read(bare, Hints.none()).report().publisher())
                .isEqualTo(new Report.Publisher("", Optional.empty(), Scope.UNKNOWN));
    }

    @Test
    void theYearKeepsItsWitnessesAndTheirQuarrels() {
        Document document = page(
                "",
                Map.of("pubdate", "2022-01-20 09:00"),
                TITLE,
                "本报告中所列数据的统计期限为2020年1月1日至2020年12月31日。",
                prose("2021年，"));
        Extraction.Extracted read = read(document, hints("http://www.kfgulou.invalid/2021n/t20220120_1.html"));
        assertThat(read.report().year()).contains(2021);
        assertThat(read.report().yearFrom()).containsExactly("title", "text", "url", "published");
        assertThat(read.report().published()).contains(LocalDate.of(2022, 1, 20));
        assertThat(read.remarks()).extracting(r -> r.message().id()).contains("year_disagreement");
    }

    @ParameterizedTest
    @CsvSource({
        "发布日期：2022-01-20,''",
        "【发布时间】2022年1月20日 来源：区政府,''",
        "无,http://www.kfgulou.invalid/zfxxgknb/202201/t20220120_5269049.htm",
        "无,http://www.kfgulou.invalid/art/2022/1/20/art_1_2.html"
    })
    void theDayOfPublicationHasSeveralPlaces(String block, String uri) {
        Report report =
                read(page("", Map.of(), TITLE, block, prose("")), hints(uri)).report();
        assertThat(report.published()).contains(LocalDate.of(2022, 1, 20));
    }

    @Test
    void theDayOfPublicationKeepsItsWitnessesAndTheirQuarrels() {
        String uri = "http://www.kfgulou.invalid/zfxxgknb/202202/t20220226_5269049.htm";
        Document document = page("", Map.of("pubdate", "2022-01-20"), TITLE, "发布日期：2021年2月10日", prose(""));
        Extraction.Extracted read = read(document, hints(uri));
        assertThat(read.report().published()).contains(LocalDate.of(2022, 1, 20));
        assertThat(read.remarks())
                .filteredOn(r -> r.message().id().equals("published_disagreement"))
                .singleElement()
                .satisfies(
                        r -> assertThat(r.message().en()).contains("meta 2022-01-20, text 2021-02-10, url 2022-02-26"));
        Document agreed = page("", Map.of("pubdate", "2022-02-26 08:00:00"), TITLE, "发布日期：2022-02-26", prose(""));
        assertThat(read(agreed, hints(uri)).remarks())
                .extracting(r -> r.message().id())
                .doesNotContain("published_disagreement");
    }

    @Test
    void theTitleIsChosenAmongNavigationAndMetadata() {
        Document document = page(
                "2020年政府信息公开工作年度报告_二七区人民政府",
                Map.of("articletitle", "二七区2020年政府信息公开工作年度报告"),
                "政府信息公开年报",
                "2018年政府信息公开工作年度报告",
                prose(""));
        assertThat(read(document, hints("")).report().title()).isEqualTo("二七区2020年政府信息公开工作年度报告");
    }

    @Test
    void theSixPartsAreFoundAmongOtherNumberings() {
        Document document = page(
                "",
                Map.of(),
                "一、概述",
                TITLE,
                "一、推进标准化",
                "说明甲。",
                "二、主动公开政府信息情况",
                "三、收到和处理政府信息公开申请情况",
                "四、政府信息公开行政复议、行政诉讼情况",
                "五、政府信息公开工作存在的主要问题及改进措施",
                "问题。",
                "六、其他需要报告的事项",
                "无",
                prose(""));
        List<Report.Section> sections = read(document, hints("")).report().sections();
        assertThat(sections).extracting(Report.Section::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(sections.get(0).text()).isEqualTo("一、推进标准化\n说明甲。");
        assertThat(sections.get(4).text()).isEqualTo("问题。");
    }

    private static Optional<String> code(Document document, Hints hints) {
        return read(document, hints).report().publisher().divisionCode();
    }

    private static Extraction.Extracted read(Document document, Hints hints) {
        Extraction extraction = EXTRACTOR.extract(document, hints);
        assertThat(extraction)
                .as(() -> String.valueOf(
                        extraction.remarks().stream().map(Remark::message).toList()))
                .isInstanceOf(Extraction.Extracted.class);
        return (Extraction.Extracted) extraction;
    }
}
