package org.nianbao.discover;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.ReportClue;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** Decides what a document that is not HTML is, by the link that led to it and its address alone. */
final class DocumentRules {
    private static final Pattern DOCUMENT =
            Pattern.compile("pdf|msword|officedocument|ms-excel|ms-works|wps|kingsoft|rtf|octet-stream|ofd|text/plain");

    private DocumentRules() {}

    static PageRules.Verdict verdict(Page page, Site site) {
        if (!DOCUMENT.matcher(page.mediaType()).find() && !Slug.document(page.uri())) {
            return other("不是网页，也不是文档");
        }
        for (String name : List.of(page.anchor(), fileName(page))) {
            Optional<ReportTitle> title = ReportTitle.of(name, site);
            if (title.isPresent()) {
                return report(named(title.get(), ReportTitle.of(fileName(page), site)));
            }
            Optional<LookAlike> other = LookAlike.of(Wording.of(name));
            if (other.isPresent()) {
                return new PageRules.Verdict(
                        Kind.LOOKALIKE,
                        Optional.empty(),
                        List.of("文件名称“" + name + "”是" + other.get().zh() + "，不是年报"));
            }
        }
        Optional<ReportTitle> entry = new Words(page.anchor(), site).entry();
        if (entry.isPresent()) {
            return report(entry.get());
        }
        if (page.via().isEmpty()) {
            return other("没有哪个页面说明这个文件是什么");
        }
        return attachment(page);
    }

    /** The title of a link, with the body that the file's name has where the link names none. */
    private static ReportTitle named(ReportTitle title, Optional<ReportTitle> file) {
        boolean more = title.body().name().isBlank()
                && file.filter(f -> f.year().equals(title.year())).isPresent();
        return more ? new ReportTitle(title.text(), title.year(), file.get().body(), title.cut()) : title;
    }

    /** Links to documents are followed from reports only, so what has another name than a look-alike's is taken. */
    private static PageRules.Verdict attachment(Page page) {
        Optional<Integer> year = ReportTitle.year(Wording.of(page.anchor()));
        String why = year.map(y -> "年报页面上的附件，链接文字写明" + y + "年").orElse("年报页面上的附件，链接文字没有写明年度");
        ReportClue clue = new ReportClue(page.anchor(), year, Scope.UNKNOWN, "");
        return new PageRules.Verdict(Kind.REPORT, Optional.of(clue), List.of(why));
    }

    private static PageRules.Verdict report(ReportTitle title) {
        List<String> why = new ArrayList<>(List.of("链接文字或文件名是政府信息公开年度报告"));
        title.year().ifPresent(y -> why.add("其中写明报告年度" + y));
        if (!title.body().own()) {
            return other("“" + title.body().name() + "”是另一个行政区");
        }
        ReportClue clue = new ReportClue(
                title.text(), title.year(), title.body().scope(), title.body().name());
        return new PageRules.Verdict(Kind.REPORT, Optional.of(clue), why);
    }

    private static PageRules.Verdict other(String reason) {
        return new PageRules.Verdict(Kind.OTHER, Optional.empty(), List.of(reason));
    }

    /** The last part of the address, decoded; file names are often the title. */
    private static String fileName(Page page) {
        String address = page.uri().toString();
        String name = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf('=')) + 1);
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not percent-encoded after all: taken as written.
            return name;
        }
    }
}
