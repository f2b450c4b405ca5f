package org.nianbao.crawl;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.nianbao.model.SweepAccount;

/** A sweep in a Java process of its own, with its frontier in an H2 file, so that it can be killed. */
final class SweepProcess {
    private SweepProcess() {}

    /**
     * Sweeps, or goes on with a sweep, and ends with code 0 when it is finished.
     *
     * @param args the folder of hosts file and database
     */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Bench bench = new Bench(folder, database(folder));
        bench.budget = new org.nianbao.model.Settings.Budget(1_000_000, 1L << 40, 600, 0);
        // A machine that stands still for a while is not to look like a site that gives no answer, which is asked
        // again.
        bench.answerTimeout = Duration.ofMinutes(2);
        bench.wholeTimeout = Duration.ofMinutes(3);
        SweepAccount account = bench.sweep();
        System.exit(account.state() == SweepAccount.State.FINISHED ? 0 : 1);
    }

    static DataSource database(Path folder) {
        return JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0", "sa", "");
    }

    static Process start(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SweepProcess.class.getName(),
                folder.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("process.log").toFile()))
                .start();
    }
}
