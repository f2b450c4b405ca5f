package org.nianbao.serve.web;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Indicator;
import org.nianbao.model.Site;
import org.nianbao.serve.api.Alerts;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.web.view.CapturesView;
import org.nianbao.serve.web.view.DistrictView;
import org.nianbao.serve.web.view.Frame;
import org.nianbao.serve.web.view.IndicatorView;
import org.nianbao.serve.web.view.SearchView;
import org.nianbao.serve.web.view.SeriesView;
import org.nianbao.serve.web.view.StatusView;
import org.nianbao.serve.web.view.SweepView;
import org.nianbao.serve.web.view.TrackerView;

/** The pages for researchers, but the report's. */
final class Pages {
    private static final int HOSTS_OF_A_SWEEP = 5;
    private static final int HITS = 50;
    private static final int SWEEPS = 30;
    private static final int CELLS = 100;
    private static final int MOST_SERIES_CELLS = 200;
    private static final List<String> TELLING = List.of(
            "requests.new.total",
            "statistics.requests.received",
            "requests.handled_total.total",
            "proactive.normative_documents.published_total");

    private final Answers answers;

    Pages(Answers answers) {
        this.answers = answers;
    }

    Screen tracker(Query query, Frame f) {
        TrackerView.Wanted wanted = new TrackerView.Wanted(
                query.number("year"),
                query.state(),
                query.text("parent"),
                query.number("from").orElse(0));
        TrackerView view = TrackerView.of(answers.tracker(Set.of()), wanted);
        return Screen.shown("tracker.jte", f.t("追踪：各区县年度报告", "Tracker: annual reports by district"), view);
    }

    Screen district(Query query, Frame f) {
        String code = query.context().pathParam("code");
        Optional<Site> site =
                answers.sites().stream().filter(s -> s.code().equals(code)).findFirst();
        if (site.isEmpty()) {
            return noDistrict(code);
        }
        List<DistrictYear> years = answers.tracker(Set.of()).stream()
                .filter(y -> y.code().equals(code))
                .sorted((a, b) -> b.year() - a.year())
                .toList();
        List<Index.ReportRow> reports = answers.reports(
                new Index.ReportQuery(Optional.of(code), Optional.empty(), Optional.empty(), Optional.empty()));
        DistrictView view = new DistrictView(
                site.get(),
                years,
                reports,
                answers.sweeps(Optional.of(code), SWEEPS),
                series(code, query.text("indicator"), reports));
        return Screen.shown("district.jte", site.get().name(), view);
    }

    private static Screen noDistrict(String code) {
        return Screen.missing(
                "种子文件里没有代码为“" + code + "”的区县。", "No seed file has a district with the code \"" + code + "\".");
    }

    private Optional<SeriesView> series(String code, String wanted, List<Index.ReportRow> reports) {
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        List<Indicator> choices = choices(reports);
        List<String> order = new ArrayList<>(List.of(wanted));
        order.addAll(TELLING);
        Optional<Indicator> chosen = order.stream()
                .flatMap(c -> choices.stream().filter(i -> i.code().equals(c)))
                .findFirst()
                .or(() -> choices.stream().findFirst());
        return chosen.map(i -> SeriesView.of(i, choices, cells(Optional.of(code), i, MOST_SERIES_CELLS)));
    }

    private List<Indicator> choices(List<Index.ReportRow> reports) {
        Set<String> forms = new HashSet<>();
        reports.forEach(r -> forms.addAll(List.of(r.forms().split("[ ,;]+"))));
        return answers.indicators().stream()
                .filter(i -> i.forms().stream().anyMatch(form -> forms.contains(form.id())))
                .toList();
    }

    private List<Index.CellRow> cells(Optional<String> code, Indicator indicator, int most) {
        Index.CellQuery query = new Index.CellQuery(code, Optional.of(indicator.code()), Optional.empty(), true);
        try (Stream<Index.CellRow> cells = answers.cells(query)) {
            return cells.limit(most).toList();
        }
    }

