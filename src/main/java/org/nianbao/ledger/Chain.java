package org.nianbao.ledger;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Entries proved one after the other: their numbers, the digests of the lines before them, the time stamps in them. */
final class Chain {
    static final String STAMPED = "ledger.stamped";

    private final Optional<X509Certificate> trusted;
    private final List<String> digests = new ArrayList<>();
    private Optional<Ledger.Break> broken = Optional.empty();

    Chain(Optional<X509Certificate> trusted) {
        this.trusted = trusted;
    }

    /** The chain of a folder as far as it holds; a last line without an end is being written just now. */
    static Chain of(LedgerFiles files, Optional<X509Certificate> trusted) throws IOException {
        Chain chain = new Chain(trusted);
        try (LedgerFiles.Lines lines = files.lines()) {
            while (lines.hasNext() && chain.broken.isEmpty()) {
                LedgerFiles.Line line = lines.next();
                if (line.ended() || lines.hasNext()) {
                    chain.take(line);
                }
            }
        }
        return chain;
    }

    /** The same chain, to be gone on with apart. */
    Chain copy() {
        Chain copy = new Chain(trusted);
        copy.digests.addAll(digests);
        return copy;
    }

    /** Proves the next line; after the first that does not fit none is taken. */
    void take(LedgerFiles.Line line) throws IOException {
        if (broken.isPresent()) {
            return;
        }
        Optional<String> why = why(line);
        if (why.isPresent()) {
            broken = Optional.of(new Ledger.Break(line.file().getFileName().toString(), line.number(), why.get()));
        } else {
            digests.add(LedgerLine.digest(line.bytes()));
        }
    }

    /** The first entry that does not fit. */
    Optional<Ledger.Break> broken() {
        return broken;
    }

    /** How many entries hold. */
    int size() {
        return digests.size();
    }

    /** Digest of the line of an entry, from 1; of entry 0 what stands before the first. */
    String digest(int entry) {
        return entry == 0 ? LedgerLine.NONE : digests.get(entry - 1);
    }

    /** Digest of the last line. */
    String head() {
        return digest(size());
    }

    private Optional<String> why(LedgerFiles.Line line) throws IOException {
        Ledger.Entry entry;
        try {
            entry = LedgerLine.parse(line.bytes());
        } catch (IOException e) {
            return Optional.of("the line is no entry: " + e.getMessage());
        }
        if (entry.sequence() != size() + 1) {
            return Optional.of("the entry has number " + entry.sequence() + " where " + (size() + 1) + " belongs");
        }
        if (!entry.previous().equals(head())) {
            return Optional.of("the line before has the SHA-256 " + head() + ", the entry says " + entry.previous());
        }
        return entry.kind().equals(STAMPED) ? unstamped(entry) : Optional.empty();
    }

    /** What is wrong with an entry that holds a time stamp, if anything. */
    private Optional<String> unstamped(Ledger.Entry entry) {
        boolean names = entry.data().get("entry") instanceof Number number
                && number.longValue() >= 1
                && number.longValue() <= size();
        if (!names) {
            return Optional.of("the time stamp names no entry before it");
        }
        int stamped = ((Number) entry.data().get("entry")).intValue();
        try {
            byte[] token =
                    Base64.getDecoder().decode(String.valueOf(entry.data().get("token")));
            return TimeStamps.wrong(token, digest(stamped), trusted);
        } catch (IllegalArgumentException noBase64) {
            return Optional.of("the time stamp is not Base64: " + noBase64.getMessage());
        }
    }
}
