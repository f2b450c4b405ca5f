package org.nianbao.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Document;
import org.nianbao.model.Remark;

/** Numbers that a report without a national form says in its prose. They are remarks, never cells. */
final class ProseNumbers {
    private static final int MOST = 40;
    private static final int LONGEST = 200_000;
    private static final Pattern SAID =
            Pattern.compile("(主动公开|收到|受理|办结|答复|不予公开|行政复议|行政诉讼|举报|投诉|收费|收取|培训|会议|发布会|规范性文件|查阅点|工作人员|点击|访问|浏览)"
                    + "([^，。；、,;\\d]{0,24}?)(\\d[\\d,]{0,12}(?:\\.\\d{1,4})?)(余)?(万元|万人次|人次|万条|元|件|条|次|篇|个|人|期|份)");

    private ProseNumbers() {}

    /** One remark for each thing counted, as often as it is said otherwise. */
    static List<Remark> in(Document document) {
        Set<String> said = new LinkedHashSet<>();
        for (Document.Block block : document.blocks()) {
            String text = Wording.simplified(
                            block.text().substring(0, Math.min(block.text().length(), LONGEST)))
                    .replaceAll("\\s+", "");
            Matcher found = SAID.matcher(text);
            while (said.size() < MOST && found.find()) {
                said.add(found.group());
            }
        }
        List<Remark> remarks = new ArrayList<>();
        said.forEach(words -> remarks.add(Remarks.saidInProse(words)));
        return remarks;
    }
}
