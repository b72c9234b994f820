package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.SpaceState;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a space the one in which the tenant searches. Happens while nobody can add chunks: whoever adds some afterwards
 * sees the new space, and their vectors go there. What has no vector in it yet counts as being indexed, and a job brings
 * it.
 */
public final class SwitchSpaces {
    /** The most chunks without a vector with which a space counts as full: their documents are embedded one by one. */
    static final int LACKING_MAX = 64;

    private final EmbedJobs embedJobs;
    private final SpaceIndexes indexes;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    /** Makes the job that embeds a document. */
    @FunctionalInterface
    public interface EmbedJobs {
        NewJob of(DocumentId id);
    }

    public SwitchSpaces(EmbedJobs embedJobs, SpaceIndexes indexes, Auditor auditor, MakeId ids, Clock clock) {
        this.embedJobs = embedJobs;
        this.indexes = indexes;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who switches, and by what word it is told of. */
    record Reason(Actor actor, Origin origin, String action) {}

    /**
     * A switch that was made.
     *
     * @param space the one in which the tenant searches now
     * @param left the one before
     * @param lacking how many chunks and messages have yet to get their vector there
     */
    public record Switched(EmbeddingSpace space, Optional<EmbeddingSpace> left, long lacking) {}

    SpaceIndexes indexes() {
        return indexes;
    }

    /** Up to one more than may be lacking; to be called while writers are held, see {@link SpaceContents#holdWriters}. */
    List<IndexedText> lacking(MoveWork work, SpaceId id) {
        return work.contents().without(id, Optional.empty(), LACKING_MAX + 1);
    }

    /** The same of messages. */
    List<MessageVectors.MessageText> lackingMessages(MoveWork work, SpaceId id) {
        return work.messageVectors().without(id, Optional.empty(), LACKING_MAX + 1);
    }

    /** Whether hardly anything is without its vector; to be called while writers are held. */
    boolean isFull(MoveWork work, SpaceId id) {
        return lacking(work, id).size() + lackingMessages(work, id).size() <= LACKING_MAX;
    }

    /** How many chunks and messages have no vector in the space. */
    static long countLacking(MoveWork work, SpaceId id) {
        return work.contents().lacking(id).chunks()
                + work.messageVectors().lacking(id).messages();
    }

    /** To be called while writers are held. */
    Switched to(MoveWork work, EmbeddingSpace space, Reason reason) {
        Instant now = clock.instant();
        List<IndexedText> rest = lacking(work, space.id());
        boolean full = rest.size() <= LACKING_MAX;
        long lackingMessages = work.messageVectors().lacking(space.id()).messages();
        long lacking = (full ? rest.size() : work.contents().lacking(space.id()).chunks()) + lackingMessages;
        Optional<EmbeddingSpace> before = work.embeddingSpaces().active();
        work.embeddingSpaces().activate(space.id(), now);
        int ready = work.contents().declareReady(space.id(), now);
        if (!rest.isEmpty()) {
            int unused = work.contents().declareIndexing(space.id(), now);
        }
        if (full) {
            Set<DocumentId> unfinished =
                    rest.stream().map(IndexedText::documentId).collect(Collectors.toSet());
            unfinished.forEach(id -> work.jobs().enqueue(embedJobs.of(id), now));
        }
        boolean lackingNodes = work.nodeVectors().filling(space.id()).lacks();
        if (!full || lackingMessages > 0 || lackingNodes) {
            work.jobs().enqueue(FillEmbeddingSpace.job(new JobId(ids.next()), space.id()), now);
        }
        EmbeddingSpace active = space.become(SpaceState.ACTIVE, now);
        Optional<EmbeddingSpace> left = before.map(old -> old.become(SpaceState.RETIRED, now));
        indexes.jobsFor(active).forEach(job -> work.jobs().enqueue(job, now));
        left.stream()
                .flatMap(old -> indexes.jobsFor(old).stream())
                .forEach(job -> work.jobs().enqueue(job, now));
        audit(
                work,
                active,
                left,
                reason,
                Map.of(
                        "documents_made_ready",
                        ready,
                        "chunks_lacking",
                        lacking - lackingMessages,
                        "messages_lacking",
                        lackingMessages));
        return new Switched(active, left, lacking);
    }

    private void audit(
            MoveWork work,
            EmbeddingSpace space,
            Optional<EmbeddingSpace> left,
            Reason reason,
            Map<String, ? extends Number> counts) {
        Map<String, Object> details = new HashMap<>(counts);
        details.put("model", space.model());
        details.put("dimension", space.dimension());
        left.ifPresent(old -> details.put("left", old.id().toString()));
        work.audit().record(auditor.entry(reason.actor(), reason.origin(), reason.action(), space.id(), details));
    }
}
