package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.nianbao.model.Message;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.Ending;
import org.nianbao.serve.Rehearsal;
import org.nianbao.serve.export.ContractJson;

/**
 * What a sweep would cost by what its dry run cost: an estimate, at the pace the site was asked in the dry run.
 *
 * @param rehearsal the dry run
 * @param reports how many pages or files of reports it saw; only those need anything more
 */
record RehearsalCost(Rehearsal rehearsal, int reports) {

    /** Requests of a sweep, about. */
    private int requests() {
        return rehearsal.account().requests() + rehearsal.waiting();
    }

    /** Further requests at most, for what report pages need to be looked at. */
    private int requisites() {
        return reports == 0 ? 0 : rehearsal.requisites();
    }

    /** Whole minutes that so many requests take, rounded up. */
    private long minutes(int requests) {
        SweepAccount account = rehearsal.account();
        Duration took = Duration.between(account.begun(), account.ended());
        double millis = (double) took.toMillis() / Math.max(1, account.requests()) * requests;
        return Math.max(1, (long) Math.ceil(millis / Duration.ofMinutes(1).toMillis()));
    }

    /** In words. */
    Message message() {
        SweepAccount account = rehearsal.account();
        String zh = "试查发出 " + account.requests() + " 个请求，收到 " + account.bytes() + " 字节，见到 " + reports + " 个年报页面或文件；";
        String en = "The dry run sent " + account.requests() + " requests, received " + account.bytes()
                + " bytes and saw " + reports + " pages or files of reports; ";
        return switch (account.state()) {
            case FINISHED -> ended(new Message("cost_known", zh + whole().zh(), en + whole().en()));
            case BUDGET_SPENT ->
                new Message(
                        "cost_more",
                        zh + "额度用完时还有 " + rehearsal.waiting() + " 个有希望的地址未访问，其中可能再见到新的；" + whole().zh(),
                        en + rehearsal.waiting()
                                + " promising addresses were left when the budget was spent, and may lead to more; "
                                + whole().en());
            case UNREACHABLE, BLOCKED, INTERRUPTED -> {
                Message why = Ending.of(account).message();
                yield new Message("cost_unknown", zh + why.zh(), en + why.en());
            }
        };
    }

    private Message whole() {
        int more = requisites();
        String zh = "正式巡查大约需要 " + requests() + " 个请求，约 " + minutes(requests()) + " 分钟";
        String en = "a sweep would need about " + requests() + " requests, about " + minutes(requests()) + " min";
        if (more == 0) {
            return new Message("cost", zh + "。", en + ".");
        }
        long longest = minutes(requests() + more);
        return new Message(
                "cost",
                zh + "；另为年报页面所需的文件至多 " + more + " 个请求，合计至多约 " + longest + " 分钟。",
                en + ", and up to " + more + " for what the pages need, about " + longest + " min in all at most.");
    }

    /** With how the dry run ended, where that is not plain. */
    private Message ended(Message cost) {
        Ending ending = Ending.of(rehearsal.account());
        Message why = ending.message();
        return ending.plain() ? cost : new Message(cost.id(), why.zh() + cost.zh(), why.en() + " " + cost.en());
    }

    /** Figures and sentences; no figures where the dry run tells nothing of a sweep. */
    ObjectNode json() {
        SweepAccount.State state = rehearsal.account().state();
        boolean known = state == SweepAccount.State.FINISHED || state == SweepAccount.State.BUDGET_SPENT;
        ObjectNode json = Console.object()
                .put("requests", known ? requests() : null)
                .put("requisites_at_most", known ? requisites() : null)
                .put("minutes", known ? minutes(requests()) : null)
                .put("minutes_at_most", known ? minutes(requests() + requisites()) : null);
        ContractJson.sentences(json, message());
        return json;
    }
}
