package org.nianbao.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nianbao.model.Message;
import org.nianbao.model.Reason;

/** What stands in a detail is told in both tongues, in sentences. */
class EndingTest {
    private static final String NEEDED = "年报页面所需的文件还有 4 个待取。";
    private static final String NEEDED_EN = " Still to be fetched: 4 files that report pages need.";

    private static void told(Reason reason, String detail, String zh, String en) {
        Message message = new Ending(reason, detail).message();
        assertThat(message.id()).isEqualTo(reason.id());
        assertThat(message.zh()).isEqualTo(reason.message().zh() + zh);
        assertThat(message.en()).isEqualTo(reason.message().en() + en);
    }

    @Test
    void aHostOrAnAddressStandsBehindTheSentence() {
        told(Reason.FINISHED, "", "", "");
        told(Reason.MOVED, "b.example", "（b.example）", " (b.example)");
        told(Reason.FORBIDDEN, "10.0.0.1: 4", "（10.0.0.1: 4）", " (10.0.0.1: 4)");
        Message said = new Ending(Reason.TIMEOUT, "30 s").message("a.example");
        assertThat(said.zh()).endsWith("（a.example 30 s）");
        assertThat(new Ending(Reason.TIMEOUT, "a.example").message("a.example").en())
                .endsWith(" (a.example)");
    }

    @Test
    void filesThatReportPagesNeedAreSaidToWaitOrToBeGivenUp() {
        told(Reason.INTERRUPTED, "4", NEEDED, NEEDED_EN);
        told(Reason.INTERRUPTED, "1", NEEDED.replace('4', '1'), " Still to be fetched: 1 file that report pages need.");
        told(Reason.CANCELLED, "4", "年报页面所需的文件有 4 个未取，不再取。", " Given up: 4 files that report pages need.");
        told(
                Reason.OUTSIDE_HOURS,
                "2026-03-02T12:00:00Z; 4",
                "时段从北京时间 2026-03-02 20:00 开始。" + NEEDED,
                " The hours begin at 2026-03-02 20:00 Beijing time." + NEEDED_EN);
    }

    @Test
    void aRestIsToldWithWhatTheSiteAnswered() {
        told(
                Reason.CHALLENGE,
                "2026-03-09T04:00:00Z; a.example: x",
                "（a.example: x）北京时间 2026-03-09 12:00 以前不再访问该网站。",
                " (a.example: x) The site is left in peace until 2026-03-09 12:00 Beijing time.");
    }

    @Test
    void accountsOfEarlierVersionsAreToldAlike() {
        assertThat(new Ending(Reason.OUTSIDE_HOURS, "from 2026-03-02T12:00:00Z; 4 requisites wait").message())
                .isEqualTo(new Ending(Reason.OUTSIDE_HOURS, "2026-03-02T12:00:00Z; 4").message());
        assertThat(new Ending(Reason.CANCELLED, "4 requisites given up").message())
                .isEqualTo(new Ending(Reason.CANCELLED, "4").message());
        assertThat(new Ending(Reason.CHALLENGE, "resting until 2026-03-09T04:00:00Z; a.example").message())
                .isEqualTo(new Ending(Reason.CHALLENGE, "2026-03-09T04:00:00Z; a.example").message());
    }
}
