package org.nianbao;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.index.Index;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.Correction;
import org.nianbao.model.Correction.Standing;
import org.nianbao.model.Indicator;
import org.nianbao.model.Message;
import org.nianbao.serve.Corrections;

/** Takes corrections of figures: checked, journalled, then known to the index. Nothing that was read is touched. */
final class CorrectionBook implements Corrections {
    private final Index index;
    private final Journal journal;
    private final Map<String, Indicator> indicators;

    CorrectionBook(Index index, Journal journal, List<Indicator> indicators) {
        this.index = index;
        this.journal = journal;
        this.indicators = indicators.stream().collect(Collectors.toMap(Indicator::code, Function.identity()));
    }

    @Override
    public List<Index.Corrected> list(Index.CellQuery query) {
        return index.corrections(query);
    }

    @Override
    public synchronized Answer take(Wish wish) {
        Optional<Index.ReportDetail> detail = index.report(wish.reportId(), wish.version());
        Optional<Message> wrong = wrong(wish, detail);
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        return wish.value().isPresent()
                ? correct(wish, detail.orElseThrow(), wish.value().get())
                : withdraw(wish, detail.orElseThrow());
    }

    private Optional<Message> wrong(Wish wish, Optional<Index.ReportDetail> detail) {
        if (detail.isEmpty()) {
            return Optional.of(noReport(wish));
        }
        if (detail.get().row().version() == 0) {
            return Optional.of(notRead(wish));
        }
        if (!indicators.containsKey(wish.code())) {
            return Optional.of(noIndicator(wish));
        }
        return new Testimony(wish.author(), wish.reason()).wrong("correction");
    }

    private Answer correct(Wish wish, Index.ReportDetail detail, String typed) {
        Indicator indicator = indicators.get(wish.code());
        Optional<Correction.Value> value = TypedValue.of(typed, indicator);
        if (value.isEmpty()) {
            return new Refused(noValue(typed, indicator));
        }
        Optional<Correction.Value> read = detail.report().cell(wish.code()).map(Correction.Value::of);
        if (read.filter(value.get()::same).isPresent()) {
            return new Refused(sameAsRead(wish));
        }
        Testimony testimony = new Testimony(wish.author(), wish.reason()).kept();
        Correction wanted = new Correction(
                0,
                java.time.Instant.EPOCH,
                detail.row().id(),
                detail.row().version(),
                detail.documentOf(wish.code()),
                wish.code(),
                value.get(),
                read,
                testimony.author(),
                testimony.reason(),
                Optional.empty());
        return new Taken(CorrectionEntry.correction(
                journal.keep(CorrectionEntry.CORRECTED, wanted.reportId(), CorrectionEntry.data(wanted, wish.by()))));
    }

    private Answer withdraw(Wish wish, Index.ReportDetail detail) {
        Optional<Correction> stands = detail.corrections().stream()
                .filter(c -> c.correction().code().equals(wish.code()))
                .filter(c -> c.standing() != Standing.WITHDRAWN && c.standing() != Standing.REPLACED)
                .max(Comparator.comparing((Index.Corrected c) -> c.standing() != Standing.OTHER_DOCUMENT)
                        .thenComparing(c -> c.correction().entry()))
                .map(Index.Corrected::correction);
        if (stands.isEmpty()) {
            return new Refused(nothingToWithdraw(wish));
        }
        Correction correction = stands.get();
        Testimony testimony = new Testimony(wish.author(), wish.reason()).kept();
        Map<String, Object> data = CorrectionEntry.data(correction, testimony, wish.by());
        Ledger.Entry entry = journal.keep(CorrectionEntry.WITHDRAWN, correction.reportId(), data);
        return new Taken(correction.withdrawn(CorrectionEntry.withdrawal(entry)));
    }

    private static Message noReport(Wish wish) {
        String which = wish.reportId() + wish.version().map(v -> " v" + v).orElse("");
        return new Message(
                "correction_no_report",
                "没有报告 " + which + "；编号见 nianbao report list。",
                "There is no report " + which + "; nianbao report list shows the ids.");
    }

    private static Message notRead(Wish wish) {
        return new Message(
                "correction_not_read",
                "报告 " + wish.reportId() + " 的文件无法读取，没有可更正的数字；请先解决无法读取的原因。",
                "The document of report " + wish.reportId()
                        + " cannot be read, so there is no figure to correct; mend first why it cannot be read.");
    }

    private static Message noIndicator(Wish wish) {
        return new Message(
                "correction_no_indicator",
                "没有指标 " + wish.code() + "；代码见 config/indicators.tsv。",
                "There is no indicator " + wish.code() + "; config/indicators.tsv has the codes.");
    }

    private static Message noValue(String typed, Indicator indicator) {
        String wanted =
                switch (indicator.kind()) {
                    case COUNT -> "0, 1, 2 …";
                    case DELTA -> "… -1, 0, 1 …";
                    case AMOUNT -> "0, 0.5, 12.25 …";
                };
        return new Message(
                "correction_value",
                "“" + typed + "”不能是 " + indicator.code() + " 的值（" + wanted + "）；可以是" + VALUES.zh() + "。",
                "“" + typed + "” cannot be the value of " + indicator.code() + " (" + wanted + "); it can be "
                        + VALUES.en() + ".");
    }

    private static Message sameAsRead(Wish wish) {
        return new Message(
                "correction_same",
                "更正值与读出的值相同，什么也没有记下；要撤回先前的更正，请用撤回（--withdraw）。",
                "This is the value that was read; nothing was journalled. To take an earlier correction of "
                        + wish.code() + " back, withdraw it (--withdraw).");
    }

    private static Message nothingToWithdraw(Wish wish) {
        return new Message(
                "correction_none",
                "报告 " + wish.reportId() + " 的 " + wish.code() + " 没有可撤回的更正。",
                "No correction of " + wish.code() + " in report " + wish.reportId() + " can be withdrawn.");
    }
}
