package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.vectorindex.VectorIndexFinding;
import dev.commonplace.maintenance.vectorindex.VectorIndexOptions;
import dev.commonplace.maintenance.vectorindex.VectorIndexes;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Whether the shared vector indexes are those that the settings want. Searches are right either way. */
final class VectorIndexCheck implements Check {
    private final VectorIndexOptions wanted;

    VectorIndexCheck(VectorIndexOptions wanted) {
        this.wanted = wanted;
    }

    @Override
    public String name() {
        return "vector_index";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        if (database.sql().isTrue("select to_regclass('commonplace.embedding_spaces') is null")) {
            return List.of();
        }
        Set<Integer> dimensions = Set.copyOf(database.sql()
                .rows(
                        "select distinct dimension from commonplace.embedding_spaces where is_active",
                        row -> row.getInt(1)));
        return VectorIndexes.findings(database.connection(), wanted, dimensions).stream()
                .map(finding -> Finding.warning(name(), withoutFullStop(finding.message()), VectorIndexFinding.COMMAND))
                .toList();
    }

    private static String withoutFullStop(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }
}
