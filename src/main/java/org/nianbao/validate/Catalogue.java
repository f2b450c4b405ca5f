package org.nianbao.validate;

import static org.nianbao.model.Finding.Severity.ERROR;
import static org.nianbao.model.Finding.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nianbao.model.Finding;
import org.nianbao.model.Message;
import org.nianbao.validate.Relation.Sign;

/** The relations of the national forms, as data. */
final class Catalogue {
    static final List<String> APPLICANTS = List.of(
            "natural_person",
            "commercial_enterprise",
            "research_institution",
            "public_welfare_organization",
            "legal_service_organization",
            "other_organization");
    private static final String TOTAL = "total";

    /** Result lines of table 三 that the forms of 2019 and 2021 share. */
    private static final List<String> RESULTS = List.of(
            "granted",
            "partially_granted",
            "refused.state_secret",
            "refused.prohibited_by_law",
            "refused.security_and_stability",
            "refused.third_party_rights",
            "refused.internal_affairs",
            "refused.process_information",
            "refused.enforcement_file",
            "refused.administrative_query",
            "unable.not_held",
            "unable.must_be_created",
            "unable.unclear_after_correction",
            "declined.petition",
            "declined.repeated",
            "declined.publication",
            "declined.excessive",
            "declined.reconfirmation");
    /** （六）其他处理 in one line (2019) or in three (2021). */
    private static final List<String> OTHER_2019 = List.of("other");

    private static final List<String> OTHER_2021 =
            List.of("other.not_corrected_in_time", "other.fee_unpaid", "other.other");

    private static final Message BALANCE = words(
            "requests.balance",
            "本年新收与上年结转之和应等于办理总计与结转下年度之和。",
            "Received and carried in must add up to the same as handled and carried out.");
    private static final Message HANDLED =
            words("requests.handled_total", "（七）总计应等于各办理结果之和。", "The total handled must be the sum of all results.");
    private static final Message ROW = words(
            "requests.row_total",
            "总计应等于自然人与各类法人或其他组织之和。",
            "The row's total must be the sum of its kinds of applicants.");
    private static final Message REMEDY = words(
            "remedies.total",
            "总计应等于结果维持、结果纠正、其他结果与尚未审结之和。",
            "The total must be the sum of upheld, corrected, other and pending cases.");
    private static final Message PUBLISHED = words(
            "proactive.published_total",
            "对外公开总数量不应少于本年新公开数量。",
            "The number published in all should not be less than the number newly published.");
    private static final Message ITEMS = words(
            "proactive.items",
            "上一年项目数量加本年增减不应为负。",
            "Last year's items and this year's change should not add up to less than nothing.");

    private Catalogue() {}

    /** Every relation that could apply to a report with these figures. */
    static List<Relation> of(Figures figures) {
        List<Relation> all = new ArrayList<>();
        all.addAll(requests(figures));
        all.addAll(remedies());
        all.addAll(proactive());
        all.addAll(statistics());
        return all.stream().filter(r -> printed(r, figures)).toList();
    }

    /** A relation applies where the document prints at least one of its places. */
    private static boolean printed(Relation relation, Figures figures) {
        return Stream.concat(relation.left().stream(), relation.right().stream())
                .anyMatch(figures::has);
    }

    private static List<Relation> requests(Figures figures) {
        List<Relation> relations = new ArrayList<>();
        boolean single = figures.has("requests.other.total");
        List<String> results = Stream.concat(RESULTS.stream(), (single ? OTHER_2019 : OTHER_2021).stream())
                .toList();
        for (String column :
                Stream.concat(APPLICANTS.stream(), Stream.of(TOTAL)).toList()) {
            relations.add(new Relation(
                    BALANCE.id(),
                    ERROR,
                    column,
                    requests(List.of("new", "carried_in"), column),
                    requests(List.of("handled_total", "carried_out"), column),
                    Sign.EQUAL,
                    BALANCE));
            relations.add(sum(HANDLED, ERROR, column, request("handled_total", column), requests(results, column)));
        }
        List<String> rows = new ArrayList<>(List.of("new", "carried_in"));
        rows.addAll(results);
        rows.addAll(List.of("handled_total", "carried_out"));
        for (String row : rows) {
            List<String> parts = APPLICANTS.stream().map(a -> request(row, a)).toList();
            relations.add(sum(ROW, ERROR, row, request(row, TOTAL), parts));
        }
        return relations;
    }

    private static String request(String row, String column) {
        return "requests." + row + "." + column;
    }

    private static List<String> requests(List<String> rows, String column) {
        return rows.stream().map(r -> request(r, column)).toList();
    }

    private static List<Relation> remedies() {
        return Stream.of("reconsideration", "litigation_direct", "litigation_after_reconsideration")
                .map(block -> sum(
                        REMEDY,
                        ERROR,
                        block,
                        "remedies." + block + ".total",
                        codes("remedies." + block + ".", "upheld", "corrected", "other", "pending")))
                .toList();
    }

