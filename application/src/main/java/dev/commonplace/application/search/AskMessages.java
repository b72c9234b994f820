package dev.commonplace.application.search;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.search.SearchMessages.Command;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.LexicalQuery;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.search.TurnFusion;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes of a request for messages what can be asked: fills in the tenant's settings, finds the space, embeds the question. */
final class AskMessages {
    private final EmbeddingModels models;

    AskMessages(EmbeddingModels models) {
        this.models = models;
    }

    /** What the question needs from the database before it can be embedded. */
    record Given(SearchSettings settings, SearchMode mode, Optional<EmbeddingSpace> space) {}

    /**
     * A question that is ready to be asked.
     *
     * @param text what is looked for by words, without the signs of the query language
     * @param space empty where meaning is not compared
     * @param degraded why the mode is not the one asked for
     */
    record Asked(
            SearchMode mode,
            String text,
            MessageScope scope,
            Optional<EmbeddingSpace> space,
            Optional<Embedding> vector,
            TurnFusion fusion,
            OptionalDouble threshold,
            Optional<String> degraded) {}

    static Given look(MessageSearchWork work, Caller caller, Command command) {
        command.filter().conversationId().ifPresent(id -> ConversationAccess.visible(work.conversations(), caller, id));
        TenantSearchSettings.WithSpace kept = work.searchSettings().readWithSpace(work.embeddingSpaces());
        boolean vectorOnly = command.question().vector().isPresent()
                && command.question().query().isEmpty();
        SearchMode mode = command.ranking()
                .mode()
                .orElseGet(() -> vectorOnly
                        ? SearchMode.SEMANTIC
                        : kept.settings().mode().orElse(SearchMode.HYBRID));
        command.question().requireFor(mode);
        if (mode.usesMeaning() && kept.space().isEmpty()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The tenant has no embedding space to search in.");
        }
        return new Given(kept.settings(), mode, mode.usesMeaning() ? kept.space() : Optional.empty());
    }

    /** May call the embedding model, so not in a transaction. */
    Asked ask(Caller caller, Command command, Given given) {
        LexicalQuery lexical = command.question().lexical(given.mode());
        MessageScope scope =
                new MessageScope(ConversationAccess.viewer(caller), command.filter(), lexical.conditions());
        if (!given.mode().usesMeaning()) {
            return asked(command, given, scope, lexical, SearchMode.TEXT, Optional.empty(), Optional.empty());
        }
        try {
            Embedding vector = vector(command, given.space().orElseThrow(), lexical);
            return asked(command, given, scope, lexical, given.mode(), Optional.of(vector), Optional.empty());
        } catch (ModelUnavailableException unavailable) {
            if (given.mode() == SearchMode.SEMANTIC) {
                throw new RefusedException(
                        ErrorCode.UNAVAILABLE, "The embedding model does not answer: " + unavailable.getMessage());
            }
            String why = "The embedding model does not answer, so that only words were searched: "
                    + unavailable.getMessage();
            return asked(command, given, scope, lexical, SearchMode.TEXT, Optional.empty(), Optional.of(why));
        }
    }

    private static Asked asked(
            Command command,
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
                given.settings().messages().fusion(command.ranking().semanticWeight(), command.neighbourShare()),
                command.ranking().threshold(),
                degraded);
    }

    private Embedding vector(Command command, EmbeddingSpace space, LexicalQuery lexical) {
        Optional<Embedding> given = command.question().vector();
        if (given.isPresent()) {
            return space.requireFitting(given.get());
        }
        EmbedText model = models.find(space)
                .orElseThrow(() -> new ModelUnavailableException(models.whyMissing(space), false, null));
        return model.embed(lexical.wanted());
    }
}
