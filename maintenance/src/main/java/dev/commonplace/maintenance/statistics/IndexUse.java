package dev.commonplace.maintenance.statistics;

import java.time.Instant;
import java.util.Optional;

/**
 * How an index is used, as far as this server has counted: a replica counts its own searches.
 *
 * @param bytes what it takes on disk
 * @param scans how often it was searched
 * @param lastScan when last; empty where never, and before PostgreSQL 16
 * @param entriesRead how many entries were read in all searches together
 * @param constraint whether it keeps something unique, for which it is needed whatever is searched
 * @param valid whether it is whole; otherwise nothing searches it
 */
public record IndexUse(
        String index,
        String table,
        long bytes,
        long scans,
        Optional<Instant> lastScan,
        long entriesRead,
        boolean constraint,
        boolean valid) {
    /** Entries of one search on average; 0 where there was none. */
    public double entriesPerScan() {
        return scans == 0 ? 0 : (double) entriesRead / scans;
    }

    /** Nothing would miss it, going by what was counted. */
    public boolean isUnused() {
        return scans == 0 && !constraint;
    }
}
