package org.nianbao.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Hints;
import org.nianbao.model.Message;
import org.nianbao.model.Remark;

/** Tells what a document without tables of the forms is, if it is no report in prose. */
final class Lookalikes {
    /** A report in prose says more than this. */
    private static final int LEAST_PROSE = 200;

    private static final int LEAST_SENTENCE = 25;
    private static final int LEAST_ROWS = 8;
    private static final Pattern LABEL = Pattern.compile("\\p{IsHan}{4}");
    private static final Pattern FIGURE = Pattern.compile("\\s*\\d[\\d,.]{0,15}\\s*");
    private static final int MOST_ATTACHMENTS = 3;

    /** A kind of document that is no report. */
    private record Kind(Pattern wording, Message message) {
        static Kind of(String id, String wording, String zh, String en) {
            return new Kind(Pattern.compile(wording), new Message(id, zh, en));
        }
    }

    /** Looked for in this order in what the document calls itself. */
    private static final List<Kind> KINDS = List.of(
            Kind.of(
                    "website_report",
                    "网站.{0,6}(?:年度)?(?:工作)?(?:年度)?(?:报表|年报|报告)|网站监管",
                    "这是政府网站工作年度报表，不是政府信息公开工作年度报告。",
                    "This is the yearly return of a government website, not the report on information disclosure."),
            Kind.of(
                    "rule_of_law_report",
                    "法治政府|依法行政.{0,8}报告",
                    "这是法治政府建设年度报告，不是政府信息公开工作年度报告。",
                    "This is the yearly report on building a rule-of-law government, not the one on information"
                            + " disclosure."),
            Kind.of(
                    "budget",
                    "预算|决算|三公经费",
                    "这是预算或决算公开，不是政府信息公开工作年度报告。",
                    "This is a budget or final account, not a report on information disclosure."),
            Kind.of(
                    "interpretation",
                    "解读|图解|一图读懂|编制说明|问答",
                    "这是对年度报告或政策的解读，不是年度报告本身。",
                    "This interprets a report or policy; it is not the report itself."),
            Kind.of(
                    "guide",
                    "指南",
                    "这是政府信息公开指南，不是年度报告。",
                    "This is the guide to information disclosure, not the yearly report."),
            Kind.of(
                    "news",
                    "召开|举办|举行|会议|培训|通知$|公告$|简报|动态|发布会|印发|新闻|部署|通报|发布.{0,30}(?:报告|年报)$|公布.{0,30}(?:报告|年报)$",
                    "这是有关年度报告或信息公开工作的消息或通知，不是年度报告本身。",
                    "This is news or a notice about the report or the work, not the report itself."),
            Kind.of(
                    "rules",
                    "制度|办法|规定|条例|细则|规范|目录|要点|方案",
                    "这是制度或文件，不是政府信息公开工作年度报告。",
                    "This is a rule or a document, not the yearly report on information disclosure."));

    private static final Message NOTHING = new Message(
            "no_report_found",
            "文中没有国家统一格式的统计表，也不像文字形式的政府信息公开工作年度报告。",
            "The document holds no table of the national forms, and it does not look like a report in prose.");

    private static final Message ATTACHED = new Message(
            "report_in_attachment",
            "页面只有年度报告的标题和附件链接（或内嵌查看器），报告在附件中：",
            "The page holds only the report's title and links or an embedded viewer; the report is in an attachment:");

    private Lookalikes() {}

    /** Why a document without figures is no report; empty when it is a report in prose. */
    static Optional<Remark> judge(Document document, Hints hints, String title) {
        Optional<Kind> kind = names(document, hints, title)
                .flatMap(name ->
                        KINDS.stream().filter(k -> k.wording().matcher(name).find()))
                .findFirst();
        if (kind.isPresent()) {
            return Optional.of(remark(kind.get().message()));
        }
        boolean named = !title.isBlank() && Years.titled(Wording.folded(title)).isPresent();
        if (named && !document.attachments().isEmpty() && sentences(document) < LEAST_PROSE) {
            return Optional.of(attached(document));
        }
        String text = Wording.simplified(
                document.text().substring(0, Math.min(document.text().length(), 100_000)));
        boolean prose = text.length() >= LEAST_PROSE && text.replace(" ", "").contains("信息公开");
        if (named && (prose || rowsOfFigures(document) >= LEAST_ROWS)) {
            return Optional.empty();
        }
        return Optional.of(remark(NOTHING));
    }

    /** Rows with words and a number, as the forms of provinces have them; the days of a calendar have no words. */
    private static long rowsOfFigures(Document document) {
        return document.grids().stream()
                .flatMap(grid -> grid.cells().stream()
                        .collect(Collectors.groupingBy(
                                Grid.Cell::row, Collectors.mapping(c -> c.text(), Collectors.toList())))
                        .values()
                        .stream())
                .filter(row -> row.stream().anyMatch(LABEL.asPredicate())
                        && row.stream().anyMatch(FIGURE.asMatchPredicate()))
                .count();
    }

    /** How much of a page is sentences; menus and footers are not. */
    private static int sentences(Document document) {
        return document.blocks().stream()
                .map(Document.Block::text)
                .filter(t -> t.contains("。") && t.length() >= LEAST_SENTENCE)
                .mapToInt(String::length)
                .sum();
    }

    private static Remark attached(Document document) {
        String where = document.attachments().stream()
                .map(a -> a.uri().toString())
                .limit(MOST_ATTACHMENTS)
                .collect(Collectors.joining("、"));
        return remark(new Message(ATTACHED.id(), ATTACHED.zh() + where + "。", ATTACHED.en() + " " + where + "."));
    }

    /** What the document calls itself: its title, else the first short lines. */
    private static Stream<String> names(Document document, Hints hints, String title) {
        if (!title.isBlank()) {
            return Stream.of(Wording.folded(title));
        }
        Stream<String> own = Stream.of(document.meta().getOrDefault("articletitle", ""), document.title());
        Stream<String> first = document.blocks().stream()
                .map(Document.Block::text)
                .filter(t -> t.length() <= 60 && !t.contains("。"))
                .limit(3);
        return Stream.concat(Stream.concat(own, first), Stream.of(hints.anchor()))
                .filter(t -> !t.isBlank())
                .map(Wording::folded);
    }

    private static Remark remark(Message message) {
        return new Remark(message, Optional.empty());
    }
}
