package org.nianbao.serve.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Settings;
import org.nianbao.serve.House;

/**
 * What a command works with: the openings, the console and the global options.
 *
 * @param openings what can be opened
 * @param console where answers go
 * @param root the global options
 * @param asking gives the answers of an opened house
 * @param signals how the process is asked to stop
 * @param environment environment variables
 */
record Session(
        Openings openings,
        Console console,
        Root root,
        Function<House, Answers> asking,
        Signals signals,
        Map<String, String> environment) {

    /** The home the command line names. */
    Home home() {
        try {
            Path root = Path.of(root().home).toAbsolutePath().normalize();
            if (Files.isDirectory(root)) {
                return new Home(root);
            }
            throw noHome(root.toString());
        } catch (InvalidPathException impossible) {
            throw noHome(root().home);
        }
    }

    /** What stands over the settings. */
    Map<String, String> over() {
        return root().set;
    }

    /** The settings of the home. */
    Settings settings() {
        return openings.settings(home(), over());
    }

    /** Opens the home for work; the caller closes it. */
    House house() {
        return openings.house(home(), over());
    }

    /** Opens the home for a rebuild, even when its database is damaged; the caller closes it. */
    House houseToRebuild() {
        return openings.houseToRebuild(home(), over());
    }

    /** Whether answers are JSON. */
    boolean json() {
        return root().json;
    }

    /** Progress as the options want it; the caller closes it. */
    ProgressLine progress() {
        return new ProgressLine(console, root().quiet);
    }

    /** A sentence that is left out when quiet. */
    void note(String zh, String en) {
        if (!root().quiet) {
            console.say(zh, en);
        }
    }

    private static ConfigurationError noHome(String path) {
        return new ConfigurationError(new Message(
                "home_missing",
                "目录 " + path + " 不存在；请用 --home 指定含有 config/ 和 seeds/ 的目录。",
                "The folder " + path + " does not exist; point --home to the one that has config/ and seeds/."));
    }
}
