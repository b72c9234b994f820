package dev.commonplace.application.search;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.LexicalQuery;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.search.MessageSearchSettings;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes of a search in conversations what can be asked: fills in the tenant's settings, finds the space, embeds the question. */
final class AskTalk {
    private final EmbeddingModels models;

    AskTalk(EmbeddingModels models) {
        this.models = models;
    }

    /** What the question needs from the database before it can be embedded. */
    record Given(SearchSettings settings, SearchMode mode, Optional<EmbeddingSpace> space) {}

    /**
     * A question that is ready to be asked.
     *
     * @param text what is looked for by words, without the signs of the query language
     * @param space empty where meaning is not compared
     * @param settings how the tenant wants it ranked, where the search does not say
     * @param degraded why the mode is not the one asked for
     */
    record Asked(
            SearchMode mode,
            String text,
            MessageScope scope,
            Optional<EmbeddingSpace> space,
            Optional<Embedding> vector,
            MessageSearchSettings settings,
            OptionalDouble threshold,
            Optional<String> degraded) {
        boolean reaches(double score) {
            return threshold.isEmpty() || score >= threshold.getAsDouble();
        }
    }

    static Given look(MessageSearchWork work, Caller caller, TalkSearch search) {
        search.filter().conversationId().ifPresent(id -> ConversationAccess.visible(work.conversations(), caller, id));
        TenantSearchSettings.WithSpace kept = work.searchSettings().readWithSpace(work.embeddingSpaces());
        boolean vectorOnly = search.question().vector().isPresent()
                && search.question().query().isEmpty();
        SearchMode mode = search.ranking()
                .mode()
                .orElseGet(() -> vectorOnly
                        ? SearchMode.SEMANTIC
                        : kept.settings().mode().orElse(SearchMode.HYBRID));
        search.question().requireFor(mode);
        if (mode.usesMeaning() && kept.space().isEmpty()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The tenant has no embedding space to search in.");
        }
        return new Given(kept.settings(), mode, mode.usesMeaning() ? kept.space() : Optional.empty());
    }

    /** May call the embedding model, so not in a transaction. */
    Asked ask(Caller caller, TalkSearch search, Given given) {
        LexicalQuery lexical = search.question().lexical(given.mode());
        MessageScope scope = new MessageScope(ConversationAccess.viewer(caller), search.filter(), lexical.conditions());
        if (!given.mode().usesMeaning()) {
            return asked(search, given, scope, lexical, SearchMode.TEXT, Optional.empty(), Optional.empty());
        }
        try {
            Embedding vector = vector(search, given.space().orElseThrow(), lexical);
            return asked(search, given, scope, lexical, given.mode(), Optional.of(vector), Optional.empty());
        } catch (ModelUnavailableException unavailable) {
            if (given.mode() == SearchMode.SEMANTIC) {
                throw new RefusedException(
                        ErrorCode.UNAVAILABLE, "The embedding model does not answer: " + unavailable.getMessage());
            }
            String why = "The embedding model does not answer, so that only words were searched: "
                    + unavailable.getMessage();
            return asked(search, given, scope, lexical, SearchMode.TEXT, Optional.empty(), Optional.of(why));
        }
    }

    private static Asked asked(
            TalkSearch search,
            Given given,
            MessageScope scope,
            LexicalQuery lexical,
            SearchMode mode,
            Optional<Embedding> vector,
            Optional<String> degraded) {
        return new Asked(
                mode,
                lexical.wanted(),
                scope,
                given.space(),
                vector,
                given.settings().messages(),
                search.ranking().threshold(),
                degraded);
    }

    private Embedding vector(TalkSearch search, EmbeddingSpace space, LexicalQuery lexical) {
        Optional<Embedding> given = search.question().vector();
        if (given.isPresent()) {
            return space.requireFitting(given.get());
        }
        EmbedText model = models.find(space)
                .orElseThrow(() -> new ModelUnavailableException(models.whyMissing(space), false, null));
        return model.embed(lexical.wanted());
    }
}
