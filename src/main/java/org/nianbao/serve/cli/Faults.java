package org.nianbao.serve.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one sentence and the exit code of the contract. */
final class Faults {
    private final Console console;
    private final Root root;

    Faults(Console console, Root root) {
        this.console = console;
        this.root = root;
    }

    /** A command line that cannot be understood. */
    int usage(ParameterException fault) {
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        Message what = what(fault);
        console.say(
                TextTable.clean(what.zh()) + "。用法见 " + command + " --help。",
                TextTable.clean(what.en()) + ". See " + command + " --help.");
        return Exit.USAGE;
    }

    private static Message what(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            String words = String.join(" ", unmatched.getUnmatched());
            return new Message("usage_unknown", "不认识 " + words, "Not known: " + words);
        }
        if (fault instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            String label = first.isOption() ? String.valueOf(first) : first.paramLabel();
            return new Message("usage_missing", "缺少 " + label, "Missing: " + label);
        }
        String detail = fault.getMessage().lines().findFirst().orElse("");
        return new Message("usage_wrong", "命令有误：" + detail, "Wrong usage: " + detail);
    }

    /** Anything thrown while a command ran. */
    int thrown(Throwable fault) {
        if (root.verbose) {
            fault.printStackTrace(console.err());
        }
        Optional<Message> known =
                fault instanceof ConfigurationError wrong ? Optional.of(wrong.sentences()) : disk(fault);
        console.say(known.orElseGet(() -> bug(fault)));
        return known.isPresent() ? Exit.USAGE : Exit.BUG;
    }

    private static Message bug(Throwable fault) {
        String what = TextTable.clean(fault.getClass().getSimpleName() + ": " + fault.getMessage());
        return new Message(
                "internal_error",
                "程序内部出错（" + what + "）。已保存的内容不受影响；请加 --verbose 重试，并把输出报告给维护者。",
                "Internal error (" + what
                        + "). What was saved is unharmed; run it again with --verbose and report the output.");
    }

    /** A full, read-only or closed disk, which is the machine's fault and not ours. */
    static Optional<Message> disk(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            String file = cause instanceof FileSystemException at ? String.valueOf(at.getFile()) : "";
            if (cause instanceof IOException && text.contains("no space left")) {
                return Optional.of(full(file));
            }
            if (cause instanceof AccessDeniedException
                    || cause instanceof ReadOnlyFileSystemException
                    || (cause instanceof IOException && text.contains("read-only file system"))
                    || (cause instanceof FileSystemException && text.contains("read-only"))) {
                return Optional.of(closed(file));
            }
        }
        return Optional.empty();
    }

    private static Message full(String file) {
        return new Message(
                "disk_full",
                "磁盘已满，无法继续写入" + (file.isEmpty() ? "" : " " + file) + "；请腾出空间后重新运行，已保存的内容不受影响。",
                "The disk is full" + (file.isEmpty() ? "" : ", " + file + " cannot be written")
                        + "; make room and run it again, what was saved is unharmed.");
    }

    private static Message closed(String file) {
        return new Message(
                "not_writable",
                "没有权限读写 " + file + "；请检查该目录的权限，或用 --home 换一个目录。",
                "No permission to read or write " + file
                        + "; check its permissions, or choose another folder with --home.");
    }

    /** Puts both ways into a command line. */
    void watch(CommandLine line) {
        line.setParameterExceptionHandler((fault, words) -> usage(fault));
        line.setExecutionExceptionHandler((fault, failed, words) -> thrown(fault));
    }
}
