package org.nianbao.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A byte-order mark.
 *
 * @param hex its bytes
 * @param charset what it marks
 */
record ByteOrderMark(String hex, Charset charset) {
    /** The longer ones first, for UTF-32LE begins like UTF-16LE. */
    private static final List<ByteOrderMark> ALL = List.of(
            new ByteOrderMark("0000feff", Charset.forName("UTF-32BE")),
            new ByteOrderMark("fffe0000", Charset.forName("UTF-32LE")),
            new ByteOrderMark("84319533", CharsetLabel.GB18030),
            new ByteOrderMark("efbbbf", StandardCharsets.UTF_8),
            new ByteOrderMark("feff", StandardCharsets.UTF_16BE),
            new ByteOrderMark("fffe", StandardCharsets.UTF_16LE));

    static Optional<ByteOrderMark> of(byte[] bytes) {
        String begin = HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
        return ALL.stream().filter(mark -> begin.startsWith(mark.hex)).findFirst();
    }

    int length() {
        return hex.length() / 2;
    }
}
