package org.nianbao.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.model.Finding;
import org.nianbao.model.Finding.Severity;
import org.nianbao.model.Finding.Verdict;
import org.nianbao.model.Message;
import org.nianbao.model.Report;

/** What a report says in its prose, held against its tables. Its scope often differs, so nothing here is an error. */
final class Narrative {
    private static final int MOST_TEXT = 200_000;
    private static final Message SAID = new Message(
            "narrative.figures",
            "正文所述数字与表中数字一般应一致（口径可能不同）。",
            "What the text says should agree with the tables; its scope may differ.");
    private static final Message FEE = new Message(
            "narrative.fees",
            "表中有逾期未缴费用而不再处理的申请，“其他需要报告的事项”应说明收取信息处理费的情况。",
            "Requests were closed because a fee was not paid; the section on other matters should tell of the fees charged.");
    private static final String UNPAID = "requests.other.fee_unpaid.total";
    private static final Pattern FEES = Pattern.compile("处理费|收费|收取|费用");

    /** A figure that prose often names. */
    private record Claim(Pattern words, String code) {
        static Claim of(String words, String code) {
            return new Claim(Pattern.compile(words), code);
        }
    }

    private static final String NUMBER = "(\\d[\\d,，]{0,12})(?:件|宗|条|起)";
    private static final List<Claim> CLAIMS = List.of(
            Claim.of("(?:新收|新收到|共收到|收到)[^，。；、\\d]{0,16}(?:申请|公开)[^，。；、\\d]{0,6}" + NUMBER, "requests.new.total"),
            Claim.of("上(?:一)?年(?:度)?结转[^，。；\\d]{0,16}" + NUMBER, "requests.carried_in.total"),
            Claim.of("结转(?:至)?(?:下|次)(?:一)?年[^，。；\\d]{0,16}" + NUMBER, "requests.carried_out.total"),
            Claim.of("予以公开(?:的)?" + NUMBER, "requests.granted.total"),
            Claim.of("(?:引发|发生|被申请|提起|收到)[^，。；、\\d]{0,14}行政复议(?:案件)?" + NUMBER, "remedies.reconsideration.total"));

    private Narrative() {}

    /** One finding for each figure that the prose names, and one on fees where the table speaks of them. */
    static List<Finding> check(Report report, Figures figures) {
        List<Finding> findings = new ArrayList<>();
        String text = report.sections().stream().map(Report.Section::text).collect(Collectors.joining("\n"));
        String plain = text.substring(0, Math.min(text.length(), MOST_TEXT)).replaceAll("[ \\t\\u3000\\u00a0]", "");
        for (Claim claim : CLAIMS) {
            figures.sum(List.of(claim.code())).ifPresent(printed -> said(claim, plain)
                    .ifPresent(numbers -> findings.add(held(claim, printed, numbers))));
        }
        fees(report, figures).ifPresent(findings::add);
        return findings;
    }

    /** The numbers that the text gives for it; several where it speaks of more than one body or year. */
    private static Optional<Set<BigDecimal>> said(Claim claim, String text) {
        Set<BigDecimal> numbers = new LinkedHashSet<>();
        Matcher found = claim.words().matcher(text);
        while (found.find()) {
            numbers.add(new BigDecimal(found.group(1).replaceAll("\\D", "")));
        }
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
    }

    private static Finding held(Claim claim, BigDecimal printed, Set<BigDecimal> numbers) {
        boolean agrees = numbers.stream().anyMatch(n -> n.compareTo(printed) == 0);
        String said = numbers.stream().map(Figures::plain).collect(Collectors.joining(" / "));
        return new Finding(
                SAID.id(),
                Severity.INFO,
                agrees ? Verdict.PASS : Verdict.FAIL,
                Optional.empty(),
                claim.code(),
                said,
                Figures.plain(printed),
                List.of(claim.code()),
                SAID);
    }

    private static Optional<Finding> fees(Report report, Figures figures) {
        Optional<BigDecimal> unpaid = figures.sum(List.of(UNPAID)).filter(n -> n.signum() > 0);
        boolean told = report.sections().stream()
                .anyMatch(s -> s.number() == 6 && FEES.matcher(s.text()).find());
        return unpaid.map(n -> new Finding(
                FEE.id(),
                Severity.INFO,
                told ? Verdict.PASS : Verdict.FAIL,
                Optional.empty(),
                "",
                "",
                Figures.plain(n),
                List.of(UNPAID),
                FEE));
    }
}
