package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.FollowSpaces;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.operations.JobFailedException;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobPostponedException;
import dev.commonplace.application.operations.JobRetryException;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The job that gives words and vectors to the messages of a conversation that lack them, and takes those of deleted ones away.
 * It goes on where an earlier attempt stopped. What comes next, such as an analysis, is enqueued when all have theirs.
 */
public final class IndexMessages implements JobHandler {
    public static final JobKind KIND = new JobKind("index_messages");

    /** The most messages between two looks at the database: what is lost at most when the server dies. */
    private static final int BATCH_MAX = 256;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final String CONVERSATION_ID = "conversation_id";
    private static final String ANEW = "anew";
    private static final String FIRST = "first";
    private static final String LAST = "last";

    private final Transactions<MessageSearchWork> transactions;
    private final EmbeddingModels models;
    private final List<NextJob> nextJobs;
    private final MakeId ids;
    private final Clock clock;
    private final Set<ConversationId> atWork = ConcurrentHashMap.newKeySet();

    /** Makes a job that is to follow once a conversation is indexed. */
    @FunctionalInterface
    public interface NextJob {
        /** @param anew whether messages that had been indexed are so in another way by now */
        NewJob of(ConversationId id, boolean anew);
    }

    public IndexMessages(
            Transactions<MessageSearchWork> transactions,
            EmbeddingModels models,
            List<NextJob> nextJobs,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.models = models;
        this.nextJobs = List.copyOf(nextJobs);
        this.ids = ids;
        this.clock = clock;
    }

    /** The job of a conversation; while one is pending, no second one is made. */
    public static NewJob job(MakeId ids, ConversationId id) {
        return NewJob.now(
                new JobId(ids.next()), KIND, JsonObject.of(Map.of(CONVERSATION_ID, id.toString())), id.toString());
    }

    /** The same for all messages, also those that have been indexed: their speakers have other names by now. */
    public static NewJob jobAnew(MakeId ids, ConversationId id) {
        return NewJob.now(
                new JobId(ids.next()),
                KIND,
                JsonObject.of(Map.of(CONVERSATION_ID, id.toString(), ANEW, true)),
                id + " anew");
    }

    /** The same for those between two places, both inclusive, which others have said by now. */
    public static NewJob jobAnew(MakeId ids, ConversationId id, int first, int last) {
        return NewJob.now(
                new JobId(ids.next()),
                KIND,
                JsonObject.of(Map.of(CONVERSATION_ID, id.toString(), ANEW, true, FIRST, first, LAST, last)),
                id + " anew " + first + "-" + last);
    }

    /**
     * Which messages a job is about.
     *
     * @param anew also those that are indexed
     */
    private record Extent(ConversationId id, boolean anew, int first, int last) {
        static Extent of(Job job) {
            return new Extent(
                    conversationId(job),
                    Boolean.TRUE.equals(job.payload().get(ANEW)),
                    number(job, FIRST, 0),
                    number(job, LAST, Integer.MAX_VALUE));
        }

        private static int number(Job job, String name, int otherwise) {
            return job.payload().get(name) instanceof Number number ? number.intValue() : otherwise;
        }
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    /** @param done whether nothing is left, and what follows is enqueued */
    private record Batch(EmbeddingSpace space, List<MessageIndex.Entry> entries, boolean done) {}

    /** @throws JobPostponedException while another job looks at the same conversation: both would find the same messages */
    @Override
    public JsonObject run(JobRun run) {
        Extent extent = Extent.of(run.job());
        if (!atWork.add(extent.id())) {
            throw new JobPostponedException("Another job indexes the same conversation.", LOOK_AGAIN);
        }
        try {
            return index(run, extent);
        } finally {
            atWork.remove(extent.id());
        }
    }