    Screen sweep(Query query, Frame f) throws IOException {
        String id = query.context().pathParam("sweep");
        Optional<Index.SweepRow> row = answers.sweep(id);
        if (row.isEmpty()) {
            return Screen.missing("没有编号为“" + id + "”的巡查。", "There is no sweep \"" + id + "\".");
        }
        List<Index.Judged> pages = answers.judgements(id);
        SweepView view = new SweepView(row.get(), pages, answers.notable(id), tls(pages));
        return Screen.shown("sweep.jte", f.t("巡查的经过与依据", "A sweep: its way and why"), view);
    }

    /** What TLS said of each host, by the first page read from it: that stands in the archive only, so of a few hosts. */
    private Map<String, String> tls(List<Index.Judged> pages) throws IOException {
        Map<String, ArchivedRecord> first = new LinkedHashMap<>();
        for (Index.Judged page : pages) {
            String host = String.valueOf(page.record().uri().getRawAuthority());
            if (first.size() < HOSTS_OF_A_SWEEP) {
                first.putIfAbsent(host, page.record());
            }
        }
        Map<String, String> said = new LinkedHashMap<>();
        for (Map.Entry<String, ArchivedRecord> each : first.entrySet()) {
            String verdict = answers.provenance(each.getValue()).getOrDefault("tlsVerdict", "");
            if (!verdict.isEmpty()) {
                said.put(each.getKey(), verdict);
            }
        }
        return said;
    }

    Screen search(Query query, Frame f) {
        String words = query.text("q");
        SearchView view =
                new SearchView(words, words.isBlank() ? Optional.empty() : Optional.of(answers.search(words, HITS)));
        return Screen.shown("search.jte", f.t("检索", "Search"), view);
    }

    Screen lookup(Query query, Frame f) {
        String asked = query.text("url");
        Optional<URI> uri = Query.address(asked);
        CapturesView view = new CapturesView(asked, uri.map(answers::captures).orElse(List.of()));
        return Screen.shown("captures.jte", f.t("按网址查存档", "Captures of an address"), view);
    }

    Screen record(Query query, Frame f) {
        String digest = query.context().pathParam("sha256");
        boolean possible = digest.matches("[0-9a-f]{64}");
        CapturesView view = new CapturesView(digest, possible ? answers.capturesOf(digest) : List.of());
        if (view.captures().isEmpty()) {
            return Screen.missing("存档里没有这个摘要的内容。", "The archive has no payload with this digest.");
        }
        return Screen.shown("record.jte", f.t("存档内容", "Archived payload"), view);
    }

    Screen status(Query query, Frame f) {
        Optional<Answers.Verified> verified = answers.lastVerification();
        StatusView view = new StatusView(
                answers.figures(),
                answers.sweeps(Optional.empty(), SWEEPS),
                verified.map(Answers.Verified::at),
                verified.map(Answers.Verified::damages).orElse(0L),
                new Alerts(answers).now().stream().map(Alerts.Alert::message).toList());
        return Screen.shown("status.jte", f.t("运行状态", "Status"), view);
    }

    Screen fixity(Query query, Frame f) {
        return Screen.shown("fixity.jte", f.t("存档校验", "Fixity of the archive"), answers.fixity());
    }

    Screen indicators(Query query, Frame f) {
        return Screen.shown("indicators.jte", f.t("指标词典", "Dictionary of figures"), answers.indicators());
    }

    Screen indicator(Query query, Frame f) {
        String code = query.context().pathParam("code");
        Optional<Indicator> found =
                answers.indicators().stream().filter(i -> i.code().equals(code)).findFirst();
        if (found.isEmpty()) {
            return Screen.missing("指标词典里没有“" + code + "”。", "The dictionary has no figure \"" + code + "\".");
        }
        IndicatorView view = new IndicatorView(found.get(), cells(Optional.empty(), found.get(), CELLS));
        return Screen.shown("indicator.jte", code, view);
    }

    Screen method(Query query, Frame f) {
        return Screen.shown(
                "method.jte",
                f.t("方法与局限", "Method and limits"),
                answers.indicators().size());
    }
}
