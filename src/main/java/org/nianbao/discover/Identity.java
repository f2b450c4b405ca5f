package org.nianbao.discover;

import java.util.List;
import java.util.Optional;
import org.nianbao.model.Judgement.ReportClue;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** Puts together whose report of which year a page is, from all its witnesses (domain.md §6). */
final class Identity {
    private final Witnesses witnesses;
    private final Site site;

    Identity(Witnesses witnesses, Site site) {
        this.witnesses = witnesses;
        this.site = site;
    }

    /**
     * The clue.
     *
     * @param title the title that was believed
     * @param why takes the signals
     */
    ReportClue clue(ReportTitle title, List<String> why) {
        Optional<Integer> year = year(title, why);
        Body body = title.body();
        Optional<Body> linked = witnesses.linked(title);
        Body publisher = body.name().isBlank() && linked.isPresent()
                ? linked.get()
                : body.name().isBlank()
                        ? witnesses
                                .publisher()
                                .map(name -> Body.of(Wording.of(name), site))
                                .orElse(body)
                        : body;
        return new ReportClue(title.text(), year, scope(title, publisher, why), publisher.name());
    }

    private Optional<Integer> year(ReportTitle title, List<String> why) {
        if (title.year().isPresent()) {
            why.add("标题写明报告年度" + title.year().get());
            return title.year();
        }
        Optional<Integer> period = witnesses.period();
        if (period.isPresent()) {
            why.add("正文的统计期限写明" + period.get() + "年");
            return period;
        }
        Optional<Integer> said = witnesses.anchorYear();
        if (said.isPresent()) {
            why.add("链接文字写明报告年度" + said.get());
            return said;
        }
        Optional<Integer> before = witnesses.publicationYear().map(y -> y - 1);
        before.ifPresent(y -> why.add("按发布日期的上一年推定为" + y + "年"));
        return before;
    }

    private Scope scope(ReportTitle title, Body publisher, List<String> why) {
        boolean lower = publisher.scope() == Scope.DEPARTMENT || publisher.scope() == Scope.TOWNSHIP;
        Optional<Scope> stated = witnesses.statedScope();
        if (stated.isPresent() && !lower) {
            why.add("正文说明统计范围是" + stated.get().zh());
            return stated.get();
        }
        if (publisher.scope() != Scope.UNKNOWN) {
            String from = publisher == title.body() ? "标题" : "信息来源、发布机构或落款";
            why.add(from + "中的发布机构“" + publisher.name() + "”属于"
                    + publisher.scope().zh());
        }
        return publisher.scope();
    }
}
