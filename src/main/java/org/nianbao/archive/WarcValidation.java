package org.nianbao.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/** Checks a WARC file, compressed or not, against WARC/1.0 and 1.1; goes on after a defect where it can. */
final class WarcValidation {
    /** Records remembered for what refers to them; more than a file of the recommended size holds. */
    private static final int REMEMBERED = 500_000;

    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final Defects defects;
    private final Map<String, Earlier> earlier = new HashMap<>();
    private long records;
    private boolean manyTold;

    private WarcValidation(Defects defects) {
        this.defects = defects;
    }

    /** What later records may refer to. */
    private record Earlier(String type, String date, String target) {}

    /** Checks a file and returns the number of its records. */
    static long of(Path file, boolean compressed, Defects defects) throws IOException {
        WarcValidation validation = new WarcValidation(defects);
        if (compressed) {
            validation.compressed(file);
        } else {
            try (CountedInput in = new CountedInput(Files.newInputStream(file))) {
                validation.plain(in);
            }
        }
        if (validation.records == 0 && defects.all().isEmpty()) {
            defects.add(Flaw.FILE_EMPTY, 0, "", Files.size(file) + " bytes");
        }
        return validation.records;
    }

    private void plain(CountedInput in) throws IOException {
        while (!in.ended()) {
            if (!record(in, in.count())) {
                in.toNextRecord();
            }
        }
    }

    private void compressed(Path file) throws IOException {
        try (GzipMembers members = new GzipMembers(file, Files.size(file))) {
            long place = 0;
            while (place >= 0) {
                place = stretch(members.from(place));
            }
        }
    }

    /** Reads up to the end or the next damage; where to go on after it, -1 when there is nothing more. */
    private long stretch(GzipMembers members) throws IOException {
        boolean inside = false;
        try {
            while (members.next()) {
                inside = true;
                member(members.offset(), members.content());
                members.finish();
                inside = false;
            }
            return -1;
        } catch (EOFException e) {
            defects.add(Flaw.GZIP_TORN, members.offset(), "", String.valueOf(e.getMessage()));
        } catch (ZipException e) {
            defects.add(
                    inside ? Flaw.GZIP_DAMAGED : Flaw.GZIP_MISSING,
                    members.offset(),
                    "",
                    String.valueOf(e.getMessage()));
        }
        return members.search(members.offset() + 1);
    }

    private void member(long offset, InputStream content) throws IOException {
        CountedInput in = new CountedInput(content);
        int here = 0;
        boolean more = !in.ended();
        while (more) {
            here++;
            if (here == 2 && !manyTold) {
                manyTold = true;
                defects.add(Flaw.GZIP_MANY_RECORDS, offset, "", "offset " + in.count());
            }
            more = (record(in, offset) || in.toNextRecord()) && !in.ended();
        }
    }

    /**
     * Checks one record.
     *
     * @return whether the next one begins where this one has ended
     */
    private boolean record(CountedInput in, long offset) throws IOException {
        Optional<RawHeader> read;
        try {
            read = RawHeader.read(in, (flaw, detail) -> defects.add(flaw, offset, "", detail));
        } catch (RawHeader.Torn e) {
            return false;
        }
        if (read.isEmpty()) {
            return false;
        }
        records++;
        RawHeader header = read.get();
        RawHeader.Tell tell = (flaw, detail) -> defects.add(flaw, offset, header.id(), detail);
        RecordRules.check(header, tell);
        amongOthers(header, tell);
        return header.length().isPresent()
                && RecordBlock.check(header, header.length().get(), in, tell)
                && end(in, tell);
    }

    private static boolean end(CountedInput in, RawHeader.Tell tell) throws IOException {
        in.mark(END.length);
        byte[] end = in.readNBytes(END.length);
        if (Arrays.equals(end, END)) {
            return true;
        }
        in.reset();
        tell.of(
                Flaw.WARC_RECORD_END,
                end.length < END.length ? "the file or the gzip member ends" : "other bytes follow");
        return false;
    }

    /** The rules between the records of a file. */
    private void amongOthers(RawHeader header, RawHeader.Tell tell) {
        if (records == 1 && !header.type().equals("warcinfo")) {
            tell.of(Flaw.WARC_WARCINFO_MISSING, header.type());
        }
        refersTo(header, tell);
        for (String id : header.all("WARC-Concurrent-To")) {
            Earlier other = earlier.get(CdxEntry.id(id));
            if (other != null && !other.date.equals(header.first("WARC-Date"))) {
                tell.of(Flaw.WARC_CONCURRENT_DATE, header.first("WARC-Date") + ", " + other.date);
            }
        }
        if (!header.id().isEmpty() && earlier.containsKey(header.id())) {
            tell.of(Flaw.WARC_ID_REPEATED, header.id());
        } else if (earlier.size() < REMEMBERED) {
            earlier.put(header.id(), new Earlier(header.type(), header.first("WARC-Date"), header.target()));
        }
    }

    private void refersTo(RawHeader header, RawHeader.Tell tell) {
        Earlier original = earlier.get(CdxEntry.id(header.first("WARC-Refers-To")));
        if (original == null || !header.type().equals("revisit")) {
            return;
        }
        if (original.type.equals("revisit")) {
            tell.of(Flaw.WARC_REVISIT_OF_REVISIT, header.first("WARC-Refers-To"));
        }
        differs(header.first("WARC-Refers-To-Target-URI"), original.target, tell);
        differs(header.first("WARC-Refers-To-Date"), original.date, tell);
    }

    private static void differs(String said, String is, RawHeader.Tell tell) {
        if (!said.isEmpty() && !said.equals(is)) {
            tell.of(Flaw.WARC_REFERS_TO_DIFFERS, said + ", " + is);
        }
    }
}
