package org.nianbao.document;

import java.util.Locale;
import org.nianbao.model.Message;

/** Why bytes cannot be read as a document; the ids are stable. */
enum Trouble {
    UNSUPPORTED_TYPE("无法识别或不支持这种文件格式。", "This file format is not known or not supported."),
    CORRUPT("文件已损坏或不完整。", "The file is damaged or incomplete."),
    ENCRYPTED("文件已加密，没有密码无法读取。", "The file is encrypted and cannot be read without its password."),
    TOO_LARGE("文件过大，超过读取上限。", "The file is larger than the limits of reading allow."),
    TOO_DEEP("文件嵌套层次过深，无法读取。", "The file is nested too deeply to be read."),
    EMPTY("文件是空的。", "The file is empty."),
    NO_TEXT("文件中没有文字，可能是扫描件或图片。", "The file holds no text; it may be a scan or a picture."),
    OCR_MISSING(
            "这是扫描件或图片，没有文字；识别它需要安装 tesseract 命令及其中文（chi_sim）数据。",
            "This is a scan or a picture without text; reading it needs the command tesseract with its Chinese data"
                    + " (chi_sim)."),
    OCR_FAILED("文字识别程序未能处理这份扫描件。", "The program that recognises characters could not work on this scan."),
    TIMEOUT("读取超时，已放弃。", "Reading took too long and was given up."),
    CRASHED("读取这个文件的进程两次意外终止，已放弃。", "The process that read the file ended unexpectedly, twice; it was given up.");

    private final String zh;
    private final String en;

    Trouble(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Message message() {
        return new Message(name().toLowerCase(Locale.ROOT), zh, en);
    }
}
