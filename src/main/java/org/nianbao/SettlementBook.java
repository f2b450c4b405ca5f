package org.nianbao;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.index.Index;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Message;
import org.nianbao.model.Settlement;
import org.nianbao.model.Settlement.Standing;
import org.nianbao.serve.Settlements;

/** Takes what people say of district-years: checked, journalled, then known to the index. */
final class SettlementBook implements Settlements {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The first report year: the regulations are in force since 1 May 2008. */
    private static final int FIRST_YEAR = 2008;

    private final Index index;
    private final Journal journal;
    private final Clock clock;

    SettlementBook(Index index, Journal journal, Clock clock) {
        this.index = index;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public List<Index.Settled> list(Optional<String> code, Optional<Integer> year) {
        return index.settlements(code, year);
    }

    @Override
    public synchronized Answer take(Wish wish) {
        int now = LocalDate.ofInstant(clock.instant(), CHINA).getYear();
        if (wish.year() < FIRST_YEAR || wish.year() > now) {
            return new Refused(noYear(wish, now));
        }
        Optional<DistrictYear> districtYear = index.tracker(Set.of(wish.year())).stream()
                .filter(d -> d.code().equals(wish.code()))
                .findFirst();
        if (districtYear.isEmpty()) {
            return new Refused(notTracked(wish));
        }
        Testimony testimony = new Testimony(wish.author(), wish.reason());
        Optional<Message> wrong = testimony.wrong("settlement");
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        return wish.as().isPresent()
                ? settle(wish, wish.as().get(), testimony.kept(), districtYear.get())
                : withdraw(wish, testimony.kept());
    }

    private Answer settle(Wish wish, String word, Testimony testimony, DistrictYear districtYear) {
        Optional<Settlement.As> as = Settlement.As.of(word);
        if (as.isEmpty()) {
            return new Refused(noWord(word));
        }
        Settlement said = new Settlement(
                0,
                Instant.EPOCH,
                wish.code(),
                wish.year(),
                as.get(),
                districtYear.reportId(),
                testimony.author(),
                testimony.reason(),
                Optional.empty());
        return taken(
                wish,
                journal.keep(SettlementEntry.SETTLED, wish.code(), SettlementEntry.data(said, wish.by()))
                        .sequence());
    }

    private Answer withdraw(Wish wish, Testimony testimony) {
        Optional<Settlement> stands = list(Optional.of(wish.code()), Optional.of(wish.year())).stream()
                .filter(s -> s.standing() == Standing.HOLDS || s.standing() == Standing.REFUTED)
                .map(Index.Settled::settlement)
                .findFirst();
        if (stands.isEmpty()) {
            return new Refused(nothingToWithdraw(wish));
        }
        journal.keep(SettlementEntry.WITHDRAWN, wish.code(), SettlementEntry.data(stands.get(), testimony, wish.by()));
        return taken(wish, stands.get().entry());
    }

    private Answer taken(Wish wish, long entry) {
        return new Taken(list(Optional.of(wish.code()), Optional.of(wish.year())).stream()
                .filter(s -> s.settlement().entry() == entry)
                .findFirst()
                .orElseThrow());
    }

    private static Message noYear(Wish wish, int now) {
        return new Message(
                "settlement_year",
                wish.year() + " 不是报告年度；可以是 " + FIRST_YEAR + " 至 " + now + "。",
                wish.year() + " is no report year; it can be " + FIRST_YEAR + " to " + now + ".");
    }

    private static Message notTracked(Wish wish) {
        return new Message(
                "settlement_not_tracked",
                "追踪表里没有区划代码 " + wish.code() + "：种子文件里没有它，或它未启用；见 nianbao seeds list。",
                "The tracker has no division code " + wish.code()
                        + ": no seed file has it, or it is disabled; see nianbao seeds list.");
    }

    private static Message noWord(String word) {
        return new Message(
                "settlement_word",
                "不能确认为“" + word + "”；可以是" + WORDS.zh() + "。",
                "“" + word + "” cannot be said of a district-year; it can be " + WORDS.en() + ".");
    }

    private static Message nothingToWithdraw(Wish wish) {
        return new Message(
                "settlement_none",
                "区划 " + wish.code() + " 的 " + wish.year() + " 年度没有可撤回的确认。",
                "Nothing that was said of " + wish.code() + " in " + wish.year() + " can be withdrawn.");
    }
}
