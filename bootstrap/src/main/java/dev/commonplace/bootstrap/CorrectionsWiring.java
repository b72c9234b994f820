package dev.commonplace.bootstrap;

import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.corrections.CorrectGraph;
import dev.commonplace.application.corrections.ReadEdits;
import dev.commonplace.application.corrections.UndoEdit;
import dev.commonplace.application.exports.ExportConversation;
import dev.commonplace.application.exports.ImportCanvas;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.search.IndexingFollowUps;
import dev.commonplace.application.topics.AnalyseTopics;
import dev.commonplace.application.training.HandOutEdits;
import dev.commonplace.application.training.ManageTrainingConsent;
import dev.commonplace.http.corrections.CorrectionsUseCases;
import dev.commonplace.http.exports.ExportsUseCases;
import dev.commonplace.http.training.TrainingUseCases;

/** Corrections, canvases, which come back as corrections, and corrections handed out as training data. */
record CorrectionsWiring(CorrectionsUseCases corrections, ExportsUseCases exports, TrainingUseCases training) {

    static CorrectionsWiring of(Storage storage, TenantGuards guards, AnalyseTopics analyseTopics, Platform platform) {
        FollowUps followUps = new IndexingFollowUps(platform.ids());
        CorrectGraph correctGraph = new CorrectGraph(
                storage.corrections(),
                guards,
                analyseTopics,
                followUps,
                platform.auditor(),
                platform.ids(),
                platform.clock());
        return new CorrectionsWiring(
                new CorrectionsUseCases(
                        correctGraph,
                        new UndoEdit(
                                storage.corrections(),
                                correctGraph,
                                followUps,
                                platform.auditor(),
                                platform.ids(),
                                platform.clock()),
                        new ReadEdits(storage.corrections())),
                new ExportsUseCases(
                        new ExportConversation(storage.corrections()),
                        new ImportCanvas(storage.corrections(), correctGraph, platform.ids(), platform.clock())),
                new TrainingUseCases(
                        new ManageTrainingConsent(storage.training(), platform.auditor(), platform.clock()),
                        new HandOutEdits(storage.training(), platform.auditor(), platform.ids(), platform.clock())));
    }
}
