package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.upkeep.UnfinishedIndex;
import dev.commonplace.migrations.OperatorIndexes;
import java.sql.SQLException;
import java.util.List;

/** Indexes whose concurrent building was interrupted: they cost every write and serve no query. */
final class InvalidIndexesCheck implements Check {
    @Override
    public String name() {
        return "invalid_indexes";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        return UnfinishedIndex.find(database.sql()).stream()
                // They have a check and a command of their own.
                .filter(index -> !OperatorIndexes.contains(index.name()))
                .map(index -> Finding.error(
                                name(),
                                "index " + index.quotedName() + " of table " + index.table()
                                        + " is not valid: its building was interrupted",
                                "")
                        .mendedBy(index.leftover() ? index.dropSql() : index.rebuildSql()))
                .toList();
    }
}
