package org.nianbao.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.nianbao.corpus.Corpus.Entry;

/**
 * Documents that only an office program writes: the corpus' Word files as LibreOffice saves them again. They are kept in
 * {@code src/test/resources/corpus}, so that reading them needs no LibreOffice; it is asked for when they are renewed.
 */
final class OfficeFixtures {
    private static final Path FOLDER = Path.of("src/test/resources/corpus");
    private static final int PATIENCE_MINUTES = 10;
    private static final Map<String, Map<String, byte[]>> READ = new HashMap<>();

    private OfficeFixtures() {}

    /** A document as stored. */
    static byte[] bytes(String kind, String specimen) {
        byte[] bytes = stored(kind).get(specimen + "." + kind);
        if (bytes == null) {
            throw new IllegalStateException(
                    "no " + kind + " of " + specimen + ": renew with -Dfixtures.write=true where soffice is installed");
        }
        return bytes;
    }

    private static synchronized Map<String, byte[]> stored(String kind) {
        return READ.computeIfAbsent(kind, OfficeFixtures::read);
    }

    private static Map<String, byte[]> read(String kind) {
        Map<String, byte[]> files = new HashMap<>();
        try (InputStream in = Files.newInputStream(FOLDER.resolve(kind + ".zip"));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Makes all of them anew. */
    static void write(List<Entry> entries) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fixtures");
        List<Path> words = new ArrayList<>();
        for (Entry entry : entries) {
            Path word = folder.resolve(entry.specimen().name() + ".docx");
            Files.write(word, entry.bytes());
            words.add(word);
        }
        for (String kind : List.of("doc", "rtf")) {
            convert(kind, folder, words);
            pack(kind, folder, words);
        }
        READ.clear();
    }

    private static void convert(String kind, Path folder, List<Path> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                folder.toString()));
        words.forEach(word -> command.add(word.toString()));
        Process office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(kind + ".log").toFile())
                .start();
        if (!office.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || office.exitValue() != 0) {
            office.destroyForcibly();
            throw new IOException(Files.readString(folder.resolve(kind + ".log")));
        }
    }

    private static void pack(String kind, Path folder, List<Path> words) throws IOException {
        try (OutputStream out = Files.newOutputStream(FOLDER.resolve(kind + ".zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(9);
            for (Path word : words) {
                String name = word.getFileName().toString().replaceAll("docx$", kind);
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(folder.resolve(name)));
                zip.closeEntry();
            }
        }
    }
}
