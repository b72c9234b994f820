package dev.commonplace.bootstrap;

import dev.commonplace.application.documents.EmbedDocument;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.SpaceIndexes;
import dev.commonplace.application.embeddings.SpaceUseCases;
import dev.commonplace.application.search.CompareSpaces;
import dev.commonplace.application.search.RecentSearchSettings;
import dev.commonplace.application.search.WriteSearchLog;
import dev.commonplace.application.tenancy.FindUnservedSpaces;

/** The use cases of embedding spaces, and the jobs behind them. */
record SpacesWiring(SpaceUseCases useCases, CompareSpaces compareSpaces, FindUnservedSpaces findUnservedSpaces) {

    /** For who takes steps and runs no jobs: only the job that fills a space asks for the index over it. */
    static SpacesWiring of(Storage storage, EmbeddingModels models, Platform platform) {
        return of(
                storage,
                models,
                platform,
                SpaceIndexes.NONE,
                RecentSearchSettings.none(),
                WriteSearchLog.atOnce(storage.search()));
    }

    /**
     * @param indexes what a space waits for before its tenant searches there
     * @param recent what searches remember of tenants, and forget where a space is switched
     * @param log where the questions go that spaces are compared by
     */
    static SpacesWiring of(
            Storage storage,
            EmbeddingModels models,
            Platform platform,
            SpaceIndexes indexes,
            RecentSearchSettings recent,
            WriteSearchLog log) {
        return new SpacesWiring(
                SpaceUseCases.of(
                        recent.forgettingAfter(storage.moves()),
                        models,
                        id -> EmbedDocument.job(platform.ids(), id),
                        indexes,
                        platform.auditor(),
                        platform.ids(),
                        platform.clock(),
                        System::nanoTime),
                new CompareSpaces(
                        storage.search(), storage.messageSearch(), storage.moves(), log, models, platform.auditor()),
                new FindUnservedSpaces(storage.operator(), models));
    }
}
