package dev.commonplace.bootstrap;

import dev.commonplace.application.annotations.ChangeAnnotation;
import dev.commonplace.application.annotations.KeepAnnotation;
import dev.commonplace.application.annotations.ReadAnnotations;
import dev.commonplace.application.claims.ChangeClaim;
import dev.commonplace.application.claims.ExtractClaims;
import dev.commonplace.application.claims.NoteClaim;
import dev.commonplace.application.claims.ReadClaims;
import dev.commonplace.application.claims.RelateClaims;
import dev.commonplace.application.claims.RequestExtraction;
import dev.commonplace.application.claims.SearchClaims;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.http.annotations.AnnotationsUseCases;
import dev.commonplace.http.claims.ClaimsUseCases;
import dev.commonplace.models.openai.JacksonReadJson;
import java.util.List;

/** Bookmarks, notes and claims, and the job that looks for claims where a chat model is configured. */
record ClaimsWiring(AnnotationsUseCases annotations, ClaimsUseCases claims, List<JobHandler> jobHandlers) {

    static ClaimsWiring of(Storage storage, TenantGuards guards, ModelsWiring models, Platform platform) {
        return new ClaimsWiring(
                new AnnotationsUseCases(
                        new KeepAnnotation(
                                storage.annotations(), guards, platform.auditor(), platform.ids(), platform.clock()),
                        new ChangeAnnotation(storage.annotations(), guards, platform.auditor(), platform.clock()),
                        new ReadAnnotations(storage.annotations())),
                new ClaimsUseCases(
                        new NoteClaim(storage.claims(), guards, platform.auditor(), platform.ids(), platform.clock()),
                        new ChangeClaim(storage.claims(), guards, platform.auditor(), platform.clock()),
                        new ReadClaims(storage.claims()),
                        new SearchClaims(storage.claims(), models.embeddingModels()),
                        new RelateClaims(
                                storage.claims(), guards, platform.auditor(), platform.ids(), platform.clock()),
                        new RequestExtraction(
                                storage.claims(), models.chat(), platform.auditor(), platform.ids(), platform.clock())),
                models.chat().stream()
                        .<JobHandler>map(chat -> new ExtractClaims(
                                storage.claims(),
                                chat,
                                new JacksonReadJson(),
                                guards,
                                platform.auditor(),
                                platform.ids(),
                                platform.clock()))
                        .toList());
    }
}
