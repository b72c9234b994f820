package dev.commonplace.maintenance.statistics;

import java.util.List;

/**
 * What a table takes on disk, in bytes.
 *
 * @param rows about how many it has, as far as the server knows
 * @param heap the rows themselves
 * @param indexes all indexes together
 * @param toast what is too long for a row, with its index
 * @param total everything together
 * @param share of all tables together, from 0 to 1
 * @param byIndex each index, largest first
 */
public record TableSize(
        String table,
        long rows,
        long heap,
        long indexes,
        long toast,
        long total,
        double share,
        List<IndexSize> byIndex) {
    public TableSize {
        byIndex = List.copyOf(byIndex);
    }

    /** What an index takes on disk, in bytes. */
    public record IndexSize(String index, long bytes) {}
}
