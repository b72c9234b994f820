package dev.commonplace.application.claims;

import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.guard.GuardWork;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.search.TenantSearchSettings;
import dev.commonplace.application.topics.TopicGraphs;

/** What claims work with inside a transaction. */
public interface ClaimsWork extends GuardWork {
    Conversations conversations();

    Participants participants();

    Messages messages();

    TopicGraphs graphs();

    Claims claims();

    FindClaims findClaims();

    ClaimRelations claimRelations();

    ClaimExtractions extractions();

    EvidenceSources evidenceSources();

    EmbeddingSpaces embeddingSpaces();

    TenantSearchSettings searchSettings();

    Jobs jobs();
}
