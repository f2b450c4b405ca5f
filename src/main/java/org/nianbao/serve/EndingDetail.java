package org.nianbao.serve;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Message;
import org.nianbao.model.Reason;

/**
 * The parts of a detail that make sentences of their own.
 *
 * @param reason why the sweep ended
 * @param until when its hours begin, or until when the site is left in peace
 * @param files how many files that report pages need have not been fetched; 0 when the sweep did not get so far
 * @param rest what else there is, in the words of the server or as an address
 */
record EndingDetail(Reason reason, Optional<Instant> until, int files, String rest) {
    /** Entries of earlier versions have words around the time and the number. */
    private static final Pattern TIME =
            Pattern.compile("^(?:from |resting until )?(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)(?:; |$)");

    private static final Pattern NUMBER = Pattern.compile("(?:^|; )(\\d{1,9})(?: requisites (?:wait|given up))?$");
    private static final Set<Reason> WITH_NUMBER =
            EnumSet.of(Reason.INTERRUPTED, Reason.CANCELLED, Reason.OUTSIDE_HOURS);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    static EndingDetail of(Ending ending) {
        Matcher time = TIME.matcher(ending.detail());
        boolean timed = time.find();
        String rest = timed ? ending.detail().substring(time.end()) : ending.detail();
        Matcher number = NUMBER.matcher(rest);
        boolean numbered = WITH_NUMBER.contains(ending.reason()) && number.find();
        return new EndingDetail(
                ending.reason(),
                timed ? Optional.of(Instant.parse(time.group(1))) : Optional.empty(),
                numbered ? Integer.parseInt(number.group(1)) : 0,
                numbered ? rest.substring(0, number.start()) : rest);
    }

    /** Whole sentences, each in English with a space before it; blank when there is nothing to say. */
    Message message() {
        Message when = until.map(this::when).orElse(new Message("", "", ""));
        Message what = files == 0 ? new Message("", "", "") : what();
        return new Message(reason.id(), when.zh() + what.zh(), when.en() + what.en());
    }

    private Message when(Instant at) {
        String minute = MINUTE.format(at);
        return reason == Reason.OUTSIDE_HOURS
                ? new Message("", "时段从北京时间 " + minute + " 开始。", " The hours begin at " + minute + " Beijing time.")
                : new Message(
                        "",
                        "北京时间 " + minute + " 以前不再访问该网站。",
                        " The site is left in peace until " + minute + " Beijing time.");
    }

    private Message what() {
        String en = files + (files == 1 ? " file" : " files") + " that report pages need.";
        return reason == Reason.CANCELLED
                ? new Message("", "年报页面所需的文件有 " + files + " 个未取，不再取。", " Given up: " + en)
                : new Message("", "年报页面所需的文件还有 " + files + " 个待取。", " Still to be fetched: " + en);
    }
}
