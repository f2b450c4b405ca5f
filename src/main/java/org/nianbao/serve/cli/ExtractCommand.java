package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Hints;
import org.nianbao.model.Message;
import org.nianbao.model.Reading;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code extract}: reads files as reports without archiving anything. */
@Command(name = "extract")
final class ExtractCommand implements Callable<Integer> {
    private static final long LARGEST = 256L << 20;

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
    List<String> files;

    @Option(names = "--media-type", paramLabel = "T")
    String mediaType;

    @Option(names = "--uri", paramLabel = "U")
    String uri;

    private Openings.Reader reader;
    private boolean broken;

    ExtractCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Optional<URI> address = Optional.ofNullable(uri).map(ExtractCommand::address);
        try (Openings.Reader opened = session.openings().reader(session.home(), session.over())) {
            reader = opened;
            return all(address);
        }
    }

    private int all(Optional<URI> address) {
        boolean allReports = true;
        for (String file : files) {
            allReports &= one(file, address);
        }
        if (broken) {
            return Exit.BUG;
        }
        return allReports ? Exit.DONE : Exit.FAILURES;
    }

    private boolean one(String file, Optional<URI> address) {
        try {
            Path path = Path.of(file);
            Optional<Message> unfit = unfit(path);
            return unfit.isPresent() ? unread(file, unfit.get()) : read(path, address);
        } catch (IOException | InvalidPathException unreadable) {
            return unread(file, unreadable(file));
        } catch (ConfigurationError wrong) {
            throw wrong;
        } catch (RuntimeException bug) {
            return bug(file, bug);
        }
    }

    private boolean read(Path path, Optional<URI> address) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        URI uri = address.orElseGet(() -> path.toAbsolutePath().toUri());
        Hints hints = new Hints(Optional.of(uri), Optional.empty(), reader.sites(), "");
        return show(path.toString(), reader.read(bytes, Optional.ofNullable(mediaType), hints));
    }

    private static Message unreadable(String file) {
        return new Message(
                "file_unreadable",
                "文件 " + file + " 无法读取；请检查文件名和权限。",
                "The file " + file + " cannot be read; check its name and permissions.");
    }

    /** A fault in reading one file must not cost the answers of the others; the exit code still says that it is a bug. */
    private boolean bug(String file, RuntimeException bug) {
        broken = true;
        new Faults(session.console(), session.root()).thrown(bug);
        return unread(
                file,
                new Message(
                        "internal_error",
                        "读取 " + file + " 时程序内部出错；请报告给维护者。",
                        "Reading " + file + " met an internal error; please report it."));
    }

    private static Optional<Message> unfit(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.of(new Message(
                    "file_missing",
                    "文件 " + path + " 不存在；请检查路径。",
                    "The file " + path + " does not exist; check the path."));
        }
        if (!Files.isRegularFile(path)) {
            return Optional.of(new Message(
                    "file_not_regular", path + " 不是文件；请逐个写明文件名。", path + " is not a file; name the files one by one."));
        }
        if (Files.size(path) > LARGEST) {
            return Optional.of(new Message(
                    "too_large",
                    "文件 " + path + " 超过 256 MB 的上限，不予读取；年度报告不会这么大。",
                    "The file " + path
                            + " is larger than the limit of 256 MB and is not read; no report is that large."));
        }
        return Optional.empty();
    }

    private boolean show(String file, Reading reading) {
        if (session.json()) {
            print(ContractJson.reading(reading));
        } else {
            new ReadingView(session.console()).print(file, reading);
        }
        return reading instanceof Reading.ReportRead;
    }

    private boolean unread(String file, Message why) {
        session.console().say(why);
        if (session.json()) {
            print(ContractJson.unread(file, why));
        }
        return false;
    }

    private void print(JsonNode json) {
        if (files.size() == 1) {
            session.console().document(json);
        } else {
            session.console().line(json);
        }
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException wrong) {
            throw new ConfigurationError(new Message(
                    "uri_invalid",
                    "--uri 的地址 " + text + " 不完整；请写完整的网址。",
                    "The address " + text + " of --uri is not one; write the whole address."));
        }
    }
}
