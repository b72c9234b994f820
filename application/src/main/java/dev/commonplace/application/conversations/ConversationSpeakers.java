package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.Attribution;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who speaks in one conversation, while that is corrected inside a unit of work that holds the conversation. {@link #keep} ends
 * the changes: counters and words of the conversation are right again, and a job makes anew what was made of the names.
 */
public final class ConversationSpeakers {
    private final ConversationsWork work;
    private final Conversation conversation;
    private int more;
    private boolean namesChanged;
    private int first = Integer.MAX_VALUE;
    private int last = -1;

    /** @param conversation found for change */
    public ConversationSpeakers(ConversationsWork work, Conversation conversation) {
        this.work = work;
        this.conversation = conversation;
    }

    /** Whether something is known to have been said by somebody else, or under another name. */
    public boolean changed() {
        return last >= 0 || namesChanged || more != 0;
    }

    public Optional<Participant> find(ParticipantId id) {
        return work.participants().find(conversation.id(), id);
    }

    public Optional<Participant> findByKey(String key) {
        return work.participants().findByKeys(conversation.id(), List.of(key)).values().stream()
                .findFirst();
    }

    public Optional<ParticipantId> mergedInto(ParticipantId id) {
        return work.participants().mergedInto(conversation.id(), id);
    }

    /** @throws RefusedException {@code LIMIT_REACHED} where there are too many */
    public void add(Participant participant) {
        if (conversation.counters().participants() + more >= Conversation.PARTICIPANTS_MAX) {
            throw new RefusedException(
                    ErrorCode.LIMIT_REACHED,
                    "A conversation has at most " + Conversation.PARTICIPANTS_MAX + " participants.");
        }
        work.participants().addAll(List.of(participant));
        count(1);
    }

    /** Of one who has said nothing. */
    public void remove(ParticipantId id) {
        work.participants().remove(conversation.id(), id);
        count(-1);
    }

    public void merge(ParticipantId id, ParticipantId into) {
        work.participants().merge(conversation.id(), id, into);
        count(-1);
    }

    public void unmerge(ParticipantId id) {
        work.participants().unmerge(conversation.id(), id);
        count(1);
    }

    public void change(Participant participant) {
        work.participants().change(participant);
        namesChanged = true;
        said(work.messages().attributions(conversation.id(), participant.id(), Conversation.MESSAGES_MAX).stream()
                .map(Attribution::sequence)
                .toList());
    }

    public List<Attribution> attributions(Collection<Integer> sequences) {
        return work.messages().attributions(conversation.id(), sequences);
    }

    /** @param limit the most wanted */
    public List<Attribution> saidBy(ParticipantId id, int limit) {
        return work.messages().attributions(conversation.id(), id, limit);
    }

    public void attribute(Collection<Integer> sequences, ParticipantId to) {
        if (!sequences.isEmpty()) {
            work.messages().attribute(conversation.id(), sequences, to);
            said(sequences);
        }
    }

    private void count(int participants) {
        more += participants;
        namesChanged = true;
    }

    private void said(Collection<Integer> sequences) {
        for (int sequence : sequences) {
            first = Math.min(first, sequence);
            last = Math.max(last, sequence);
        }
    }

    /** Ends the changes. */
    public void keep(FollowUps followUps, Instant now) {
        if (!changed()) {
            return;
        }
        Conversation after =
                conversation.counting(conversation.counters().plus(0, 0, more), conversation.nextSequence(), now);
        work.conversations().change(after);
        work.signals().send(ConversationSignal.changed(after.id()));
        if (namesChanged) {
            ListedWords.refresh(work, after);
        }
        if (last >= 0) {
            followUps
                    .afterReattribution(conversation.id(), first, last)
                    .forEach(job -> work.jobs().enqueue(job, now));
        }
    }
}
