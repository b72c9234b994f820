package dev.commonplace.http;

import dev.commonplace.application.annotations.ChangeAnnotation;
import dev.commonplace.application.annotations.KeepAnnotation;
import dev.commonplace.application.annotations.ReadAnnotations;
import dev.commonplace.application.answers.AnswerQuestion;
import dev.commonplace.application.answers.CompleteChat;
import dev.commonplace.application.claims.ChangeClaim;
import dev.commonplace.application.claims.NoteClaim;
import dev.commonplace.application.claims.ReadClaims;
import dev.commonplace.application.claims.RelateClaims;
import dev.commonplace.application.claims.RequestExtraction;
import dev.commonplace.application.claims.SearchClaims;
import dev.commonplace.application.conversations.AppendMessages;
import dev.commonplace.application.conversations.BringConversation;
import dev.commonplace.application.conversations.ConversationUseCases;
import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.corrections.CorrectGraph;
import dev.commonplace.application.corrections.ReadEdits;
import dev.commonplace.application.corrections.UndoEdit;
import dev.commonplace.application.documents.AwaitDocument;
import dev.commonplace.application.documents.DeleteDocument;
import dev.commonplace.application.documents.EmbedDocument;
import dev.commonplace.application.documents.IngestArchive;
import dev.commonplace.application.documents.IngestDocument;
import dev.commonplace.application.documents.IngestDocuments;
import dev.commonplace.application.documents.IngestEmbedded;
import dev.commonplace.application.documents.IngestUrl;
import dev.commonplace.application.documents.LearnVocabulary;
import dev.commonplace.application.documents.PrepareDocument;
import dev.commonplace.application.documents.ReadDocuments;
import dev.commonplace.application.documents.RefreshWordIndex;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.SpaceIndexes;
import dev.commonplace.application.embeddings.SpaceUseCases;
import dev.commonplace.application.exports.ExportConversation;
import dev.commonplace.application.exports.ImportCanvas;
import dev.commonplace.application.guard.DetectPersonalData;
import dev.commonplace.application.guard.ManageGuardPolicy;
import dev.commonplace.application.guard.ScanText;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.live.LiveConversations;
import dev.commonplace.application.live.LiveLimits;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.operations.JobWorker;
import dev.commonplace.application.operations.JobWorkerSettings;
import dev.commonplace.application.operations.ManageJobs;
import dev.commonplace.application.operations.ReadAuditLog;
import dev.commonplace.application.search.AnalyseSearches;
import dev.commonplace.application.search.CompareSpaces;
import dev.commonplace.application.search.GiveFeedback;
import dev.commonplace.application.search.IndexMessages;
import dev.commonplace.application.search.IndexingFollowUps;
import dev.commonplace.application.search.ListVectorIndexes;
import dev.commonplace.application.search.ManageSearchSettings;
import dev.commonplace.application.search.NoteSearch;
import dev.commonplace.application.search.ReadSearchLog;
import dev.commonplace.application.search.RefreshMessageWords;
import dev.commonplace.application.search.SearchConversations;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchMessages;
import dev.commonplace.application.search.SearchNodes;
import dev.commonplace.application.search.SuggestWords;
import dev.commonplace.application.search.WriteSearchLog;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.application.tenancy.IssueKey;
import dev.commonplace.application.tenancy.MakeSecret;
import dev.commonplace.application.tenancy.ManageKeys;
import dev.commonplace.application.tenancy.ManageOperatorKeys;
import dev.commonplace.application.tenancy.ManageTenants;
import dev.commonplace.application.topics.AnalyseTopics;
import dev.commonplace.application.topics.FollowGraph;
import dev.commonplace.application.topics.ReadGraph;
import dev.commonplace.application.topics.RelateNodes;
import dev.commonplace.application.topics.RequestAnalysis;
import dev.commonplace.application.training.HandOutEdits;
import dev.commonplace.application.training.ManageTrainingConsent;
import dev.commonplace.application.transcripts.ImportConversations;
import dev.commonplace.application.transcripts.ImportPlaces;
import dev.commonplace.application.transcripts.PreviewImport;
import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.domain.transcripts.ImportLimits;
import dev.commonplace.fixtures.documents.WordTokenizeText;
import dev.commonplace.fixtures.embeddings.HashingEmbedText;
import dev.commonplace.fixtures.guard.AtSignDetectPersonalData;
import dev.commonplace.fixtures.library.InMemoryLibrary;
import dev.commonplace.fixtures.tenancy.CountingSecrets;
import dev.commonplace.fixtures.transcripts.LinesReadTranscript;
import dev.commonplace.http.annotations.AnnotationsUseCases;
import dev.commonplace.http.answers.AnswersUseCases;
import dev.commonplace.http.claims.ClaimsUseCases;
import dev.commonplace.http.corrections.CorrectionsUseCases;
import dev.commonplace.http.documents.DocumentsUseCases;
import dev.commonplace.http.embeddings.EmbeddingsUseCases;
import dev.commonplace.http.exports.ExportsUseCases;
import dev.commonplace.http.guard.GuardUseCases;
import dev.commonplace.http.operations.OperationsUseCases;
import dev.commonplace.http.search.SearchUseCases;
import dev.commonplace.http.tenancy.TenancyUseCases;
import dev.commonplace.http.topics.TopicsUseCases;
import dev.commonplace.http.training.TrainingUseCases;
import dev.commonplace.http.transcripts.TranscriptsUseCases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The real use cases and their jobs on storage in memory. */
final class InMemoryUseCases {
    private final InMemoryLibrary library = new InMemoryLibrary();
    private final Clock clock;
    private final MakeId ids = library.ids();
    private final Auditor auditor;
    private final EmbeddingModels models =
            new EmbeddingModels(List.of(new HashingEmbedText(), new HashingEmbedText("wider", 768)));
    private final MakeSecret secrets = new CountingSecrets();
    private final Optional<CompleteChat> chat;