    private static List<Relation> proactive() {
        Stream<Relation> published = Stream.of("regulations", "normative_documents")
                .map(row -> compare(
                        PUBLISHED,
                        row,
                        List.of("proactive." + row + ".published_total"),
                        Sign.AT_LEAST,
                        List.of("proactive." + row + ".published")));
        Stream<Relation> items = Stream.of("licences", "other_services", "penalties", "coercive_measures", "fees")
                .map(row -> compare(
                        ITEMS,
                        row,
                        codes("proactive." + row + ".", "items_previous_year", "items_change"),
                        Sign.AT_LEAST,
                        List.of()));
        return Stream.concat(published, items).toList();
    }

    /** The form of 2014. */
    private static List<Relation> statistics() {
        return Stream.of(applications(), answers(), institutions(), comparisons())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Relation> applications() {
        String requests = "statistics.requests.";
        return List.of(
                total(
                        words(
                                "statistics.received",
                                "收到申请数应等于各渠道申请数之和。",
                                "Requests received must be the sum of all channels."),
                        requests + "received",
                        codes(
                                requests,
                                "received_in_person",
                                "received_by_fax",
                                "received_online",
                                "received_by_letter")),
                total(
                        words(
                                "statistics.concluded",
                                "申请办结数应等于按时办结数与延期办结数之和。",
                                "Requests concluded must be the sum of those on time and those after extension."),
                        requests + "concluded",
                        codes(requests, "concluded_on_time", "concluded_after_extension")));
    }

    private static List<Relation> answers() {
        String requests = "statistics.requests.";
        return List.of(
                total(
                        words(
                                "statistics.answered",
                                "申请答复数应等于八类答复数之和。",
                                "Answers must be the sum of the eight kinds of answers."),
                        requests + "answered",
                        codes(
                                requests,
                                "answered_already_public",
                                "answered_granted",
                                "answered_partially_granted",
                                "answered_refused",
                                "answered_not_this_agency",
                                "answered_not_existing",
                                "answered_told_to_amend",
                                "answered_other_channel")),
                total(
                        words("statistics.refused", "不同意公开答复数应等于各理由之和。", "Refusals must be the sum of their reasons."),
                        requests + "answered_refused",
                        codes(
                                requests,
                                "refused_state_secret",
                                "refused_trade_secret",
                                "refused_personal_privacy",
                                "refused_security_and_stability",
                                "refused_not_government_information",
                                "refused_other_law")));
    }

    private static List<Relation> institutions() {
        return List.of(
                outcome(
                        "statistics.reconsideration",
                        "行政复议数量应等于维持、纠错与其他情形之和（未结案件表中无处填写）。",
                        "Reconsiderations should be the sum of upheld, corrected and other cases; the form has no place for"
                                + " pending ones."),
                outcome(
                        "statistics.litigation",
                        "行政诉讼数量应等于维持、纠错与其他情形之和（未结案件表中无处填写）。",
                        "Lawsuits should be the sum of upheld, corrected and other cases; the form has no place for pending"
                                + " ones."),
                total(
                        words(
                                "statistics.staff",
                                "工作人员数应等于专职人员数与兼职人员数之和。",
                                "Staff must be the sum of full-time and part-time staff."),
                        "statistics.organization.staff",
                        codes("statistics.organization.", "staff_full_time", "staff_part_time")));
    }

    private static List<Relation> comparisons() {
        String proactive = "statistics.proactive.";
        String responses = "statistics.responses.";
        return List.of(
                subset("normative_documents", proactive + "normative_documents", proactive + "total"),
                subset(
                        "press_conferences",
                        responses + "press_conferences_by_principal",
                        responses + "press_conferences"),
                subset(
                        "online_interviews",
                        responses + "online_interviews_by_principal",
                        responses + "online_interviews"),
                compare(
                        words(
                                "statistics.channels",
                                "主动公开政府信息数不应多于各渠道公开数之和。",
                                "Items published should not be more than the sum of all channels."),
                        "",
                        List.of(proactive + "total"),
                        Sign.AT_MOST,
                        codes(proactive, "by_gazette", "by_website", "by_weibo", "by_wechat", "by_other")));
    }

    private static Relation outcome(String rule, String zh, String en) {
        return sum(
                words(rule, zh, en), WARNING, "", rule + ".total", codes(rule + ".", "upheld", "corrected", "other"));
    }

    private static Relation subset(String where, String part, String whole) {
        Message words = words(
                "statistics.subset",
                "“其中”项不应多于其所属项。",
                "An item “of which” should not be more than what it is part of.");
        return compare(words, where, List.of(part), Sign.AT_MOST, List.of(whole));
    }

    private static Relation total(Message words, String total, List<String> parts) {
        return sum(words, ERROR, "", total, parts);
    }

    private static Relation sum(
            Message words, Finding.Severity severity, String where, String total, List<String> parts) {
        return new Relation(words.id(), severity, where, List.of(total), parts, Sign.EQUAL, words);
    }

    private static Relation compare(Message words, String where, List<String> left, Sign sign, List<String> right) {
        return new Relation(words.id(), WARNING, where, left, right, sign, words);
    }

    private static List<String> codes(String prefix, String... names) {
        return Stream.of(names).map(n -> prefix + n).toList();
    }

    private static Message words(String id, String zh, String en) {
        return new Message(id, zh, en);
    }
}
