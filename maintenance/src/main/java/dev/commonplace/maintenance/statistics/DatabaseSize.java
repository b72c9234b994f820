package dev.commonplace.maintenance.statistics;

import java.util.List;

/**
 * What the database takes on disk, in bytes.
 *
 * @param database all of it, other schemas and the server's own catalogue included
 * @param schema our tables with everything that is theirs
 * @param tables largest first
 */
public record DatabaseSize(long database, long schema, List<TableSize> tables) {
    public DatabaseSize {
        tables = List.copyOf(tables);
    }
}
