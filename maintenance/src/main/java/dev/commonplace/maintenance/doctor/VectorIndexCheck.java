package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.vectorindex.VectorIndexFinding;
import dev.commonplace.maintenance.vectorindex.VectorIndexOptions;
import dev.commonplace.maintenance.vectorindex.VectorIndexes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the vector indexes are those that the settings and the index policy want, and find what there is. */
final class VectorIndexCheck implements Check {
    /** What the index policy could not do, or did and is not right. */
    private static final String OWN = """
            select 'The index of the space ' || space_id || ' of tenant ' || tenant_id || ' misses too much: ' || alarm
            from commonplace.vector_indexes where alarm is not null
            union all
            select 'An index is wanted for the space ' || space_id || ' of tenant ' || tenant_id || ', and is not there: ' || reason
            from commonplace.vector_indexes where wanted = 'hnsw' and strategy = 'exact' and reason ~ '^(wanted|not)'
            union all
            select 'The index ' || c.relname || ' of a single space is not valid: its build was interrupted, or is under way'
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = 'commonplace.chunk_embeddings'::regclass and c.relname ~ '^chunk_embeddings_own_'
              and not (i.indisvalid and i.indisready)
            order by 1""";

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
        List<Finding> findings = new ArrayList<>();
        VectorIndexes.findings(database.connection(), wanted, dimensions)
                .forEach(finding -> findings.add(
                        Finding.warning(name(), withoutFullStop(finding.message()), VectorIndexFinding.COMMAND)));
        if (!database.sql().isTrue("select to_regclass('commonplace.vector_indexes') is null")) {
            database.sql()
                    .texts(OWN)
                    .forEach(what -> findings.add(Finding.warning(name(), what, VectorIndexFinding.COMMAND)));
        }
        return findings;
    }

    private static String withoutFullStop(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }
}
