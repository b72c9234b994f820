package dev.commonplace.application.embeddings;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Tells what it would take to fill a space before anybody begins. The pace is measured: a few of the tenant's own texts are
 * embedded by the model and thrown away, so that one that does not answer, or answers with vectors of another length, is
 * found here and not in the middle.
 */
public final class EstimateFill {
    /** How many texts are embedded to see how long it takes. */
    static final int PROBE_TEXTS = 16;

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock for durations, in nanoseconds from any beginning */
    public EstimateFill(Transactions<MoveWork> transactions, EmbeddingModels models, LongSupplier nanoTime) {
        this.transactions = transactions;
        this.models = models;
        this.nanoTime = nanoTime;
    }

    /**
     * What it would take.
     *
     * @param chunks how many chunks lack their vector; each is one text
     * @param messages how many messages do
     * @param tokens how many tokens they have, as this service counts them, or estimates them by the words of messages; titles
     *     and headings come on top
     * @param probed how many texts the pace was measured with
     * @param textsPerSecond the pace: as measured, or the limit where that is lower; empty where nothing is lacking
     * @param duration at that pace
     * @param cost of the tokens, where the settings have a price
     */
    public record Estimate(
            EmbeddingSpace space,
            long chunks,
            long messages,
            long tokens,
            int probed,
            Optional<Double> textsPerSecond,
            Optional<Duration> duration,
            Optional<BigDecimal> cost) {}

    private record Work(
            EmbeddingSpace space, SpaceContents.Lacking chunks, MessageVectors.Lacking messages, List<String> some) {
        long texts() {
            return chunks.chunks() + messages.messages();
        }

        long tokens() {
            return chunks.tokens() + messages.tokens();
        }
    }

    /**
     * @throws RefusedException {@code NOT_FOUND}; {@code WRONG_STATE} for a space that is being dropped or whose model this
     *     service does not have; {@code UNAVAILABLE} where the model does not answer
     */
    public Estimate estimate(Caller caller, SpaceId id) {
        caller.require(Role.ADMIN);
        Work work = transactions.readInTenant(caller.tenantId(), read -> {
            EmbeddingSpace space = CreateSpace.require(read, id);
            return new Work(
                    space, read.contents().lacking(id), read.messageVectors().lacking(id), some(read, id));
        });
        EmbeddingSpace space = work.space();
        EmbedText model = models.find(space)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE, "The space cannot be filled: " + models.whyMissing(space)));
        Optional<Double> pace = pace(model, space, work.some());
        return new Estimate(
                space,
                work.chunks().chunks(),
                work.messages().messages(),
                work.tokens(),
                work.some().size(),
                pace,
                pace.map(textsPerSecond -> Duration.ofMillis(Math.round(1_000 * work.texts() / textsPerSecond))),
                model.terms().cost(work.tokens()));
    }

    private static List<String> some(MoveWork work, SpaceId id) {
        return Stream.concat(
                        work.contents().without(id, Optional.empty(), PROBE_TEXTS).stream()
                                .map(IndexedText::text),
                        work.messageVectors().without(id, Optional.empty(), PROBE_TEXTS).stream()
                                .map(MessageVectors.MessageText::text))
                .limit(PROBE_TEXTS)
                .toList();
    }

    private Optional<Double> pace(EmbedText model, EmbeddingSpace space, List<String> some) {
        if (some.isEmpty()) {
            return Optional.empty();
        }
        long start = nanoTime.getAsLong();
        try {
            model.embed(some).forEach(space::requireFitting);
        } catch (ModelUnavailableException unavailable) {
            throw new RefusedException(
                    ErrorCode.UNAVAILABLE, "The embedding model does not answer: " + unavailable.getMessage());
        }
        long nanos = Math.max(1, nanoTime.getAsLong() - start);
        double measured = some.size() * NANOS_PER_SECOND / nanos;
        double limit = space.textsPerMinute()
                .or(() -> model.terms().textsPerMinute())
                .map(texts -> texts / SECONDS_PER_MINUTE)
                .orElse(Double.MAX_VALUE);
        return Optional.of(Math.min(measured, limit));
    }
}
