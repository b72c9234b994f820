package dev.commonplace.bootstrap;

import dev.commonplace.application.documents.EmbedDocument;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.FillEmbeddingSpace;
import dev.commonplace.application.embeddings.MoveToModel;
import dev.commonplace.application.embeddings.ReadSpaces;
import dev.commonplace.application.tenancy.FindUnservedSpaces;

/** The use cases of embedding spaces, and the job that fills one. */
record SpacesWiring(
        MoveToModel moveToModel,
        ReadSpaces readSpaces,
        FindUnservedSpaces findUnservedSpaces,
        FillEmbeddingSpace fillEmbeddingSpace) {

    static SpacesWiring of(Storage storage, EmbeddingModels models, Platform platform) {
        return new SpacesWiring(
                new MoveToModel(storage.moves(), models, platform.auditor(), platform.ids(), platform.clock()),
                new ReadSpaces(storage.moves(), models),
                new FindUnservedSpaces(storage.operator(), models),
                new FillEmbeddingSpace(
                        storage.moves(),
                        models,
                        id -> EmbedDocument.job(platform.ids(), id),
                        platform.auditor(),
                        platform.clock()));
    }
}
