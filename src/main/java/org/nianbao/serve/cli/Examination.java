package org.nianbao.serve.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.seeds.Seeds;

/** The checks of {@code doctor}, in the order in which a fault would stop the work. */
final class Examination {
    private static final long LEAST_SPACE = 1L << 30;

    private final Session session;
    private final List<Result> results = new ArrayList<>();

    Examination(Session session) {
        this.session = session;
    }

    /** How serious a result is. */
    enum Level {
        /** All is well. */
        OK,
        /** It works, and something should be looked at. */
        WARN,
        /** Something will not work. */
        FAIL
    }

    /**
     * One check.
     *
     * @param level how serious it is
     * @param message what was found and what to do
     */
    record Result(Level level, Message message) {}

    /** Makes all checks. */
    List<Result> results() {
        Home home = session.home();
        add(Level.OK, "java", "Java " + Runtime.version(), "Java " + Runtime.version());
        folder(home.root());
        space(home.root());
        Optional<Settings> settings = settings();
        settings.ifPresent(this::contact);
        settings.ifPresent(this::port);
        settings.ifPresent(of -> seeds(home, of));
        return List.copyOf(results);
    }

    private void folder(Path root) {
        if (Files.isWritable(root)) {
            add(Level.OK, "home", "目录 " + root + " 可以写入。", "The home " + root + " can be written.");
        } else {
            add(
                    Level.FAIL,
                    "home",
                    "目录 " + root + " 不可写入；请检查权限，或用 --home 换一个目录。",
                    "The home " + root + " cannot be written; check its permissions, or choose another with --home.");
        }
    }

    private void space(Path root) {
        try {
            long free = Files.getFileStore(root).getUsableSpace();
            long mega = free >> 20;
            if (free >= LEAST_SPACE) {
                add(Level.OK, "disk", "磁盘剩余 " + mega + " MB。", mega + " MB are free on the disk.");
            } else {
                add(
                        Level.WARN,
                        "disk",
                        "磁盘只剩 " + mega + " MB；请尽快腾出空间。",
                        "Only " + mega + " MB are free on the disk; make room soon.");
            }
        } catch (IOException unknown) {
            add(Level.WARN, "disk", "无法得知磁盘剩余空间。", "The free space of the disk cannot be told.");
        }
    }

    private Optional<Settings> settings() {
        try {
            Settings settings = session.settings();
            add(Level.OK, "config", "配置可以读取。", "The configuration can be read.");
            return Optional.of(settings);
        } catch (ConfigurationError wrong) {
            results.add(new Result(Level.FAIL, wrong.sentences()));
            return Optional.empty();
        }
    }

    private void contact(Settings settings) {
        if (settings.network().contact().isBlank()) {
            add(
                    Level.WARN,
                    "contact",
                    "尚未设置 network.contact（写入 User-Agent 的联系方式）；巡查公开网站之前必须设置。",
                    "network.contact (the contact in the User-Agent) is not set; it must be before public sites are swept.");
        } else {
            String contact = settings.network().contact();
            add(Level.OK, "contact", "联系方式：" + contact, "Contact: " + contact);
        }
    }

    private void port(Settings settings) {
        String address = settings.server().bind() + ":" + settings.server().port();
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(
                    settings.server().bind(), settings.server().port()));
            add(Level.OK, "port", "端口 " + address + " 可用。", "The port " + address + " is free.");
        } catch (IOException taken) {
            add(
                    Level.WARN,
                    "port",
                    "端口 " + address + " 已被占用（可能服务正在运行）；可用 --port 换一个。",
                    "The port " + address + " is in use (perhaps the server is running); choose another with --port.");
        }
    }

    private void seeds(Home home, Settings settings) {
        try {
            Seeds seeds = Seeds.read(home.seeds());
            long errors = SeedCheck.problems(seeds, settings).stream()
                    .filter(Seeds.Problem::error)
                    .count();
            if (errors > 0) {
                String lint = "nianbao seeds lint";
                String en = "The seed files have " + errors + " error(s); see " + lint + ".";
                add(Level.FAIL, "seeds", "种子文件有 " + errors + " 处错误；见 " + lint + "。", en);
            } else {
                enabled(seeds.sites());
            }
        } catch (ConfigurationError wrong) {
            results.add(new Result(Level.FAIL, wrong.sentences()));
        }
    }

    private void enabled(List<Site> sites) {
        long enabled = sites.stream().filter(Site::enabled).count();
        add(
                enabled > 0 ? Level.OK : Level.WARN,
                "seeds",
                sites.size() + " 个站点，其中 " + enabled + " 个启用。",
                sites.size() + " sites, " + enabled + " of them enabled.");
    }

    private void add(Level level, String id, String zh, String en) {
        results.add(new Result(level, new Message(id, zh, en)));
    }
}
