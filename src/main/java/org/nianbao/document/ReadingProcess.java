package org.nianbao.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.nianbao.model.Message;

/**
 * A Java process that reads one document after another, with a heap of its own. It ends when this process does, for then
 * its standard input ends. Used by one thread at a time.
 */
final class ReadingProcess implements AutoCloseable {
    /** What the Java machine exits with when its heap is full ({@code ExitOnOutOfMemoryError}). */
    private static final int HEAP_FULL = 3;

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;

    private ReadingProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param heapMegabytes its largest heap
     * @throws UncheckedIOException when no process can be started
     */
    static ReadingProcess start(int heapMegabytes) {
        ProcessBuilder command = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                ReadingProcess.class.getName()));
        command.environment().keySet().removeIf(name -> name.startsWith("NIANBAO_"));
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            ReadingProcess started = new ReadingProcess(command.start());
            started.in.readByte();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("no process for reading documents can be started", e);
        }
    }

    /**
     * Does an errand; nothing when the process has died of it or of something else. Afterwards the process is to be
     * asked whether it is {@link #fit}.
     */
    <T> Optional<T> run(Errand<T> errand, Material material, Patience patience) {
        FutureTask<T> task = new FutureTask<>(() -> exchange(errand, material));
        Thread thread = new Thread(task, "reading-process");
        thread.setDaemon(true);
        long before = worked();
        thread.start();
        try {
            Optional<T> outcome = patience.await(task, () -> worked() - before);
            return Optional.of(outcome.orElseGet(() -> {
                close();
                return errand.failed(material, Trouble.TIMEOUT);
            }));
        } catch (ExecutionException e) {
            return died(errand, material);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading a document");
        }
    }

    private <T> T exchange(Errand<T> errand, Material material) throws IOException {
        Frames.send(out, material, errand);
        return Frames.outcome(in, errand.type());
    }

    private <T> Optional<T> died(Errand<T> errand, Material material) {
        close();
        return process.exitValue() == HEAP_FULL
                ? Optional.of(errand.failed(material, Trouble.TOO_LARGE))
                : Optional.empty();
    }

    private long worked() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** Whether it lives and the last document has left nothing behind that still works or fills the heap. */
    boolean fit(Optional<Message> whyNot) {
        boolean strained = List.of(Trouble.TIMEOUT, Trouble.TOO_LARGE, Trouble.TOO_DEEP).stream()
                .anyMatch(t -> whyNot.equals(Optional.of(t.message())));
        return process.isAlive() && !strained;
    }

    /** Ends the process at once. */
    @Override
    public void close() {
        // One that is about to exit by itself has a moment to say why; one that works is ended.
        try {
            if (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static <T> void answer(DataOutputStream out, Errand<T> errand, Material material, DocumentReading reading)
            throws IOException {
        Frames.send(out, errand.type(), reading.run(errand, material));
    }

    /**
     * The process itself: reads what comes on standard input until that ends.
     *
     * @param none no words
     */
    public static void main(String[] none) {
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // whatever a library prints must not get among the frames
        try (BoundedReading reading = new BoundedReading(new Patience(Documents.LIMIT))) {
            answers.write(1);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(answers, 1 << 16));
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16));
            while (true) {
                Frames.Asked asked = Frames.asked(in);
                answer(out, asked.errand(), asked.material(), reading);
            }
        } catch (IOException nobodyAsksAnyMore) {
            System.exit(0); // a document that was given up may still be working
        }
    }
}
