package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.nianbao.index.Index;
import org.nianbao.serve.House;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code search}: full text of the reports. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "QUERY", arity = "1..*", descriptionKey = "query")
    List<String> words;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20")
    int limit;

    SearchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (House house = session.house()) {
            Index.SearchAnswer answer =
                    session.asking().apply(house).search(String.join(" ", words), Math.max(1, Math.min(limit, 1000)));
            if (session.json()) {
                session.console().document(json(answer));
            } else {
                print(answer);
            }
            return answer.hits().isEmpty() ? Exit.NOTHING : Exit.DONE;
        }
    }

    private void print(Index.SearchAnswer answer) {
        Console console = session.console();
        for (Index.Hit hit : answer.hits()) {
            Index.ReportRow row = hit.report();
            console.answer(TextTable.clean(row.divisionCode() + " " + row.district() + " "
                    + row.year().map(String::valueOf).orElse("-") + "  " + row.title()));
            console.answer("    " + TextTable.clean(plain(hit.snippet())));
            console.answer("    " + TextTable.clean(row.url()));
        }
        session.note(
                "检索了 " + answer.searched() + " 份报告，找到 " + answer.total() + " 份。",
                answer.searched() + " reports searched, " + answer.total() + " found.");
    }

    /** A snippet without its marks: the index escapes everything but {@code <em>}. */
    static String plain(String snippet) {
        return snippet.replace("<em>", "")
                .replace("</em>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/")
                .replace("&amp;", "&");
    }

    private static ObjectNode json(Index.SearchAnswer answer) {
        ObjectNode json = Console.object().put("searched", answer.searched()).put("total", answer.total());
        ArrayNode hits = json.putArray("hits");
        for (Index.Hit hit : answer.hits()) {
            hits.add(ContractJson.reportRow(hit.report()).put("snippet", hit.snippet()));
        }
        return json;
    }
}
