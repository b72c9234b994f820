package dev.commonplace.bootstrap;

import dev.commonplace.application.search.BuildVectorIndexes;
import dev.commonplace.application.search.IndexBuildException;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.vectorindex.OwnVectorIndexes;
import dev.commonplace.migrations.database.DatabaseUrl;

/** Builds with the account that owns the schema. */
final class OwnerBuildsIndexes implements BuildVectorIndexes {
    private final OwnVectorIndexes indexes;

    OwnerBuildsIndexes(DatabaseUrl owner, Settings.VectorIndex settings) {
        this.indexes = new OwnVectorIndexes(
                owner.with("ApplicationName", "commonplace-index").dataSource(),
                settings.hnswM(),
                settings.hnswEfConstruction());
    }

    @Override
    public Built build(IndexedSpace space) {
        try {
            OwnVectorIndexes.Built built = indexes.build(
                    space.indexName(), space.tenantId().value(), space.spaceId().value());
            return new Built(built.bytes(), built.time());
        } catch (MaintenanceException failure) {
            throw new IndexBuildException(message(failure), failure);
        }
    }

    @Override
    public void drop(String name) {
        try {
            indexes.drop(name);
        } catch (MaintenanceException failure) {
            throw new IndexBuildException(message(failure), failure);
        }
    }

    private static String message(MaintenanceException failure) {
        return String.valueOf(failure.getMessage());
    }
}
