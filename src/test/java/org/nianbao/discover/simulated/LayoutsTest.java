package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ways of leading to reports that once were missed, each as a site of a few pages. */
class LayoutsTest {
    private static String item(String href, String text) {
        return "<li><a href=\"" + href + "\">" + text + "</a></li>";
    }

    private static String titled(int year) {
        return "金河区人民政府" + year + "年政府信息公开工作年度报告";
    }

    @Test
    void whatOnlyGoesOnIsNoReport() {
        SmallSite site = SmallSite.withColumn(item("/wrong/1.html", titled(2023)) + item("/2.html", titled(2022)))
                .text("/wrong/1.html", "text/html", "<script>window.location.href=\"/1.html\"</script>")
                .report("/1.html", 2023)
                .report("/2.html", 2022);
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aTitleMayLeaveTheYearToTheText() {
        String title = "金河区人民政府政府信息公开工作年度报告";
        SmallSite site = SmallSite.withColumn(item("/1.html", title) + item("/2.html", title))
                .report("/1.html", title, 2023)
                .report("/2.html", title, 2022);
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aTitleMayBeWrittenByAScriptWithinTheLink() {
        SmallSite site = SmallSite.withColumn(item(
                        "/1.html",
                        "<script>var t='" + titled(2023)
                                + "';document.write(t.length>20?t.substring(0,20)+'...':t)</script>"))
                .report("/1.html", 2023);
        assertThat(site.found()).isEqualTo("2023");
    }

    @Test
    void aFormOrAnExplanationOfReportsIsNoReport() {
        SmallSite site = SmallSite.withColumn(item("/1.html", titled(2023))
                        + item("/wrong/1.html", "2023年政府信息公开工作年度报告格式")
                        + item("/wrong/2.html", "2023年政府信息公开工作年度报告填写说明"))
                .report("/1.html", 2023)
                .page("/wrong/1.html", "2023年政府信息公开工作年度报告格式", "<p>各镇人民政府，区直各部门：</p>")
                .page("/wrong/2.html", "2023年政府信息公开工作年度报告填写说明", "<p>各镇人民政府，区直各部门：</p>");
        assertThat(site.found()).isEqualTo("2023");
    }

    @Test
    void aFilmNamesTheDataOfItsMenu() {
        SmallSite site = SmallSite.withColumn(item("/1.html", titled(2023)))
                .page("/", "首页", "<embed src='/m.swf' flashvars='w=9&xmlUrl=/m.xml'>")
                .text("/m.xml", "text/xml", "<?xml version='1.0'?><m><i label='政务公开' url='/zwgk/'/></m>")
                .report("/1.html", 2023);
        assertThat(site.found()).isEqualTo("2023");
    }
}
