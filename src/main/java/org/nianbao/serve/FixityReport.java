package org.nianbao.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the journal says of the archive's fixity: when each file was last read again, and what is damaged and not yet
 * found good again.
 *
 * @param period within which every file is read again
 * @param lastRun when something was verified last
 * @param files every WARC file, by name
 * @param damages the first damage of each damaged file, and how many there are in it
 * @param copies folders of second copies, by path
 */
public record FixityReport(
        Duration period, Optional<Instant> lastRun, List<FileState> files, List<Bad> damages, List<Copy> copies) {

    /**
     * One WARC file.
     *
     * @param file its name
     * @param bytes its size, 0 when it is missing
     * @param verified when it was last read again, whatever was found
     * @param due when it is to be read again at the latest
     * @param damages places found damaged then
     */
    public record FileState(String file, long bytes, Optional<Instant> verified, Instant due, long damages) {}

    /**
     * The first damage of a file.
     *
     * @param found when
     * @param file its name
     * @param offset of the record, -1 when it has none
     * @param recordId blank when it cannot be read
     * @param why in words
     * @param firstBadByte offset of the first byte that differs from a good copy, -1 when there is none to compare with
     * @param captures addresses whose captures rest on it, at most 100
     * @param reports ids of reports that rest on it, at most 100
     * @param cells number of figures read from it
     * @param goodCopies folders of copies that have it whole
     * @param inFile number of damages in the file
     */
    public record Bad(
            Instant found,
            String file,
            long offset,
            String recordId,
            String why,
            long firstBadByte,
            List<String> captures,
            List<String> reports,
            long cells,
            List<String> goodCopies,
            long inFile) {}

    /**
     * A second copy.
     *
     * @param folder where it lies
     * @param at when it was last brought up to date and proved
     * @param files number of files in it then
     */
    public record Copy(String folder, Instant at, long files) {}
}
