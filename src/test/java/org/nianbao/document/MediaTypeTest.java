package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.4 x, text/html, a.html, application/pdf",
        "{\\rtf1 x, application/msword, a.doc, application/rtf",
        "<!DOCTYPE html><p>, application/pdf, a.pdf, text/html",
        "<HTML xmlns:o='x'>, application/msword, a.doc, text/html",
        "<?xml version='1.0'?><!DOCTYPE html>, text/plain, a.txt, text/html",
        "words, text/html; charset=gbk, a.txt, text/html",
        "words, application/octet-stream, a.html, text/html",
        "words, application/octet-stream, a, text/plain",
        "words, nonsense, a.csv, text/csv",
        "words, application/octet-stream, a.pdf, application/pdf",
        "{}, Application/JSON, a.html, application/json"
    })
    void magicThenHeaderThenSuffix(String content, String header, String name, String expected) {
        assertThat(new Documents()
                        .mediaType(
                                content.getBytes(StandardCharsets.UTF_8),
                                Optional.of(header),
                                Optional.of(URI.create("http://www.jinhe.example/" + name))))
                .isEqualTo(expected);
    }

    @Test
    void withoutAnyHint() {
        assertThat(type("年度报告".getBytes(StandardCharsets.UTF_8))).isEqualTo("text/plain");
        assertThat(type(new byte[] {1, 0, 2, 0, 3})).isEqualTo("application/octet-stream");
        assertThat(type(new byte[0])).isEqualTo("text/plain");
        assertThat(type(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .isEqualTo("image/png");
    }

    @Test
    void htmlInUtf16() {
        assertThat(type("\uFEFF<html>".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("text/html");
    }

    @Test
    void manyCommentsBeforeTheRoot() {
        assertThat(type("<!---->".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("text/plain");
        assertThat(type(" ".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEqualTo("text/plain");
    }

    private static String type(byte[] bytes) {
        return new Documents().mediaType(bytes, Optional.empty(), Optional.empty());
    }
}
