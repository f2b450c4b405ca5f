package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What kind of file is to be validated, by its name and its first bytes, and who checks it. */
enum FileKind {
    WARC,
    CDXJ,
    WACZ,
    UNKNOWN;

    /** Checks a file. */
    static Archive.Validation validate(Path file) throws IOException {
        String name = file.getFileName().toString();
        Defects defects = new Defects(name);
        FileKind kind = of(file);
        boolean compressed = gzip(file);
        long parts =
                switch (kind) {
                    case WARC -> warc(file, compressed, defects);
                    case CDXJ -> cdxj(file, compressed, defects);
                    case WACZ -> WaczValidation.of(file, defects);
                    case UNKNOWN -> {
                        defects.add(Flaw.FILE_KIND_UNKNOWN, 0, "", name);
                        yield 0;
                    }
                };
        return new Archive.Validation(name, kind.name().toLowerCase(Locale.ROOT), parts, defects.all());
    }

    private static FileKind of(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".wacz")) {
            return WACZ;
        }
        if (name.matches(".*\\.warc(\\.gz)?(\\.open)?")) {
            return WARC;
        }
        if (name.matches(".*\\.cdxj?(\\.gz)?")) {
            return CDXJ;
        }
        String begins = beginning(file);
        if (begins.startsWith("WARC/")) {
            return WARC;
        }
        return begins.startsWith("PK\u0003\u0004") ? WACZ : UNKNOWN;
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream plain = Files.newInputStream(file);
                InputStream in = gzip(file) ? new GZIPInputStream(plain) : plain) {
            return new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            return ""; // it begins like gzip and is none: not a kind that is known
        }
    }

    /** Whether a file begins like gzip. */
    static boolean gzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static long warc(Path file, boolean compressed, Defects defects) throws IOException {
        boolean named = file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.gz(\\.open)?");
        if (named != compressed && Files.size(file) > 0) {
            defects.add(Flaw.NAME_MISLEADS, 0, "", file.getFileName().toString());
        }
        return WarcValidation.of(file, compressed, defects);
    }

    private static long cdxj(Path file, boolean compressed, Defects defects) throws IOException {
        try (InputStream plain = Files.newInputStream(file);
                InputStream in = compressed ? new GZIPInputStream(plain) : plain;
                CdxjValidation validation = new CdxjValidation(defects, name -> beside(file, name))) {
            return validation.of(in);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            defects.add(Flaw.GZIP_DAMAGED, 0, "", String.valueOf(e.getMessage()));
            return 0;
        }
    }

    /** WARC files lie in the folder of the index, or in one beside it, as in our archive and in an unpacked WACZ. */
    private static Optional<Path> beside(Path index, String name) {
        Path folder = index.toAbsolutePath().normalize().getParent();
        if (!name.matches("[^/\\\\:\\x00]+") || name.equals("..")) {
            return Optional.empty();
        }
        return List.of(".", "../warc", "../archive").stream()
                .flatMap(place -> List.of(name, name + WarcVolume.OPEN).stream().map(folder.resolve(place)::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