    InMemoryUseCases(Optional<CompleteChat> chat, Clock clock) {
        this.chat = chat;
        this.clock = clock;
        this.auditor = new Auditor(ids, clock);
    }

    MakeId ids() {
        return ids;
    }

    JobWorker worker() {
        return new JobWorker(
                "worker",
                library.operations().queue(),
                library.operations().signals(),
                List.of(
                        new EmbedDocument(library.documents(), models, ids, clock),
                        spaces().fillEmbeddingSpace(),
                        spaces().dropEmbeddingSpace(),
                        new RefreshWordIndex(library.documents()),
                        new IndexMessages(
                                library.messageSearch(),
                                models,
                                List.of((id, anew) ->
                                        anew ? AnalyseTopics.fullJob(ids, id) : AnalyseTopics.job(ids, id)),
                                ids,
                                clock),
                        new RefreshMessageWords(library.messageSearch()),
                        new LearnVocabulary(library.documents()),
                        relateNodes(),
                        new AnalyseTopics(library.topics(), relateNodes(), FollowGraph.NOBODY, ids, clock)),
                JobWorkerSettings.DEFAULT,
                clock,
                () -> 0.5,
                JobObserver.NONE);
    }

    LiveConversations live(LiveLimits limits) {
        TenantGuards guards = new TenantGuards(library.guard(), new AtSignDetectPersonalData(), clock);
        LiveConversations made = new LiveConversations(
                library.conversations(),
                new AppendMessages(library.conversations(), guards, followUps(), auditor, ids, clock),
                new RequestAnalysis(library.topics(), auditor, ids, clock),
                new Authenticate(library.tenancy(), library.operator(), clock),
                guards,
                library.signals().source(),
                limits,
                clock);
        made.start();
        return made;
    }

