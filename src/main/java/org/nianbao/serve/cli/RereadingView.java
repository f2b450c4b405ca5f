package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.serve.Rereading;
import org.nianbao.serve.export.ContractJson;

/** Shows what reading again would change: document by document, and at the end by rule. */
final class RereadingView {
    private final Session session;
    private final Console console;
    /** How often each rule ends otherwise, by rule and way. */
    private final Map<String, Integer> rules = new TreeMap<>();

    /** How often cells differ, by kind of difference. */
    private final Map<String, Integer> kinds = new TreeMap<>();

    private int cells;

    RereadingView(Session session) {
        this.session = session;
        this.console = session.console();
    }

    /** One document whose reading would differ. */
    void show(Rereading change) {
        cells += change.cells().size();
        change.cells().forEach(c -> kinds.merge(c.kind(), 1, Integer::sum));
        change.rules().forEach(r -> rules.merge(r.rule() + "  " + r.before() + " → " + r.after(), 1, Integer::sum));
        if (session.json()) {
            console.line(json(change));
        } else {
            print(change);
        }
    }

    private void print(Rereading change) {
        ArchivedRecord record = change.held().task().record();
        console.answer(TextTable.clean(record.origin().siteCode() + "  " + record.uri()));
        console.answer("  " + record.payloadSha256() + "  " + change.held().extractorVersion() + " → "
                + change.extractorVersion());
        changed(change.outcome());
        change.identity().forEach(this::changed);
        change.rules()
                .forEach(r -> console.answer("  "
                        + TextTable.clean(
                                r.rule() + " " + r.where() + ": " + verdict(r.before()) + " → " + verdict(r.after()))));
        TextTable table =
                TextTable.of(console, "  指标|改动|原来|现在|依据|相关校验", "  indicator|change|before|after|by|relations");
        change.cells()
                .forEach(c -> table.row(
                        "  " + c.code(),
                        kind(c.kind()),
                        c.before(),
                        c.after(),
                        c.byBefore().equals(c.byAfter()) ? c.byAfter() : c.byBefore() + " → " + c.byAfter(),
                        String.join(" ", c.rules())));
        if (table.size() > 0) {
            table.print(console);
        }
        console.answer("");
    }

    private void changed(Rereading.Changed changed) {
        if (!changed.before().equals(changed.after())) {
            console.answer("  " + TextTable.clean(changed.name() + ": " + changed.before() + " → " + changed.after()));
        }
    }

    private String kind(String id) {
        return switch (id) {
            case "appears" -> console.in("新增", "appears");
            case "vanishes" -> console.in("消失", "vanishes");
            case "value" -> console.in("数值", "value");
            case "evidence" -> console.in("依据", "evidence");
            default -> console.in("位置", "place");
        };
    }

    private String verdict(String id) {
        return switch (id) {
            case "pass" -> console.in("通过", "holds");
            case "fail" -> console.in("不通过", "fails");
            case "not_assessable" -> console.in("无法判断", "not assessable");
            default -> id;
        };
    }

    /** What all of it comes to, by rule. */
    void summary(Rereading.Account account) {
        if (session.json()) {
            return;
        }
        TextTable byRule = TextTable.of(console, "规则|处数", "rule|places");
        rules.forEach(byRule::row);
        kinds.forEach((kind, count) -> byRule.row(console.in("单元格：", "cells: ") + kind(kind), count));
        if (byRule.size() > 0) {
            byRule.print(console);
        }
        int outdated = account.outdated().size();
        console.answer(console.in(
                "重读 " + account.documents() + " 份：结果不同 " + account.differing().size() + " 份，涉及单元格 " + cells
                        + " 个；由旧版规则读取或已搁置 " + outdated + " 份；存档中取不出 " + account.unreadable() + " 份。",
                "Read " + account.documents() + " documents again: "
                        + account.differing().size()
                        + " would differ, in " + cells + " cells; " + outdated
                        + " were read by older rules or set aside; " + account.unreadable()
                        + " could not be had from the archive."));
    }

    /**
     * What became of it.
     *
     * @param replaced how many were read again and stored, negative when nothing was to be replaced
     */
    void ended(int replaced, Rereading.Account account) {
        if (session.json()) {
            console.line(json(account, Math.max(0, replaced)));
        } else if (replaced >= 0) {
            console.answer(console.in("已替换：重新读取 " + replaced + " 份。", "Replaced: " + replaced + " documents read."));
        } else if (account.toReplace().isEmpty()) {
            session.note("没有要替换的内容。", "There is nothing to replace.");
        } else {
            session.note("未作任何改动；加 --yes 即予替换。", "Nothing was changed; --yes replaces the readings.");
        }
    }

    private static ObjectNode json(Rereading change) {
        Index.Held held = change.held();
        ObjectNode json = Console.object()
                .put("url", held.task().record().uri().toString())
                .put("sha256", held.task().record().payloadSha256())
                .put("site", held.task().record().origin().siteCode())
                .put("extractor_before", held.extractorVersion())
                .put("extractor_after", change.extractorVersion());
        json.set("outcome", ContractJson.mapper().valueToTree(change.outcome()));
        json.set("identity", ContractJson.mapper().valueToTree(change.identity()));
        json.set("rules", ContractJson.mapper().valueToTree(change.rules()));
        ArrayNode cells = json.putArray("cells");
        for (Rereading.CellChange c : change.cells()) {
            ObjectNode cell = cells.addObject()
                    .put("code", c.code())
                    .put("change", c.kind())
                    .put("before", c.before())
                    .put("after", c.after())
                    .put("by_before", c.byBefore())
                    .put("by_after", c.byAfter());
            c.rules().forEach(cell.putArray("rules")::add);
        }
        return json;
    }

    private ObjectNode json(Rereading.Account account, int replaced) {
        ObjectNode json = Console.object()
                .put("documents", account.documents())
                .put("differing", account.differing().size())
                .put("outdated", account.outdated().size())
                .put("unreadable", account.unreadable())
                .put("cells", cells)
                .put("replaced", replaced);
        json.set("by_rule", ContractJson.mapper().valueToTree(rules));
        json.set("by_change", ContractJson.mapper().valueToTree(kinds));
        return json;
    }
}
