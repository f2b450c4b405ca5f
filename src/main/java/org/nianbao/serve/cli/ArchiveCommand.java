package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nianbao.archive.Archive;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.serve.House;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive verify|fixity|copy|import|rebuild|list|show|validate|export}. */
@Command(name = "archive")
final class ArchiveCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    CommandSpec spec;

    ArchiveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Group.usage(spec, session);
    }

    /** Fixity of everything or of what is due, and restoration. */
    @Command(name = "verify")
    Integer verify(
            @Option(names = "--due", descriptionKey = "archive.due") boolean due,
            @Option(names = "--repair-from", paramLabel = "FOLDER", descriptionKey = "archive.repair") Path copy) {
        try (House house = session.house();
                ProgressLine progress = session.progress()) {
            // Before anything is journalled: what is appended to a ledger that lost its end would part it from its
            // copy.
            Optional<Archive.Restored> ledger = Optional.ofNullable(copy).flatMap(house::restoreLedger);
            ledger.ifPresent(one -> session.console().say(one.message()));
            Archive.Verification found = due ? house.verifyDue(progress) : house.verify(progress);
            boolean repair = copy != null && !found.damages().isEmpty();
            Archive.Verification verification =
                    repair ? new FixityView(session).repaired(house, found, copy, progress) : found;
            if (session.json()) {
                session.console().document(json(verification));
            } else {
                print(verification);
            }
            boolean well = verification.damages().isEmpty()
                    && ledger.map(Archive.Restored::done).orElse(true);
            return well ? Exit.DONE : Exit.FAILURES;
        }
    }

    /** How the fixity of every file stands. */
    @Command(name = "fixity")
    Integer fixity(@Option(names = "--csv", descriptionKey = "archive.csv") boolean csv) {
        try (House house = session.house()) {
            return new FixityView(session).report(house, csv);
        }
    }

    /** A second copy, proved. */
    @Command(name = "copy")
    Integer copy(@Parameters(paramLabel = "TARGET", descriptionKey = "archive.target") Path target) {
        try (House house = session.house();
                ProgressLine progress = session.progress()) {
            return new FixityView(session).copy(house, target, progress);
        }
    }

    /** WARC files of other tools, taken in as our own. */
    @Command(name = "import")
    Integer importFrom(
            @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "archive.import") List<Path> files) {
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new ConfigurationError(new Message(
                        "import_unreadable",
                        "文件 " + file + " 不存在或无法读取；请检查路径。",
                        "The file " + file + " does not exist or cannot be read; check the path."));
            }
        }
        try (House house = session.house();
                ProgressLine progress = session.progress()) {
            return new ImportView(session).show(house.importFrom(files, progress));
        }
    }

    /** A time stamp for the ledger. */
    @Command(name = "stamp")
    Integer stamp() {
        try (House house = session.house()) {
            Ledger.Stamping stamping = house.stamp().orElseThrow(ArchiveCommand::noAuthority);
            Console console = session.console();
            if (session.json()) {
                console.document(Console.object()
                        .put("entry", stamping.entry())
                        .put("time", stamping.at().map(Object::toString).orElse(null))
                        .put("why", stamping.why()));
            } else {
                console.answer(TextTable.clean(sentence(console, stamping)));
            }
            return stamping.at().isPresent() ? Exit.DONE : Exit.FAILURES;
        }
    }

    private static String sentence(Console console, Ledger.Stamping stamping) {
        return stamping.at()
                .map(at -> console.in(
                        "台账第 " + stamping.entry() + " 条已盖时间戳：" + at + "。",
                        "Entry " + stamping.entry() + " of the ledger was time-stamped: " + at + "."))
                .orElseGet(() -> console.in("没有得到时间戳：" + stamping.why(), "There is no time stamp: " + stamping.why()));
    }

    private static ConfigurationError noAuthority() {
        return new ConfigurationError(new Message(
                "no_authority",
                "没有设置时间戳机构；请在 config/nianbao.yaml 里写 ledger.authority。",
                "No time-stamping authority is set; write ledger.authority in config/nianbao.yaml."));
    }

    /** Makes again what can be made again. */
    @Command(name = "rebuild")
    Integer rebuild() {
        try (House house = session.houseToRebuild();
                ProgressLine progress = session.progress()) {
            show(house.rebuild(progress));
            return Exit.DONE;
        }
    }

    /** Checks WARC, CDXJ and WACZ files of anybody. */
    @Command(name = "validate")
    Integer validate(
            @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "archive.files") List<Path> files)
            throws IOException {
        return new ValidationView(session).of(files);
    }

    /** A package of a selection for others. */
    @Command(name = "export")
    Integer export(
            @Parameters(paramLabel = "SELECTION", arity = "1..*", descriptionKey = "archive.selection")
                    List<String> words,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            required = true,
                            descriptionKey = "archive.output")
                    String output,
            @Option(
                            names = "--format",
                            paramLabel = "wacz|warc|zip|rocrate",
                            defaultValue = "wacz",
                            descriptionKey = "archive.format")
                    String format)
            throws IOException {
        ArchiveSelection selection = ArchiveSelection.of(words);
        boolean crate = "rocrate".equals(format);
        Archive.Packing packing = packing(crate ? "wacz" : format, words);
        Path target = ExportCommand.target(output);
        try (House house = session.house()) {
            Set<ArchivedRecord> records = selection.in(session.asking().apply(house));
            if (records.isEmpty()) {
                return Group.found(false, session);
            }
            Set<ArchivedRecord> whole = new WholeSelection(house.archive()).of(records);
            if (crate) {
                show(target, new CrateExport(house, session.asking().apply(house)).write(whole, target, packing));
            } else {
                show(target, house.archive().export(whole, target, packing));
            }
            return Exit.DONE;
        }
    }

    private static Archive.Packing packing(String format, List<String> words) {
        Archive.Format how = Arrays.stream(Archive.Format.values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(format))
                .findFirst()
                .orElseThrow(() -> ExportCommand.unknown(format, "wacz, warc, zip, rocrate"));
        String selection = String.join(" ", words);
        return new Archive.Packing(
                how, "年报库 Nianbao: " + selection, "archive export " + selection, "nianbao " + Version.number());
    }

    private void show(Path target, Archive.Exported exported) {
        Console console = session.console();
        if (session.json()) {
            console.document(Console.object()
                    .put("file", target.toString())
                    .put("captures", exported.captures())
                    .put("originals", exported.originals())
                    .put("bytes", exported.bytes()));
        } else {
            console.answer(TextTable.clean(console.in(
                    "已写出 " + target + "：存档 " + exported.captures() + " 条，另附原件 " + exported.originals() + " 条，"
                            + exported.bytes() + " 字节。",
                    "Wrote " + target + ": " + exported.captures() + " captures, " + exported.originals()
                            + " originals added, " + exported.bytes() + " bytes.")));
        }
    }

    /** Captures of an address, or all. */
    @Command(name = "list")
    Integer list(@Parameters(paramLabel = "URL", arity = "0..1", descriptionKey = "archive.url") String url) {
        Optional<URI> address = Optional.ofNullable(url).map(ArchiveCommand::address);
        try (House house = session.house();
                Stream<ArchivedRecord> captures = session.asking().apply(house).captures(address)) {
            Iterator<ArchivedRecord> each = captures.iterator();
            boolean any = each.hasNext();
            while (each.hasNext()) {
                show(each.next());
            }
            return Group.found(any, session);
        }
    }

    /** One payload with its provenance, or its bytes. */
    @Command(name = "show")
    Integer show(
            @Parameters(paramLabel = "SHA256", descriptionKey = "archive.sha256") String sha256,
            @Option(names = "--raw") boolean raw,
            @Option(names = "--warc") boolean warc)
            throws IOException {
        try (House house = session.house()) {
            List<ArchivedRecord> records = session.asking().apply(house).capturesOf(sha256);
            if (records.isEmpty()) {
                return Group.found(false, session);
            }
            if (raw) {
                house.archive().entity(records.get(0), session.console().out());
            } else if (warc) {
                house.archive().warc(records.get(0), session.console().out());
            } else {
                provenance(house, records);
            }
            return Exit.DONE;
        }
    }

    private void provenance(House house, List<ArchivedRecord> records) throws IOException {
        Map<String, String> provenance = house.archive().provenance(records.get(0));
        List<Map.Entry<String, String>> headers = house.archive().headers(records.get(0));
        if (session.json()) {
            ObjectNode json = Console.object();
            json.set("provenance", ContractJson.mapper().valueToTree(provenance));
            ArrayNode all = json.putArray("headers");
            headers.forEach(
                    header -> all.addObject().put("name", header.getKey()).put("value", header.getValue()));
            ArrayNode captures = json.putArray("captures");
            records.forEach(record -> captures.add(ContractJson.capture(record)));
            session.console().document(json);
            return;
        }
        records.forEach(this::show);
        provenance.forEach((name, value) -> session.console().answer(TextTable.clean(name + ": " + value)));
        headers.forEach(
                header -> session.console().answer("  " + TextTable.clean(header.getKey() + ": " + header.getValue())));
    }

    private void show(House.Rebuilt rebuilt) {
        Console console = session.console();
        if (session.json()) {
            console.document(Console.object()
                    .put("cdx_lines", rebuilt.lines())
                    .put("captures", rebuilt.captures())
                    .put("read", rebuilt.read()));
        } else {
            console.answer(console.in(
                    "已重建：CDXJ " + rebuilt.lines() + " 行，存档 " + rebuilt.captures() + " 条，读取 " + rebuilt.read() + " 份。",
                    "Rebuilt: " + rebuilt.lines() + " CDXJ lines, " + rebuilt.captures() + " captures, "
                            + rebuilt.read() + " documents read."));
        }
    }

    private void show(ArchivedRecord record) {
        session.console().answer(session.json() ? ContractJson.capture(record).toString() : line(record));
    }

    private static String line(ArchivedRecord record) {
        return String.join(
                "  ",
                record.date().toString(),
                String.valueOf(record.status()),
                record.outcome().kind(),
                record.mediaType(),
                record.payloadSha256(),
                record.warcFile() + "@" + record.offset(),
                TextTable.clean(record.uri().toString()));
    }

    private void print(Archive.Verification verification) {
        Console console = session.console();
        console.answer(console.in(
                "WARC 文件 " + verification.files() + " 个，记录 " + verification.records() + " 条，" + verification.bytes()
                        + " 字节，CDXJ " + verification.lines() + " 行；损坏 "
                        + verification.damages().size() + " 处。",
                verification.files() + " WARC files, " + verification.records() + " records, " + verification.bytes()
                        + " bytes, " + verification.lines() + " CDXJ lines; "
                        + verification.damages().size() + " damaged places."));
        verification
                .damages()
                .forEach(damage -> console.answer("  ✗ " + damage.file() + "@" + damage.offset() + " "
                        + damage.recordId() + " " + TextTable.clean(damage.why())));
    }

    private static ObjectNode json(Archive.Verification verification) {
        ObjectNode json = Console.object()
                .put("ok", verification.damages().isEmpty())
                .put("files", verification.files())
                .put("records", verification.records())
                .put("bytes", verification.bytes())
                .put("cdx_lines", verification.lines());
        ArrayNode damages = json.putArray("damages");
        verification.damages().forEach(damage -> damages.addObject()
                .put("file", damage.file())
                .put("offset", damage.offset())
                .put("record_id", damage.recordId())
                .put("why", damage.why()));
        return json;
    }

    /** An address that was typed. */
    static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException wrong) {
            throw new ConfigurationError(new Message(
                    "url_invalid",
                    "地址 " + text + " 不完整；请写完整的网址。",
                    "The address " + text + " is not one; write the whole address."));
        }
    }
}