    HttpUseCases forHttp(LiveConversations live) {
        ReadDocuments readDocuments = new ReadDocuments(library.documents());
        DetectPersonalData detect = new AtSignDetectPersonalData();
        TenantGuards guards = new TenantGuards(library.guard(), detect, clock);
        PrepareDocument prepare =
                new PrepareDocument(new OneBlockExtractText(), guards, new WordTokenizeText(), ChunkingPolicy.DEFAULT);
        WriteSearchLog searchLog = WriteSearchLog.atOnce(library.search());
        NoteSearch notes = new NoteSearch(searchLog, ids, clock);
        return new HttpUseCases(
                new Authenticate(library.tenancy(), library.operator(), clock),
                new TenancyUseCases(
                        createTenant(),
                        new ManageTenants(library.tenancy(), library.operator(), auditor, clock),
                        issueKey(),
                        new ManageKeys(library.tenancy(), auditor, clock)),
                new DocumentsUseCases(
                        new IngestDocument(library.documents(), prepare, auditor, ids, clock),
                        new IngestDocuments(library.documents(), prepare, auditor, ids, clock),
                        new IngestArchive(
                                new LinesAsArchive(),
                                new IngestDocument(library.documents(), prepare, auditor, ids, clock)),
                        new IngestEmbedded(library.documents(), guards, auditor, ids, clock),
                        new IngestUrl(
                                new EchoFetchUrl(),
                                new IngestDocument(library.documents(), prepare, auditor, ids, clock)),
                        readDocuments,
                        new AwaitDocument(readDocuments, clock),
                        new DeleteDocument(library.documents(), auditor)),
                transcripts(guards),
                new EmbeddingsUseCases(
                        spaces(),
                        new CompareSpaces(
                                library.search(), library.messageSearch(), library.moves(), searchLog, models, auditor),
                        models,
                        new ListVectorIndexes(library.vectorIndexes())),
                new SearchUseCases(
                        new SearchLibrary(library.search(), models, notes),
                        new SearchMessages(library.messageSearch(), models, notes),
                        new SearchNodes(library.messageSearch(), models, notes),
                        new SearchConversations(library.messageSearch(), models, notes),
                        new ReadSearchLog(library.search(), searchLog),
                        new GiveFeedback(library.search(), searchLog, clock),
                        new AnalyseSearches(library.search(), searchLog, clock),
                        new ManageSearchSettings(library.search(), auditor, ids, clock),
                        new SuggestWords(library.search())),
                new AnswersUseCases(new AnswerQuestion(
                        new SearchLibrary(library.search(), models, notes),
                        library.answers(),
                        new WordTokenizeText(),
                        models,
                        chat,
                        auditor,
                        ids,
                        clock)),
                new GuardUseCases(new ManageGuardPolicy(library.guard(), auditor, clock), new ScanText(guards, detect)),
                ConversationUseCases.of(library.conversations(), guards, followUps(), auditor, ids, clock),
                new TopicsUseCases(
                        new ReadGraph(library.topics()), new RequestAnalysis(library.topics(), auditor, ids, clock)),
                new CorrectionsUseCases(
                        correctGraph(),
                        new UndoEdit(library.corrections(), correctGraph(), followUps(), auditor, ids, clock),
                        new ReadEdits(library.corrections())),
                new ExportsUseCases(
                        new ExportConversation(library.corrections()),
                        new ImportCanvas(library.corrections(), correctGraph(), ids, clock)),
                live,
                new AnnotationsUseCases(
                        new KeepAnnotation(library.annotations(), guards, auditor, ids, clock),
                        new ChangeAnnotation(library.annotations(), guards, auditor, clock),
                        new ReadAnnotations(library.annotations())),
                new ClaimsUseCases(
                        new NoteClaim(library.claims(), guards, auditor, ids, clock),
                        new ChangeClaim(library.claims(), guards, auditor, clock),
                        new ReadClaims(library.claims()),
                        new SearchClaims(library.claims(), models),
                        new RelateClaims(library.claims(), guards, auditor, ids, clock),
                        new RequestExtraction(library.claims(), chat, auditor, ids, clock)),
                new TrainingUseCases(
                        new ManageTrainingConsent(library.training(), auditor, clock),
                        new HandOutEdits(library.training(), auditor, ids, clock)),
                new OperationsUseCases(
                        new ManageJobs(library.operations().transactions(), auditor, clock),
                        new ReadAuditLog(library.operations().transactions())));
    }

    private TranscriptsUseCases transcripts(TenantGuards guards) {
        ImportPlaces places = new ImportPlaces();
        LinesReadTranscript lines = new LinesReadTranscript();
        return new TranscriptsUseCases(
                new ImportConversations(
                        lines,
                        new BringConversation(library.conversations(), guards, followUps(), auditor, ids, clock),
                        places,
                        ImportLimits.DEFAULT,
                        System::nanoTime),
                new PreviewImport(lines, places, ImportLimits.DEFAULT, System::nanoTime),
                new EchoFetchUrl());
    }

    private FollowUps followUps() {
        return new IndexingFollowUps(ids);
    }

    private CorrectGraph correctGraph() {
        return new CorrectGraph(
                library.corrections(),
                new TenantGuards(library.guard(), new AtSignDetectPersonalData(), clock),
                new AnalyseTopics(library.topics(), relateNodes(), FollowGraph.NOBODY, ids, clock),
                followUps(),
                new Auditor(ids, clock),
                ids,
                clock);
    }

    private RelateNodes relateNodes() {
        return new RelateNodes(library.topics(), ids);
    }

    private SpaceUseCases spaces() {
        return SpaceUseCases.of(
                library.moves(),
                models,
                id -> EmbedDocument.job(ids, id),
                SpaceIndexes.NONE,
                auditor,
                ids,
                clock,
                System::nanoTime);
    }

    CreateTenant createTenant() {
        return new CreateTenant(library.operator(), models, auditor, ids, clock);
    }

    IssueKey issueKey() {
        return new IssueKey(library.tenancy(), library.operator(), auditor, ids, secrets, clock);
    }

    ManageOperatorKeys manageOperatorKeys() {
        return new ManageOperatorKeys(library.operator(), ids, secrets, clock);
    }
}
