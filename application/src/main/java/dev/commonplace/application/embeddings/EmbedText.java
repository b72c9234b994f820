package dev.commonplace.application.embeddings;

import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import java.util.List;
import java.util.Optional;

/**
 * Turns texts into vectors. Never called inside a transaction: it is slow and may call another machine.
 *
 * <p>A text's vector depends on the text alone, not on its neighbours in the call. Safe for use by many threads.
 */
public interface EmbedText {
    /** The model whose vectors these are. */
    EmbeddingModel model();

    /**
     * One vector for each text, in the same order, each of the model's dimension.
     *
     * @throws ModelUnavailableException when the model does not answer, or answers with something that is no vector of
     *     its dimension; nothing is ever made up
     */
    List<Embedding> embed(List<String> texts);

    /**
     * The same model with shorter vectors, where it can make them (Matryoshka models, asked for fewer dimensions).
     *
     * @param dimension fewer than the model's own
     * @return empty where the model has vectors of one length only
     */
    default Optional<EmbedText> shortenedTo(int dimension) {
        return Optional.empty();
    }

    /** What calls of the model cost, and how many there may be. */
    default ModelTerms terms() {
        return ModelTerms.NONE;
    }

    /** The vector of one text. */
    default Embedding embed(String text) {
        return embed(List.of(text)).getFirst();
    }
}
