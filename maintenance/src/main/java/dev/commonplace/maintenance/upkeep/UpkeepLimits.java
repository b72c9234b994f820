package dev.commonplace.maintenance.upkeep;

import java.time.Duration;

/**
 * From when on upkeep pays, and how long it waits for others.
 *
 * @param rowsMin a table with fewer dead, changed or unseen rows than this is left alone
 * @param deadShare dead rows for each live one from which a vacuum pays; autovacuum waits for twice as many
 * @param changedShare changed rows for each live one from which new statistics pay
 * @param unseenShare pages for each page of which the visibility map does not know that all see them, from which a vacuum
 *     pays for a table with a covering index: such a page is read in addition
 * @param frozenAge transactions after which the oldest rows are frozen, before the server insists
 * @param bloatShare what an index has too much, for each byte that it takes, from which it is built anew
 * @param bloatBytesMin an index with less too much than this is left alone
 * @param lockWait how long a statement waits for what others hold
 */
public record UpkeepLimits(
        long rowsMin,
        double deadShare,
        double changedShare,
        double unseenShare,
        long frozenAge,
        double bloatShare,
        long bloatBytesMin,
        Duration lockWait) {
    public static final UpkeepLimits DEFAULT =
            new UpkeepLimits(1_000, 0.1, 0.1, 0.1, 150_000_000, 0.5, 16 * 1024 * 1024, Duration.ofSeconds(60));

    /** The same with another wait. */
    public UpkeepLimits withLockWait(Duration wait) {
        return new UpkeepLimits(
                rowsMin, deadShare, changedShare, unseenShare, frozenAge, bloatShare, bloatBytesMin, wait);
    }
}
