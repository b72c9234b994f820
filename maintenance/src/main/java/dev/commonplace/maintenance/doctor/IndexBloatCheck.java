package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.upkeep.BloatedIndexes;
import dev.commonplace.maintenance.upkeep.UpkeepLimits;
import java.sql.SQLException;
import java.util.List;

/** B-tree indexes that are mostly empty, by the judgement of {@code db maintain}, so that the two never contradict each other. */
final class IndexBloatCheck implements Check {
    private final UpkeepLimits limits;

    IndexBloatCheck() {
        this(UpkeepLimits.DEFAULT);
    }

    IndexBloatCheck(UpkeepLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "index_bloat";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        return BloatedIndexes.find(database.sql(), limits).stream()
                .map(measure -> Finding.warning(
                        name(),
                        "index " + measure.object() + " is mostly empty: " + measure.reason(),
                        "commonplace db maintain, or: " + measure.sql()))
                .toList();
    }
}
