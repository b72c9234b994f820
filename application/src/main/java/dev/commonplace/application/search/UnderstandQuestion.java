package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.search.SearchLibrary.Command;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.ConvexFusion;
import dev.commonplace.domain.search.LexicalQuery;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes of a request what can be asked: fills in the tenant's settings, finds the space, and embeds the question. */
final class UnderstandQuestion {
    private final EmbeddingModels models;

    UnderstandQuestion(EmbeddingModels models) {
        this.models = models;
    }

    /**
     * What the question needs from the database before it can be embedded.
     *
     * @param likeVector the vector that stands for the target of {@code like}
     */
    record Given(
            SearchSettings settings, SearchMode mode, Optional<EmbeddingSpace> space, Optional<Embedding> likeVector) {}

    /** Whether no model will be asked, so that one transaction is enough: none stays open while a model works. */
    static boolean needsNoModel(Command command) {
        return command.ranking().mode().equals(Optional.of(SearchMode.TEXT))
                || command.question().vector().isPresent()
                || command.question().like().isPresent();
    }

    static TenantSearchSettings.WithSpace kept(SearchWork work) {
        return work.searchSettings().readWithSpace(work.embeddingSpaces());
    }

    /** For a question that needs no model: what stands for the target of {@code like} is looked up. */
    static Given look(SearchWork work, Command command, TenantSearchSettings.WithSpace kept) {
        Given given = given(command, kept);
        command.question().like().ifPresent(target -> requireExisting(work, target));
        return given.mode().usesMeaning() && command.question().like().isPresent()
                ? new Given(
                        given.settings(),
                        given.mode(),
                        given.space(),
                        work.chunkVectors()
                                .mean(
                                        given.space().orElseThrow().id(),
                                        command.question().like().get()))
                : given;
    }

    static Given given(Command command, TenantSearchSettings.WithSpace kept) {
        SearchMode mode = mode(command, kept.settings());
        boolean compares = mode.usesMeaning() || command.ranking().diversity().isPresent();
        Optional<EmbeddingSpace> space = compares ? kept.space() : Optional.empty();
        if (compares && space.isEmpty()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The tenant has no embedding space to search in.");
        }
        return new Given(kept.settings(), mode, space, Optional.empty());
    }

    /** A vector alone can only be compared by meaning, whatever the tenant's usual mode. */
    private static SearchMode mode(Command command, SearchSettings settings) {
        SearchQuestion question = command.question();
        boolean vectorOnly = question.vector().isPresent() && question.query().isEmpty();
        SearchMode mode = command.ranking()
                .mode()
                .orElseGet(
                        () -> vectorOnly ? SearchMode.SEMANTIC : settings.mode().orElse(SearchMode.HYBRID));
        question.requireFor(mode);
        return mode;
    }

    private static void requireExisting(SearchWork work, LikeTarget target) {
        boolean exists = switch (target) {
            case LikeTarget.OfDocument document ->
                work.documents().find(document.id()).isPresent();
            case LikeTarget.OfChunk chunk ->
                !work.chunks().findAll(List.of(chunk.id())).isEmpty();
        };
        if (!exists) {
            throw RefusedException.notFound("The document or chunk named in like");
        }
    }

    /** May call the embedding model, so not in a transaction unless {@link #needsNoModel}. */
    AskedQuestion understand(Command command, Given given) {
        LexicalQuery lexical = command.question().lexical(given.mode());
        if (!given.mode().usesMeaning()) {
            return asked(command, given, lexical, SearchMode.TEXT, Optional.empty(), Optional.empty());
        }
        try {
            Embedding vector = vector(command, given, lexical);
            return asked(command, given, lexical, given.mode(), Optional.of(vector), Optional.empty());
        } catch (ModelUnavailableException unavailable) {
            if (given.mode() == SearchMode.SEMANTIC) {
                throw new RefusedException(
                        ErrorCode.UNAVAILABLE, "The embedding model does not answer: " + unavailable.getMessage());
            }
            String why = "The embedding model does not answer, so that only words were searched: "
                    + unavailable.getMessage();
            return asked(command, given, lexical, SearchMode.TEXT, Optional.empty(), Optional.of(why));
        } catch (NoVectorException missing) {
            if (given.mode() == SearchMode.SEMANTIC) {
                throw new RefusedException(ErrorCode.WRONG_STATE, missing.getMessage());
            }
            String why = missing.getMessage() + " Only words were searched.";
            return asked(command, given, lexical, SearchMode.TEXT, Optional.empty(), Optional.of(why));
        }
    }

    private static AskedQuestion asked(
            Command command,
            Given given,
            LexicalQuery lexical,
            SearchMode mode,
            Optional<Embedding> vector,
            Optional<String> degraded) {
        SearchSettings settings = given.settings();
        SearchRanking ranking = command.ranking();
        OptionalDouble weight =
                ranking.semanticWeight().isPresent() ? ranking.semanticWeight() : settings.semanticWeight();
        return new AskedQuestion(
                mode,
                lexical.wanted(),
                new SearchScope(
                        command.filter(),
                        lexical.conditions(),
                        command.question().like()),
                given.space(),
                vector,
                weight.isPresent() ? new ConvexFusion(weight.getAsDouble()) : ConvexFusion.DEFAULT,
                ranking.threshold().isPresent() ? ranking.threshold() : settings.threshold(mode),
                ranking.boosts().orElse(settings.boosts()),
                degraded);
    }

    private Embedding vector(Command command, Given given, LexicalQuery lexical) {
        EmbeddingSpace space = given.space().orElseThrow();
        SearchQuestion question = command.question();
        if (question.vector().isPresent()) {
            return space.requireFitting(question.vector().get());
        }
        if (question.like().isPresent()) {
            return given.likeVector().orElseThrow(NoVectorException::new);
        }
        return model(space).embed(lexical.wanted());
    }

    private EmbedText model(EmbeddingSpace space) {
        return models.find(space)
                .orElseThrow(() -> new ModelUnavailableException(models.whyMissing(space), false, null));
    }

    /** What more is wanted of has not been embedded yet. */
    private static final class NoVectorException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoVectorException() {
            super("The document or chunk named in like has no vector yet.");
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
