package dev.commonplace.maintenance.vectorindex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.maintenance.OrdinaryOwner;
import dev.commonplace.maintenance.SampleLibrary;
import dev.commonplace.maintenance.doctor.ExamineDatabase;
import dev.commonplace.maintenance.doctor.Finding;
import dev.commonplace.maintenance.vectorindex.VectorIndexOptions.Kind;
import dev.commonplace.migrations.Migrator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** An owner who is no superuser sees no row by owning the table. */
class OrdinaryOwnerVectorIndexesTest {
    private static final VectorIndexOptions HNSW = new VectorIndexOptions(Kind.HNSW, 16, 64, 0);

    @Test
    void an_owner_without_special_rights_builds_and_verifies_them_as_well() throws Exception {
        try (OrdinaryOwner owner = OrdinaryOwner.ofEmptyDatabase()) {
            new Migrator(owner.url().dataSource()).migrate();
            SampleLibrary.fill(owner.superuserUrl());
            VectorIndexes indexes = new VectorIndexes(owner.url().dataSource());
            assertThat(found(owner)).hasSize(1).allMatch(what -> what.contains("chunk_embeddings_hnsw_3"));

            List<VectorIndexStep> steps = indexes.apply(HNSW, new VectorIndexProgress() {
                @Override
                public void begins(VectorIndexStep step) {}

                @Override
                public void building(VectorIndexStep step, String phase, OptionalInt percent) {}
            });

            assertThat(steps).extracting(VectorIndexStep::index).containsExactly("chunk_embeddings_hnsw_3");
            assertThat(found(owner)).isEmpty();
        }
    }

    private static List<String> found(OrdinaryOwner owner) {
        return new ExamineDatabase(owner.url(), owner.url().user(), HNSW)
                .structure().findings().stream()
                        .filter(finding -> finding.check().equals("vector_index"))
                        .map(Finding::what)
                        .toList();
    }
}
