package org.nianbao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "主動公開規範性檔案數,主动公开规范性文件数",
        "3.網路申請數,3.网络申请数",
        "政府網站線上訪談次數,政府网站在线访谈次数",
        "設定政府信息公開查閱點數,设置政府信息公开查阅点数",
        "同意公開答覆數,同意公开答复数",
        "行政複議數量,行政复议数量",
        "（ 四 ）　無 法 提 供,(四)无法提供"
    })
    void labelsOfAnotherScriptAndVocabularyAreFolded(String printed, String folded) {
        assertThat(Wording.folded(printed)).isEqualTo(folded);
    }

    @Test
    void scriptsAreToldApart() {
        assertThat(Wording.traditional("政府信息公開工作年度報告")).isTrue();
        assertThat(Wording.traditional("乾县政府信息公开工作年度报告，著力推进各项政府信息公开工作")).isFalse();
        assertThat(Wording.traditional("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "（三）不予公开,三,不予公开",
        "3.危及“三安全一稳定”,3,危及三安全一稳定",
        "其中：涉及国家秘密,'',涉及国家秘密",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）,二,部分公开",
        "⒌属于三类内部事务信息,5,属于三类内部事务信息",
        "三、本年度办理结果,三,本年度办理结果"
    })
    void labelsLoseTheirNumberingAndNotes(String printed, String number, String core) {
        assertThat(Label.of(printed)).isEqualTo(new Label(number, core));
    }
}
