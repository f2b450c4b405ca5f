package org.nianbao.document;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The command {@code tesseract} (5.x), which recognises characters in pictures. Many pictures are handed to it at once;
 * it is ended when it takes too long.
 */
final class Tesseract {
    private static final int LOOK_SECONDS = 10;
    private final Path command;
    private final List<String> languages;

    private Tesseract(Path command, List<String> languages) {
        this.command = command;
        this.languages = languages;
    }

    /**
     * A word as it was recognised.
     *
     * @param picture which of the pictures, from 0
     * @param line which line of the picture; words with the same one stand on one line
     * @param text its characters
     * @param left left edge in pixels of its picture
     * @param top upper edge
     * @param width width
     * @param height height
     */
    record Word(int picture, String line, String text, int left, int top, int width, int height) {}

    /** How the pictures are to be read. */
    enum Manner {
        /** A line of digits. */
        DIGITS("eng", "7", true),
        /** A line of digits, taken as it comes. */
        DIGITS_RAW("eng", "13", true),
        /** A digit or a few that are not printed several times side by side. */
        DIGITS_ALONE("eng", "8", true),
        /** A line of digits, by the eye for Chinese. */
        DIGITS_CHINESE("chi_sim", "7", true),
        /** A block of Chinese text. */
        WORDS("chi_sim", "6", false);

        private final String language;
        private final String segmentation;
        private final boolean digits;

        Manner(String language, String segmentation, boolean digits) {
            this.language = language;
            this.segmentation = segmentation;
            this.digits = digits;
        }
    }

    private static final class Installed {
        static final Optional<Tesseract> FOUND = look();
    }

    /** The command, should the path of the system have it with the languages that reading needs; looked for once. */
    static Optional<Tesseract> installed() {
        return Installed.FOUND;
    }

    private static Optional<Tesseract> look() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of("tesseract", "tesseract.exe").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(command -> new Tesseract(command, languages(command)))
                .filter(found -> found.languages.contains("chi_sim"));
    }

    private static List<String> languages(Path command) {
        try {
            Path out = Files.createTempFile("nianbao", ".langs");
            try {
                Process process = new ProcessBuilder(command.toString(), "--list-langs")
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
                await(process, LOOK_SECONDS);
                return Files.readAllLines(out).stream().map(String::strip).toList();
            } finally {
                Files.deleteIfExists(out);
            }
        } catch (IOException | Refusal e) {
            return List.of(); // a command that cannot even say what it knows is none
        }
    }

    /**
     * Recognises pictures.
     *
     * @param seconds how long that may take
     */
    List<Word> read(List<Bitmap> pictures, Manner manner, int seconds) throws Refusal {
        if (pictures.isEmpty()) {
            return List.of();
        }
        try {
            Path folder = Files.createTempDirectory("nianbao-ocr");
            try {
                return read(pictures, manner, seconds, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new Refusal(Trouble.OCR_FAILED, e);
        }
    }

    private List<Word> read(List<Bitmap> pictures, Manner manner, int seconds, Path folder)
            throws IOException, Refusal {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Path file = folder.resolve(i + ".pgm");
            write(pictures.get(i), file);
            names.add(file.toString());
        }
        Path list = Files.write(folder.resolve("list.txt"), names, StandardCharsets.UTF_8);
        ProcessBuilder builder = new ProcessBuilder(command(manner, list, folder.resolve("out")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        await(builder.start(), seconds);
        return words(folder.resolve("out.tsv"));
    }

    private List<String> command(Manner manner, Path list, Path out) {
        boolean known = languages.contains(manner.language);
        List<String> words = new ArrayList<>(List.of(
                command.toString(),
                list.toString(),
                out.toString(),
                "-l",
                known ? manner.language : "chi_sim",
                "--psm",
                manner.segmentation,
                "--dpi",
                "300"));
        if (manner.digits) {
            words.addAll(List.of("-c", "tessedit_char_whitelist=0123456789.,-/"));
        }
        words.addAll(List.of("-c", "tessedit_create_tsv=1"));
        return words;
    }

    private static void await(Process process, int seconds) throws IOException, Refusal {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new Refusal(Trouble.TIMEOUT);
            }
            if (process.exitValue() != 0) {
                throw new IOException("tesseract ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Trouble.TIMEOUT, e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A portable grey map, which needs no packing. */
    private static void write(Bitmap picture, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            String head = String.format(Locale.ROOT, "P5 %d %d 255\n", picture.width(), picture.height());
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(picture.grey());
        }
    }

    /** Lines of level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    private static List<Word> words(Path tsv) throws IOException {
        List<Word> words = new ArrayList<>();
        for (String line : Files.readAllLines(tsv)) {
            String[] parts = line.split("\t", 12);
            if (parts.length == 12 && "5".equals(parts[0]) && !parts[11].isBlank()) {
                int[] n = Stream.of(parts).limit(10).mapToInt(Integer::parseInt).toArray();
                String key = n[2] + " " + n[3] + " " + n[4];
                words.add(new Word(n[1] - 1, key, parts[11].strip(), n[6], n[7], n[8], n[9]));
            }
        }
        return words;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
