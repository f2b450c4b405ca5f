package org.nianbao.serve.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nianbao.index.Index;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.serve.House;
import org.nianbao.serve.export.Exports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export cells|reports|captures|corrections|settlements}: data for people and programs. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Session session;

    @Parameters(paramLabel = "cells|reports|captures|corrections|settlements", descriptionKey = "table")
    String table;

    @Option(names = "--format", paramLabel = "csv|jsonl|xlsx", defaultValue = "csv")
    String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = STANDARD_OUTPUT)
    String output;

    @Option(names = "--bom")
    boolean byteOrderMark;

    @Option(names = "--code", paramLabel = "CODE")
    String code;

    @Option(names = "--year", paramLabel = "Y")
    Integer year;

    @Option(names = "--indicator", paramLabel = "I")
    String indicator;

    @Option(names = "--newest")
    boolean newest;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Exports.Table what = Exports.Table.of(table)
                .orElseThrow(() -> unknown(table, "cells, reports, captures, corrections, settlements"));
        Exports.Format how = Exports.Format.of(format).orElseThrow(() -> unknown(format, "csv, jsonl, xlsx"));
        Index.CellQuery query = new Index.CellQuery(
                Optional.ofNullable(code), Optional.ofNullable(indicator), Optional.ofNullable(year), newest);
        Optional<Path> file = output.equals(STANDARD_OUTPUT) ? Optional.empty() : Optional.of(target(output));
        try (House house = session.house()) {
            Exports exports = new Exports(house);
            long rows = put(file, to -> exports.write(what, how, query, byteOrderMark, to));
            session.note(rows + " 行。", rows + " rows.");
            return rows == 0 ? Exit.NOTHING : Exit.DONE;
        }
    }

    /** Something that writes a table. */
    interface Writing {
        long to(OutputStream stream) throws IOException;
    }

    /** Writes to a file, which appears only when it is whole, or to standard output. */
    private long put(Optional<Path> file, Writing writing) throws IOException {
        if (file.isEmpty()) {
            OutputStream out = new BufferedOutputStream(session.console().out());
            long rows = writing.to(out);
            out.flush();
            return rows;
        }
        Path part = file.get().resolveSibling("." + file.get().getFileName() + ".part");
        try {
            long rows;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                rows = writing.to(out);
            }
            Files.move(part, file.get(), StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The file that was named, if it can be written. */
    static Path target(String output) {
        Path file = Path.of(output).toAbsolutePath().normalize();
        if (Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
            throw new ConfigurationError(
                    new Message(
                            "output_invalid",
                            "无法写入 " + file + "：目标是目录，或所在目录不存在；请先建立目录并写明文件名。",
                            file
                                    + " cannot be written: it is a folder, or its folder does not exist; make the folder and name a file."));
        }
        return file;
    }

    /** What is said of a word that is none of the known ones. */
    static ConfigurationError unknown(String word, String known) {
        return new ConfigurationError(new Message(
                "export_unknown",
                "不能导出 " + TextTable.clean(word) + "；可以是 " + known + "。",
                TextTable.clean(word) + " cannot be exported; it can be " + known + "."));
    }
}
