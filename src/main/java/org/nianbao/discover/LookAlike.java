package org.nianbao.discover;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Titles that look like an annual report on information disclosure and are something else. */
enum LookAlike {
    RULE_OF_LAW("法治政府建设年度报告", "法治政府|依法行政|法治建设"),
    WEBSITE("政府网站工作年度报表", "网站(工作)?.{0,6}报表|网站(?!.{0,4}信息公开).{0,8}(工作报告|年度报告|年报)|年度工作报表|新媒体.{0,8}(年度|年报)"),
    GUIDE("政府信息公开指南", "公开指南|申请(指南|表|书)|流程图|登记表|办事指南|工作指南"),
    READING("解读", "解读|图解|一图|看懂|读懂|动画|问答"),
    RULES("制度、规范或办法", "制度|规范$|规范[(（]|办法|规定|细则|条例|意见|方案|要点|目录|清单"),
    BUDGET("预算或决算", "预算|决算|审计(结果|报告|工作)|财政收支"),
    GOVERNMENT_WORK("政府工作报告", "政府工作报告"),
    NEWS(
            "关于年度报告的新闻或通知",
            "通知$|通知[(（]|通告|公告|通报|函$|培训|推进会|会议|座谈|召开|举办|举行|部署|开展.{0,12}(编制|活动|检查)|启动|做好|报送|征集|征求意见|编制(工作|和|与|发布)|评估|考核|圆满|已(全部)?(发布|公布)|(发布|公布)20\\d\\d年|按时|问卷|新闻发布"),
    FORM("年度报告的格式或范本", "格式|模板|范本|范例|样式|参考文本|提纲"),
    QUARTER("季度或半年的报表", "季度|半年|月报|月度");

    private final String zh;
    private final Pattern pattern;

    LookAlike(String zh, String pattern) {
        this.zh = zh;
        this.pattern = Pattern.compile(pattern);
    }

    /** What it is, in Chinese. */
    String zh() {
        return zh;
    }

    /**
     * The look-alike that a text names.
     *
     * @param text in the shape of {@link Wording}
     */
    static Optional<LookAlike> of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.pattern.matcher(text).find())
                .findFirst();
    }
}
