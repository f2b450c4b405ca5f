package org.nianbao.discover;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/**
 * The four columns that 国办公开办函〔2019〕61号 gives every site: 指南, 制度, 法定主动公开内容, 年报. Where three stand side by
 * side, the fourth is the column of annual reports whatever it is called.
 */
final class Quartet {
    private static final List<Pattern> OTHERS = List.of(
            Pattern.compile(".{0,8}公开指南"),
            Pattern.compile(".{0,10}公开(工作)?制度"),
            Pattern.compile("法定主动公开内容|.{0,6}主动公开.{0,4}"));
    private static final Pattern KNOWN = Pattern.compile(".*(依申请|指南|制度|主动公开|目录|首页|平台|规定).*");
    private static final int PROMISE = 610;
    private static final int NEAR = 2;

    private Quartet() {}

    /** The fourth column, when the other three stand beside it and it has no telling name. */
    static Optional<LinkJudgement> fourth(Page page, Said said) {
        List<Link> links = page.links();
        int[] at = OTHERS.stream().mapToInt(p -> first(links, p, said)).sorted().toArray();
        if (at[0] < 0 || at[2] - at[0] > 6) {
            return Optional.empty();
        }
        return links.subList(Math.max(0, at[0] - NEAR), Math.min(links.size(), at[2] + 1 + NEAR)).stream()
                .filter(link -> !KNOWN.matcher(said.by(link).plain()).matches())
                .filter(link -> link.text().isBlank() || link.text().contains("报"))
                .findFirst()
                .map(link -> new LinkJudgement(link, PROMISE, List.of("与政府信息公开指南、制度、法定主动公开内容并列的第四个栏目")));
    }

    private static int first(List<Link> links, Pattern name, Said said) {
        for (int i = 0; i < links.size(); i++) {
            if (name.matcher(said.by(links.get(i)).plain()).matches()) {
                return i;
            }
        }
        return -1;
    }
}