    private JsonObject index(JobRun run, Extent extent) {
        TenantId tenantId = run.job().tenantId();
        int forgotten =
                transactions.inTenant(tenantId, work -> work.messageIndex().forgetDeleted(extent.id()));
        RepeatedTexts texts = new RepeatedTexts();
        long indexed = 0;
        int from = extent.first();
        Optional<SpaceId> filled = Optional.empty();
        while (true) {
            run.stopIfCancelled();
            int first = from;
            Optional<SpaceId> space = filled;
            Batch batch = transactions.inTenant(tenantId, work -> next(work, extent, first, space));
            if (batch.done()) {
                return JsonObject.of(Map.of("indexed", indexed, "forgotten", forgotten));
            }
            boolean moved =
                    filled.isPresent() && !filled.get().equals(batch.space().id());
            filled = Optional.of(batch.space().id());
            if (batch.entries().isEmpty()) {
                // The tenant searches in another space by now.
                from = extent.first();
                continue;
            }
            Map<MessageId, Embedding> vectors = embed(batch, texts);
            transactions.<Boolean>inTenant(tenantId, work -> {
                work.messageVectors().putAll(batch.space().id(), vectors);
                return true;
            });
            indexed += batch.entries().size();
            from = moved ? extent.first() : batch.entries().getLast().sequence() + 1;
            run.progress(indexed, indexed);
        }
    }

    private Batch next(MessageSearchWork work, Extent extent, int from, Optional<SpaceId> filled) {
        EmbeddingSpace space = active(work);
        MessageIndex index = work.messageIndex();
        List<MessageIndex.Entry> entries = extent.anew()
                ? index.all(extent.id(), from, BATCH_MAX).stream()
                        .takeWhile(entry -> entry.sequence() <= extent.last())
                        .toList()
                : index.lacking(extent.id(), space.id(), from, BATCH_MAX);
        index.indexWords(entries.stream().filter(MessageIndex.Entry::lacksWords).toList());
        if (!entries.isEmpty()) {
            return new Batch(space, entries, false);
        }
        // Asked only now, while nobody can switch: a switch either comes later and sees these messages, or is seen
        // here.
        index.holdSwitches();
        EmbeddingSpace now = active(work);
        if (filled.isPresent() && !filled.get().equals(now.id())) {
            return new Batch(now, List.of(), false);
        }
        finish(work, extent);
        return new Batch(now, List.of(), true);
    }

    private void finish(MessageSearchWork work, Extent extent) {
        FollowSpaces.follow(work.embeddingSpaces().list(), models, work.jobs(), ids, clock.instant());
        if (work.messageIndex().drift() > RefreshMessageWords.DRIFT_MAX) {
            work.jobs().enqueue(RefreshMessageWords.job(ids), clock.instant());
        }
        if (work.conversations().find(extent.id()).isPresent()) {
            nextJobs.forEach(next -> work.jobs().enqueue(next.of(extent.id(), extent.anew()), clock.instant()));
        }
    }

    private static EmbeddingSpace active(MessageSearchWork work) {
        return work.embeddingSpaces()
                .active()
                .orElseThrow(() -> new JobFailedException("The tenant has no embedding space.", null));
    }

    private Map<MessageId, Embedding> embed(Batch batch, RepeatedTexts texts) {
        List<MessageIndex.Entry> wanted =
                batch.entries().stream().filter(MessageIndex.Entry::lacksVector).toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        EmbedText model = models.find(batch.space()).orElseThrow(() -> models.postponed(batch.space()));
        List<Embedding> vectors;
        try {
            vectors = texts.embed(
                    batch.space().id(),
                    model,
                    wanted.stream().map(entry -> entry.turn().forMeaning()).toList());
        } catch (ModelUnavailableException unavailable) {
            String reason = String.valueOf(unavailable.getMessage());
            if (unavailable.retryable()) {
                throw new JobRetryException(reason, unavailable);
            }
            throw new JobFailedException(reason, unavailable);
        }
        Map<MessageId, Embedding> embeddings = new LinkedHashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            embeddings.put(wanted.get(i).id(), batch.space().requireFitting(vectors.get(i)));
        }
        return embeddings;
    }

    private static ConversationId conversationId(Job job) {
        return new ConversationId(UUID.fromString(String.valueOf(job.payload().get(CONVERSATION_ID))));
    }
}
