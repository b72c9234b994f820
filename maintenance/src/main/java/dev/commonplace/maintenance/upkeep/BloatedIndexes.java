package dev.commonplace.maintenance.upkeep;

import dev.commonplace.maintenance.Sql;
import java.sql.SQLException;
import java.util.List;

/** Which indexes are mostly empty, for who only wants to know. */
public final class BloatedIndexes {
    private BloatedIndexes() {}

    /**
     * Those that upkeep with these limits would build anew. Reads some rows of each table with a large index.
     *
     * @param sql of a session that sees all rows; of what it does not see nothing is said
     */
    public static List<Measure> find(Sql sql, UpkeepLimits limits) throws SQLException {
        return new IndexPlan(limits).bloated(sql);
    }
}
