package org.nianbao;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nianbao.crawl.Crawl;
import org.nianbao.serve.cli.Cli;

/** The main class: hands the command line to the commands and ends with their exit code. */
public final class Nianbao {
    /** Lucene 9 advises newer versions of itself on newer JDKs; held here, since loggers are collected like anything. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Nianbao() {}

    /**
     * Runs one command.
     *
     * @param words the words of the command line
     */
    public static void main(String[] words) {
        Crawl.lowerTlsFloor();
        LUCENE.setLevel(Level.SEVERE);
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Doors doors = new Doors(System.getenv(), Clock.systemUTC());
        int code = new Cli(doors, System.getenv(), System.in, out, err, System.console() != null).run(words);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Chinese must come out right whatever the locale says. */
    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }
}
