package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.util.List;

/**
 * Appends what was said to a conversation: all of a batch, in its order and without anything in between, or nothing of it.
 * Writers of one conversation wait for each other. Messages that carry a name of their bringer's are kept once, however often
 * they come.
 */
public final class AppendMessages {
    /** The most messages of one batch. */
    public static final int BATCH_MAX = 1_000;

    /** The most characters of content of one batch, in UTF-16 units. */
    public static final int BATCH_CHARACTERS_MAX = 4_000_000;

    private final GuardedTransactions<ConversationsWork> transactions;
    private final StoreMessages storeMessages;

    /** @param followUps the jobs that look at what is new */
    public AppendMessages(
            Transactions<ConversationsWork> transactions,
            TenantGuards guards,
            FollowUps followUps,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = new GuardedTransactions<>(transactions, guards, auditor);
        this.storeMessages = new StoreMessages(followUps, auditor, ids, clock);
    }

    /**
     * What came of a batch.
     *
     * @param conversation after it
     * @param messages one for each of the batch, side by side
     */
    public record Outcome(Conversation conversation, List<Appended> messages) {
        public Outcome {
            messages = List.copyOf(messages);
        }

        /** How many were not known before. */
        public int created() {
            return (int) messages.stream().filter(Appended::created).count();
        }
    }

    /**
     * A message of the batch as it is kept.
     *
     * @param created whether it is new; otherwise it had come before under the same name
     */
    public record Appended(Message message, boolean created) {}

    /**
     * @throws RefusedException {@code NOT_FOUND}; {@code INVALID_VALUE}; {@code TOO_LARGE}; {@code ALREADY_EXISTS} where a
     *     message of the same name has other words; {@code LIMIT_REACHED}; {@code GUARD_REFUSED}, naming the messages
     */
    public Outcome append(Caller caller, ConversationId id, List<NewMessage> batch) {
        caller.require(Role.EDITOR);
        requireBounded(batch);
        return transactions.run(caller, guard -> {
            GuardedMessages guarded = GuardedMessages.of(guard, batch);
            return work -> {
                Conversation conversation = ConversationAccess.forChange(work.conversations(), caller, id);
                return guarded.refusal()
                        .<Verdict<Outcome>>map(refusal -> new Verdict.Refused<>(refusal, id.toString()))
                        .orElseGet(() -> new Verdict.Kept<>(storeMessages.append(work, caller, conversation, guarded)));
            };
        });
    }

    private static void requireBounded(List<NewMessage> batch) {
        if (batch.isEmpty() || batch.size() > BATCH_MAX) {
            throw RefusedException.invalid("/messages", "A batch has 1 to " + BATCH_MAX + " messages.");
        }
        long characters =
                batch.stream().mapToLong(message -> message.content().length()).sum();
        if (characters > BATCH_CHARACTERS_MAX) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "The messages of a batch have at most " + BATCH_CHARACTERS_MAX + " characters together; these have "
                            + characters + ".");
        }
    }
}
