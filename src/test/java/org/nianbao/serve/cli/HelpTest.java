package org.nianbao.serve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nianbao.model.Message;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void everyCommandAndOptionIsExplainedInBothTongues(Tongue tongue) {
        List<String> silent = new ArrayList<>();
        check(commands(tongue), silent);
        assertThat(silent).isEmpty();
        assertThat(tongue.help().keySet()).isEqualTo(Tongue.ZH.help().keySet());
    }

    private static void check(CommandLine line, List<String> silent) {
        String name = line.getCommandSpec().qualifiedName();
        if (line.getHelp().header().isBlank()) {
            silent.add(name);
        }
        List<ArgSpec> arguments = line.getCommandSpec().args();
        for (ArgSpec argument : arguments) {
            if (argument.description().length == 0 || argument.description()[0].isBlank()) {
                silent.add(name + " " + argument.paramLabel() + argument);
            }
        }
        line.getSubcommands().values().forEach(each -> check(each, silent));
    }

    private static CommandLine commands(Tongue tongue) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, tongue);
        SmallHouse house = new SmallHouse();
        return Cli.commands(new Session(house, console, new Root(console), opened -> house, null, Map.of()));
    }

    @Test
    void passwordsAreNotShown() {
        assertThat(ConfigCommand.masked("jdbc:postgresql://db/n?user=a&password=s3cret&x=1"))
                .isEqualTo("jdbc:postgresql://db/n?user=a&password=***&x=1");
        assertThat(ConfigCommand.masked("postgresql://a:s3cret@db/n")).isEqualTo("postgresql://a:***@db/n");
        assertThat(ConfigCommand.masked("http://127.0.0.1:80/")).isEqualTo("http://127.0.0.1:80/");
    }

    @Test
    void tablesAlignChineseByDisplayWidth() {
        assertThat(new TextTable("区", "n").row("二七区", 1).row("a", 22).lines())
                .containsExactly("区      n", "二七区  1", "a       22");
    }

    @Test
    void aSentenceInTheLastColumnIsNotCut() {
        String sentence = "首页转到了不属于本站的主机。".repeat(12);
        List<String> lines =
                new TextTable("a", "b").row(sentence, sentence + "\u001b[2J").lines();
        assertThat(lines.get(1)).contains("… ").endsWith(sentence + " [2J");
    }

    @Test
    void aFullDiskIsNoBug() {
        IOException full = new FileSystemException("/a/b", null, "No space left on device");
        assertThat(Faults.disk(new UncheckedIOException(full)).map(Message::id)).contains("disk_full");
        assertThat(Faults.disk(new AccessDeniedException("/a")).map(Message::id))
                .contains("not_writable");
        assertThat(Faults.disk(new IllegalStateException())).isEmpty();
    }
}
