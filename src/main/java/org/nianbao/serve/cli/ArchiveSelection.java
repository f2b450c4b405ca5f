package org.nianbao.serve.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;

/**
 * The captures that words on the command line select: division codes and years narrow each other, addresses and digests
 * are added.
 *
 * <p>A code alone means all that was captured from the district's site and its reports; with a year the reports of that
 * year and the pages that led to them.
 */
final class ArchiveSelection {
    /** A way to a page is never longer; a circle of links ends here. */
    private static final int LONGEST_WAY = 30;

    private final List<String> codes = new ArrayList<>();
    private final List<Integer> years = new ArrayList<>();
    private final List<URI> addresses = new ArrayList<>();
    private final List<String> digests = new ArrayList<>();

    private ArchiveSelection() {}

    /** Reads the words. */
    static ArchiveSelection of(List<String> words) {
        ArchiveSelection selection = new ArchiveSelection();
        words.forEach(selection::word);
        return selection;
    }

    private void word(String word) {
        if (word.matches("[0-9a-f]{64}")) {
            digests.add(word);
        } else if (word.matches("(19|20)\\d\\d")) {
            years.add(Integer.valueOf(word));
        } else if (word.matches("\\d{6,12}")) {
            codes.add(word);
        } else if (word.contains("://")) {
            addresses.add(ArchiveCommand.address(word));
        } else {
            throw new ConfigurationError(
                    new Message(
                            "selection_invalid",
                            "看不懂 " + TextTable.clean(word) + "；请写区划代码、年度、网址或内容的 SHA-256。",
                            TextTable.clean(word)
                                    + " is not understood; write a division code, a year, an address or the SHA-256 of a payload."));
        }
    }

    /** The captures, each once. */
    Set<ArchivedRecord> in(Answers answers) {
        Set<ArchivedRecord> found = new LinkedHashSet<>();
        for (URI address : addresses) {
            add(answers, Optional.of(address), record -> true, found);
        }
        digests.forEach(digest -> found.addAll(answers.capturesOf(digest)));
        if (years.isEmpty() && !codes.isEmpty()) {
            add(answers, Optional.empty(), r -> codes.contains(r.origin().siteCode()), found);
        }
        if (!years.isEmpty() || !codes.isEmpty()) {
            answers.reports().stream().filter(this::wanted).forEach(row -> report(answers, row, found));
        }
        return found;
    }

    private boolean wanted(Index.ReportRow row) {
        return (codes.isEmpty() || codes.contains(row.divisionCode()))
                && (years.isEmpty() || row.year().filter(years::contains).isPresent());
    }

    private static void report(Answers answers, Index.ReportRow row, Set<ArchivedRecord> found) {
        for (ArchivedRecord record : answers.capturesOf(row.sha256())) {
            Optional<ArchivedRecord> at = Optional.of(record);
            for (int i = 0; i < LONGEST_WAY && at.isPresent() && found.add(at.get()); i++) {
                at = via(answers, at.get());
            }
        }
    }

    /** The capture of the page that led to this one, in the same sweep. */
    private static Optional<ArchivedRecord> via(Answers answers, ArchivedRecord record) {
        if (record.origin().via().isEmpty()) {
            return Optional.empty();
        }
        try (Stream<ArchivedRecord> captures = answers.captures(record.origin().via())) {
            return captures.filter(
                            c -> c.origin().sweepId().equals(record.origin().sweepId()))
                    .findFirst();
        }
    }

    private static void add(
            Answers answers, Optional<URI> address, Predicate<ArchivedRecord> wanted, Set<ArchivedRecord> found) {
        try (Stream<ArchivedRecord> captures = answers.captures(address)) {
            captures.filter(wanted).forEach(found::add);
        }
    }
}
