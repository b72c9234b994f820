package dev.commonplace.application.conversations;

import dev.commonplace.application.conversations.AppendMessages.Appended;
import dev.commonplace.application.conversations.AppendMessages.Outcome;
import dev.commonplace.application.guard.KeptFindings;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.conversations.CountWords;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.SearchWords;
import dev.commonplace.domain.guard.GuardNote;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps a batch of messages inside a unit of work that holds their conversation. */
final class StoreMessages {
    private final FollowUps followUps;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    StoreMessages(FollowUps followUps, Auditor auditor, MakeId ids, Clock clock) {
        this.followUps = followUps;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    Outcome append(ConversationsWork work, Caller caller, Conversation conversation, GuardedMessages batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        KnownMessages known = KnownMessages.of(work.messages(), conversation.id(), batch.messages());
        BatchSpeakers speakers = BatchSpeakers.of(work.participants(), conversation, batch.messages(), ids);
        List<Appended> appended = new ArrayList<>(batch.messages().size());
        List<Message> created = new ArrayList<>();
        for (int i = 0; i < batch.messages().size(); i++) {
            NewMessage message = batch.messages().get(i);
            Optional<Message> before = known.find(message);
            if (before.isPresent()) {
                requireSame(before.get(), message, batch.notes().get(i), i);
                appended.add(new Appended(before.get(), false));
                continue;
            }
            int sequence = conversation.nextSequence() + created.size();
            Message kept = message(
                    conversation,
                    sequence,
                    message,
                    speakers.of(message),
                    batch.notes().get(i),
                    now);
            known.add(kept);
            created.add(kept);
            appended.add(new Appended(kept, true));
        }
        if (created.isEmpty()) {
            return new Outcome(conversation, appended);
        }
        Conversation after = keep(work, caller, conversation, speakers.used(created), created, now);
        List<GuardNote> notes = created.stream().map(Message::guard).toList();
        KeptFindings.entry(auditor, caller, after.id(), notes, batch.policyVersion())
                .ifPresent(entry -> work.audit().record(entry));
        return new Outcome(after, appended);
    }

    private Conversation keep(
            ConversationsWork work,
            Caller caller,
            Conversation conversation,
            List<Participant> newcomers,
            List<Message> created,
            Instant now) {
        int next = conversation.nextSequence() + created.size();
        if (next > Conversation.MESSAGES_MAX) {
            throw new RefusedException(
                    ErrorCode.LIMIT_REACHED,
                    "A conversation has at most " + Conversation.MESSAGES_MAX + " messages; go on in another one.");
        }
        long words = created.stream().mapToLong(Message::words).sum();
        Conversation after =
                conversation.counting(conversation.counters().plus(created.size(), words, newcomers.size()), next, now);
        if (!newcomers.isEmpty()) {
            work.participants().addAll(newcomers);
        }
        work.messages().addAll(created);
        work.conversations().grow(after, listed(conversation, newcomers, created));
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "conversation.append",
                        conversation.id(),
                        Map.of(
                                "messages", created.size(),
                                "first_sequence", conversation.nextSequence())));
        followUps.of(conversation.id()).forEach(job -> work.jobs().enqueue(job, now));
        work.signals().send(ConversationSignal.appended(conversation.id()));
        return after;
    }

    private static Set<String> listed(Conversation conversation, List<Participant> newcomers, List<Message> created) {
        int room = Math.max(
                0, SearchWords.PARTICIPANTS_MAX - conversation.counters().participants());
        Set<String> words = new LinkedHashSet<>(SearchWords.of(
                newcomers.stream().limit(room).map(Participant::name).toList()));
        created.forEach(message -> words.addAll(SearchWords.ofMessage(message.sequence(), message.content())));
        return words;
    }

    private Message message(
            Conversation conversation,
            int sequence,
            NewMessage message,
            Participant speaker,
            GuardNote note,
            Instant now) {
        return new Message(
                new MessageId(ids.next()),
                conversation.id(),
                sequence,
                message.clientMessageId(),
                speaker.id(),
                message.content(),
                message.details(),
                CountWords.in(message.content()),
                note,
                now,
                Optional.empty());
    }

    /** What a guard made of the same words, it may make something else of by now; and of a deleted message no words are left. */
    private static void requireSame(Message before, NewMessage message, GuardNote note, int place) {
        boolean comparable = !before.isDeleted() && before.guard().equals(GuardNote.NOTHING) && note.isEmpty();
        if (comparable && !before.content().equals(message.content())) {
            String pointer = "/messages/" + place + "/client_message_id";
            String reason = "The conversation has a message of this name with other words, at sequence "
                    + before.sequence() + ".";
            throw new RefusedException(ErrorCode.ALREADY_EXISTS, reason, List.of(new Violation(pointer, reason)));
        }
    }
}
