package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

class ReportTitleTest {
    private static final Site SITE = Pages.site("金河区", "http://www.jinhe.example/");

    @ParameterizedTest
    @CsvSource({
        "金河区人民政府2021年政府信息公开工作年度报告, 2021, DISTRICT",
        "金河区2016年政府信息公开工作年度报告, 2016, DISTRICT",
        "示例市金河区2017年度政府信息公开年报, 2017, DISTRICT",
        "2018年金河区人民政府政府信息公开工作年度报告, 2018, DISTRICT",
        "金河区政府信息公开2015年度报告, 2015, DISTRICT",
        "金河区政府信息公开工作2012年年报, 2012, DISTRICT",
        "金河区 2019 年政府信息公开工作年度报告, 2019, DISTRICT",
        "金河区人民政府二〇二〇年政府信息公开工作年度报告, 2020, DISTRICT",
        "金河区人民政府２０２０年政府信息公开工作年度报告, 2020, DISTRICT",
        "金河区政府信息公开工作年度报告（2013年）, 2013, DISTRICT",
        "金河区政府信息公开年度报告(2014), 2014, DISTRICT",
        "关于2011年金河区政府信息公开工作情况的报告, 2011, DISTRICT",
        "附件：金河区人民政府2017年政府信息公开工作年度报告.docx, 2017, DISTRICT",
        "金河区人民政府2022年政府信息公开工作年度报告（图片版）, 2022, DISTRICT",
        "金河区2020年政务公开工作年度报告, 2020, DISTRICT",
        "金河区人民政府办公室2020年政府信息公开工作年度报告, 2020, OFFICE",
        "2023年金河区政府办公室政府信息公开工作年度报告, 2023, OFFICE",
        "区政府办2019年政府信息公开年报, 2019, OFFICE",
        "金河区政府办公室关于2010年政府信息公开工作的报告, , ",
        "金河区人民政府及办公室2022年政府信息公开工作年度报告, 2022, GOVERNMENT_AND_OFFICE",
        "金河区财政局2021年政府信息公开工作年度报告, 2021, DEPARTMENT",
        "金河区审计局2021年政府信息公开工作年度报告, 2021, DEPARTMENT",
        "2020年金河区发展和改革委员会政府信息公开工作年度报告, 2020, DEPARTMENT",
        "区教育局2020年政府信息公开工作年度报告, 2020, DEPARTMENT",
        "金河区柳林街道办事处2020年政府信息公开工作年度报告, 2020, TOWNSHIP",
        "㙍头镇人民政府2019年政府信息公开工作年度报告, 2019, TOWNSHIP",
        "2021年政府信息公开工作年度报告, 2021, UNKNOWN",
        "关于公布《金河区2021年政府信息公开工作年度报告》的公告, 2021, DISTRICT",
        "金河区人民政府办公室关于印发《金河区2023年政府信息公开工作年度报告》的通知, 2023, DISTRICT",
        "丰政办〔2014〕3号 金河区人民政府办公室关于印发2013年金河区政府信息公开工作报告的通知, 2013, DISTRICT",
        "金河区教育局关于印发《2023年政府信息公开工作年度报告》的通知, 2023, DEPARTMENT",
        "金河区人民政府关于报送2010年政府信息公开工作情况报告的报告, 2010, DISTRICT",
        "金河区人民政府关于公布2023年政府信息公开年报的公告（图片版）, 2023, DISTRICT",
        "金河区2009年政府信息公开工作总结报告, 2009, DISTRICT",
        "金河县2012年政府信息公开工作年度报告, 2012, DISTRICT",
        "金河2012年政府信息公开工作年度报告, 2012, DISTRICT",
        "金河区第一中学2021年信息公开年度报告, 2021, DEPARTMENT",
        "区残联2021年政府信息公开工作年度报告, 2021, DEPARTMENT",
        "2021年政府信息公开工作年度报告（区教育局）, 2021, DEPARTMENT",
        "2021年政府信息公开工作年度报告（柳林镇）, 2021, TOWNSHIP",
        "2021年政府信息公开工作年度报告（区政府）, 2021, DISTRICT",
        "2021年政府信息公开工作年度报告（图片版）, 2021, UNKNOWN",
    })
    void titlesAreTakenApart(String title, Integer year, Scope scope) {
        Optional<ReportTitle> read = ReportTitle.of(title, SITE);
        if (scope == null) {
            return;
        }
        assertThat(read).isPresent();
        assertThat(read.orElseThrow().year()).contains(year);
        assertThat(read.orElseThrow().body().scope()).isEqualTo(scope);
        assertThat(read.orElseThrow().body().own()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "金河区2021年法治政府建设年度报告",
                "政府网站工作年度报表（2021年度）",
                "金河区人民政府网站2020年度工作报表",
                "金河区政府信息公开指南（2021年版）",
                "政府信息公开工作年度报告编制规范",
                "一图读懂金河区人民政府2021年政府信息公开工作年度报告",
                "《金河区人民政府2020年政府信息公开工作年度报告》解读",
                "金河区召开2021年政府信息公开工作年度报告编制培训会",
                "关于做好2021年政府信息公开工作年度报告编制和发布工作的通知",
                "金河区公布2021年政府信息公开工作年度报告",
                "金河区2021年财政预算公开",
                "2021年政府工作报告",
                "金河区2021年国民经济和社会发展统计公报",
                "2021年第一季度政府信息公开情况报告",
                "",
            })
    void lookAlikesAreNoReports(String title) {
        assertThat(ReportTitle.of(title, SITE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "银山区人民政府2021年政府信息公开工作年度报告",
                "示例市人民政府2021年政府信息公开工作年度报告",
                "江东省人民政府2021年政府信息公开工作年度报告",
                "山南自治区2021年政府信息公开工作年度报告",
                "示例市财政局2021年政府信息公开工作年度报告",
            })
    void reportsOfOtherPlacesAreNotOurs(String title) {
        assertThat(ReportTitle.of(title, SITE).orElseThrow().body().own()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "金河区人民政府2021年政府信息公开工作...",
                "金河区人民政府2021年政府信息公开工作年度……",
            })
    void titlesThatTheSiteCutOffAreStillSeen(String title) {
        assertThat(ReportTitle.of(title, SITE).orElseThrow().cut()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2020年年度报告, 2020",
        "2019年度报告, 2019",
        "2018年年报, 2018",
        "金河区2017年报, 2017",
        "年报2016.doc, 2016",
        "年度报告（2015年）, 2015"
    })
    void bareTitlesKeepTheirYear(String title, int year) {
        assertThat(ReportTitle.bare(title, SITE).orElseThrow().year()).contains(year);
    }

    @ParameterizedTest
    @CsvSource({"2021年 区政府, DISTRICT", "2021年 区教育局, DEPARTMENT", "金河区人民政府（2021年）, DISTRICT"})
    void aBodyAndAYearAreAnEntryOfAColumn(String words, Scope scope) {
        ReportTitle entry = ReportTitle.entry(new Words(words, SITE)).orElseThrow();
        assertThat(entry.year()).contains(2021);
        assertThat(entry.body().scope()).isEqualTo(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"发布时间：2017-01-15　来源：金河区人民政府", "2021年", "2021年 通知公告", "2021年春节期间区政府放假安排"})
    void otherWordsAreNone(String words) {
        assertThat(ReportTitle.entry(new Words(words, SITE))).isEmpty();
    }

    @Test
    void aRangeOfYearsIsTheNameOfAColumn() {
        assertThat(ReportTitle.of("政府信息公开年报（2008—2024年）", SITE).orElseThrow().definite())
                .isFalse();
        assertThat(ColumnName.of("政府信息公开年报（2008—2024年）", "金河区").orElseThrow().column())
                .isTrue();
        assertThat(ReportTitle.of("政府信息公开年报（2016年1月1日—12月31日）", SITE)
                        .orElseThrow()
                        .year())
                .contains(2016);
    }

    @Test
    void anAnnouncementThatIsTheReportHasItsTitle() {
        Site site = Pages.site("金河区", "http://www.jinhe.example/");
        ReportTitle title =
                ReportTitle.of("金河区人民政府关于公布2024年政府信息公开工作年度报告的公告", site).orElseThrow();
        assertThat(title.year()).contains(2024);
        assertThat(title.body().wanted(site)).isTrue();
        assertThat(ReportTitle.of("关于做好2024年政府信息公开工作年度报告编制和公布工作的通知", site)).isEmpty();
    }
}
