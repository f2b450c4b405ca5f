package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.index.Index;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Scope;
import org.nianbao.serve.export.ContractJson;

/** The lists of the API: JSON page by page, CSV as a whole. */
final class Lists {
    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final int MOST_CELLS = 10_000;
    private static final Set<String> REPORT_STATES = Set.of("clean", "findings", "unreadable");
    private static final Set<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::id).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> STATES = Arrays.stream(DistrictYear.State.values())
            .map(DistrictYear.State::id)
            .collect(Collectors.toUnmodifiableSet());

    static final List<String> CELL_COLUMNS = List.of(
            "division_code,district,publisher,scope,year,version,url,captured_at,sha256,code,value,kind,raw,unit,by,confirmed,corrected_value,corrected_kind,corrected_by,correction_reason,corrected_at,correction"
                    .split(","));
    private static final List<String> CORRECTION_COLUMNS = List.of(
            "correction,corrected_at,division_code,district,publisher,scope,year,report,version,sha256,code,read_value,read_kind,read_raw,value,kind,raw,author,reason,standing,withdrawal,withdrawn_at,withdrawn_by,withdrawal_reason"
                    .split(","));
    private static final List<String> SETTLEMENT_COLUMNS = List.of(
            "settlement,settled_at,division_code,district,year,settled_as,report,author,reason,standing,withdrawal,withdrawn_at,withdrawn_by,withdrawal_reason"
                    .split(","));
    private static final List<String> REPORT_COLUMNS = List.of(
            "division_code,district,publisher,scope,year,version,title,published,url,sha256,captured_at,media_type,forms,cells,failed_rules,state,id,addresses,documents"
                    .split(","));
    private static final List<String> CAPTURE_COLUMNS =
            List.of("url,captured_at,status,outcome,media_type,sha256,warc_file,offset,length,via,site".split(","));
    private static final List<String> TRACKER_COLUMNS = List.of(
            "division_code,district,parent,year,state,report,forms,version,cells,failed_rules,last_looked,settled_as,settled_by,settled_reason,settled_at,settlement"
                    .split(","));
    private static final List<String> SITE_COLUMNS =
            List.of("code,name,level,parent,home_url,enabled,valid_from,valid_to,notes".split(","));
    private static final List<String> DAMAGE_COLUMNS = List.of(
            "file,offset,first_bad_byte,record_id,found_at,why,in_file,captures,reports,cells,good_copies".split(","));
    private static final List<String> INDICATOR_COLUMNS = List.of(
            "code,forms,table,row_zh,column_zh,unit,kind,row_en,column_en,table_en,group_en,unit_en".split(","));

    private final Answers answers;

    Lists(Answers answers) {
        this.answers = answers;
    }

    Reply sites(Asked asked) {
        return new Listing("sites", SITE_COLUMNS, answers.sites().stream().map(Shapes::site)).reply(asked, USUAL, MOST);
    }

    Reply indicators(Asked asked) {
        Stream<ObjectNode> rows = answers.indicators().stream().map(Shapes::indicator);
        return new Listing("indicators", INDICATOR_COLUMNS, rows).reply(asked, MOST, MOST);
    }

    Reply reports(Asked asked) {
        Index.ReportQuery query = new Index.ReportQuery(
                asked.text("code"), asked.year(), asked.oneOf("scope", SCOPES), asked.oneOf("state", REPORT_STATES));
        Stream<ObjectNode> rows = answers.reports(query).stream().map(Shapes::report);
        return new Listing("reports", REPORT_COLUMNS, rows).reply(asked, USUAL, MOST);
    }

    Reply cells(Asked asked) {
        Stream<ObjectNode> rows = answers.cells(asked.cells()).map(Shapes::cell);
        return new Listing("cells", CELL_COLUMNS, rows).reply(asked, MOST, MOST_CELLS);
    }

    Reply corrections(Asked asked) {
        Index.CellQuery query = new Index.CellQuery(asked.text("code"), asked.text("indicator"), asked.year(), false);
        Stream<ObjectNode> rows = answers.corrections().list(query).stream().map(ContractJson::corrected);
        return new Listing("corrections", CORRECTION_COLUMNS, rows).reply(asked, USUAL, MOST);
    }

    Reply settlements(Asked asked) {
        Stream<ObjectNode> rows = answers.settlements().list(asked.text("code"), asked.year()).stream()
                .map(ContractJson::settled);
        return new Listing("settlements", SETTLEMENT_COLUMNS, rows).reply(asked, USUAL, MOST);
    }

    Reply tracker(Asked asked) {
        Set<Integer> years = asked.year().map(Set::of).orElse(Set.of());
        String state = asked.oneOf("state", STATES).orElse("");
        String parent = asked.text("parent").orElse("");
        Stream<ObjectNode> rows = answers.tracker(years).stream()
                .filter(y -> state.isEmpty() || y.state().id().equals(state))
                .filter(y -> parent.isEmpty() || y.parent().equals(parent))
                .map(Shapes::districtYear);
        return new Listing("tracker", TRACKER_COLUMNS, rows).reply(asked, MOST, MOST_CELLS);
    }

    Reply captures(Asked asked) {
        URI uri = asked.address("url");
        Stream<ObjectNode> rows = answers.captures(uri).stream().map(Shapes::capture);
        return new Listing("captures", CAPTURE_COLUMNS, rows).reply(asked, USUAL, MOST);
    }

    Reply changes(Asked asked) {
        Instant since = asked.time("since").orElse(Instant.EPOCH);
        Stream<ObjectNode> rows = answers.changes(since, MOST).stream().map(Shapes::change);
        return new Listing("changes", List.of("kind", "at"), rows).reply(asked, USUAL, MOST);
    }

    Reply fixity(Asked asked) {
        Stream<ObjectNode> rows = answers.fixity().files().stream().map(Shapes::fixity);
        return new Listing("fixity", List.of("file", "bytes", "verified_at", "due", "damages"), rows)
                .reply(asked, USUAL, MOST);
    }

    Reply damages(Asked asked) {
        Stream<ObjectNode> rows = answers.fixity().damages().stream().map(Shapes::damage);
        return new Listing("damages", DAMAGE_COLUMNS, rows).reply(asked, USUAL, MOST);
    }

    Reply alerts(Asked asked) {
        Stream<ObjectNode> rows = new Alerts(answers).now().stream().map(Alerts.Alert::json);
        return new Listing("alerts", List.of("id", "severity", "subject", "since", "zh", "en"), rows)
                .reply(asked, USUAL, MOST);
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
