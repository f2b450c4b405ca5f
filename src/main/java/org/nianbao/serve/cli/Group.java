package org.nianbao.serve.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What commands that only hold others, and commands that only ask, have in common. */
final class Group {
    private Group() {}

    /** A group called without one of its commands shows how it is used. */
    static int usage(CommandSpec spec, Session session) {
        spec.commandLine().usage(session.console().err(), Ansi.OFF);
        return Exit.USAGE;
    }

    /** Says so where nothing matched. */
    static int found(boolean something, Session session) {
        if (!something) {
            session.note(
                    "没有符合的内容；还没有巡查过时，请先运行 nianbao sweep。",
                    "Nothing matched; if no sweep was made yet, run nianbao sweep first.");
        }
        return something ? Exit.DONE : Exit.NOTHING;
    }
}
