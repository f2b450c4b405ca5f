package org.nianbao;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Judgement;
import org.nianbao.model.Site;

/**
 * Judgements kept beside their captures in the archive, so that a rebuild need not unpack, decode, parse and judge every
 * page again. One is believed only when the same rules would judge for the same site; what is missing, damaged or judged
 * by others is judged anew. Safe for many threads.
 */
final class KeptJudgements {
    /** Of a page with thousands of links; it is faster judged anew than read. */
    private static final int LARGEST = 1 << 18;

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final Archive archive;
    private final Map<Site, Optional<String>> judges = new ConcurrentHashMap<>();
    private Optional<Optional<String>> rules = Optional.empty();

    KeptJudgements(Archive archive) {
        this.archive = archive;
    }

    /**
     * What is written.
     *
     * @param judgedBy digest of the rules and of what is known of the site
     */
    private record Kept(String judgedBy, Judgement judgement) {}

    /** Keeps the judgement of a page that has to be read before it can be judged. */
    void keep(ArchivedRecord record, Site site, Judgement judgement) {
        Optional<String> judge = judge(site);
        if (judge.isEmpty() || !Crawl.mayHaveSource(record.mediaType())) {
            return;
        }
        byte[] json = json(new Kept(judge.get(), judgement));
        if (json.length <= LARGEST) {
            archive.note(record, json);
        }
    }

    private static byte[] json(Kept kept) {
        try {
            return JSON.writeValueAsBytes(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a judgement cannot be written as JSON", e);
        }
    }

    /** The judgement that this program would come to. */
    Optional<Judgement> of(ArchivedRecord record, Site site, Archive.Notes notes) {
        try {
            Optional<byte[]> note = notes.about(record);
            // JSON may say null.
            Optional<Kept> read =
                    note.isEmpty() ? Optional.empty() : Optional.ofNullable(JSON.readValue(note.get(), Kept.class));
            return read.filter(
                            k -> judge(site).filter(j -> j.equals(k.judgedBy())).isPresent())
                    .map(Kept::judgement);
        } catch (IOException unreadable) {
            return Optional.empty(); // verification names a damaged record; its page is judged anew
        }
    }

    /** Empty when the rules have no version; then nothing is kept and nothing believed. */
    private Optional<String> judge(Site site) {
        return judges.computeIfAbsent(site, s -> rules().map(version -> judge(version, s)));
    }

    /** Found out when it is first asked for: most commands judge nothing. */
    private synchronized Optional<String> rules() {
        rules = rules.or(() -> Optional.of(RulesVersion.ofThisProgram()));
        return rules.get();
    }

    /** What a judgement depends on beside the page; not when and whether the site is visited. */
    private static String judge(String rules, Site site) {
        List<Object> asked = List.of(
                rules,
                site.code(),
                site.name(),
                site.level(),
                site.parent(),
                site.homeUrl(),
                site.listUrls(),
                site.hosts(),
                new TreeSet<>(site.beyond()));
        MessageDigest digest = RulesVersion.sha256();
        return HexFormat.of().formatHex(digest.digest(asked.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
