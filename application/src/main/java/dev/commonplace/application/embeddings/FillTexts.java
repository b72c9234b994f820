package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.JobFailedException;
import dev.commonplace.application.operations.JobRetryException;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Embeds batch by batch what lacks a vector in a space, at the space's pace. */
final class FillTexts {
    /** The most texts between two looks at the database: what is lost at most when the server dies. */
    private static final int BATCH_MAX = 64;

    private final Transactions<MoveWork> transactions;
    private final JobRun run;
    private final EmbeddingSpace space;
    private final EmbedText model;
    private final FillAllowance allowance;

    FillTexts(
            Transactions<MoveWork> transactions,
            JobRun run,
            EmbeddingSpace space,
            EmbedText model,
            FillAllowance allowance) {
        this.transactions = transactions;
        this.run = run;
        this.space = space;
        this.model = model;
        this.allowance = allowance;
    }

    /** A text to embed, and whose it is. */
    record Text<I>(I id, String text) {}

    /** How far the space is filled. */
    record Filled(long done, long total) {
        Filled and(long more) {
            return new Filled(done + more, Math.max(total, done + more));
        }
    }

    /** One kind of texts that have vectors. */
    interface Kind<I> {
        List<Text<I>> without(MoveWork work, SpaceId spaceId, Optional<I> after, int limit);

        void putAll(MoveWork work, SpaceId spaceId, Map<I, Embedding> vectors);
    }

    static final Kind<ChunkId> CHUNKS = new Kind<>() {
        @Override
        public List<Text<ChunkId>> without(MoveWork work, SpaceId spaceId, Optional<ChunkId> after, int limit) {
            List<IndexedText> texts = work.contents().without(spaceId, after, limit);
            return texts.stream()
                    .map(text -> new Text<>(text.chunkId(), text.text()))
                    .toList();
        }

        @Override
        public void putAll(MoveWork work, SpaceId spaceId, Map<ChunkId, Embedding> vectors) {
            work.contents().putAll(spaceId, vectors);
        }
    };

    static final Kind<MessageId> MESSAGES = new Kind<>() {
        @Override
        public List<Text<MessageId>> without(MoveWork work, SpaceId spaceId, Optional<MessageId> after, int limit) {
            return work.messageVectors().without(spaceId, after, limit).stream()
                    .map(text -> new Text<>(text.id(), text.text()))
                    .toList();
        }

        @Override
        public void putAll(MoveWork work, SpaceId spaceId, Map<MessageId, Embedding> vectors) {
            work.messageVectors().putAll(spaceId, vectors);
        }
    };

    /** @return how many got a vector */
    <I> long all(Kind<I> kind, Filled before) {
        TenantId tenantId = run.job().tenantId();
        long embedded = 0;
        Optional<I> last = Optional.empty();
        while (true) {
            progress(before.and(embedded));
            run.stopIfCancelled();
            Optional<I> after = last;
            List<Text<I>> batch =
                    transactions.readInTenant(tenantId, work -> kind.without(work, space.id(), after, BATCH_MAX));
            if (batch.isEmpty()) {
                return embedded;
            }
            List<Text<I>> allowed = batch.subList(0, allowance.room(batch.size()));
            allowance.use(allowed.size());
            Map<I, Embedding> vectors = embed(allowed);
            transactions.<Boolean>inTenant(tenantId, work -> {
                EmbeddingSpace unused = FillEmbeddingSpace.require(work, space.id());
                kind.putAll(work, space.id(), vectors);
                return true;
            });
            embedded += allowed.size();
            if (batch.size() < BATCH_MAX && allowed.size() == batch.size()) {
                progress(before.and(embedded));
                // Whoever comes now is among those that the switch looks for; to wait for none would be to wait for
                // ever.
                return embedded;
            }
            last = Optional.of(allowed.getLast().id());
        }
    }

    private void progress(Filled filled) {
        run.progress(filled.done(), Math.max(filled.total(), filled.done()));
    }

    private <I> Map<I, Embedding> embed(List<Text<I>> batch) {
        List<Embedding> vectors;
        try {
            vectors = model.embed(batch.stream().map(Text::text).toList());
        } catch (ModelUnavailableException unavailable) {
            String reason = String.valueOf(unavailable.getMessage());
            if (unavailable.retryable()) {
                throw new JobRetryException(reason, unavailable);
            }
            throw new JobFailedException(reason, unavailable);
        }
        boolean fitting = vectors.size() == batch.size()
                && vectors.stream().allMatch(vector -> vector.dimension() == space.dimension());
        if (!fitting) {
            throw new JobFailedException(
                    "The model did not answer with a vector of " + space.dimension() + " dimensions for each text.",
                    null);
        }
        Map<I, Embedding> byOwner = new HashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            byOwner.put(batch.get(i).id(), vectors.get(i));
        }
        return byOwner;
    }
}
