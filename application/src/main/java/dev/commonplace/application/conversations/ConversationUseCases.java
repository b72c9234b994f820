package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import java.time.Clock;

/** All that can be done with conversations, made of the same parts. */
public record ConversationUseCases(
        CreateConversation create,
        AppendMessages append,
        BringConversation bring,
        ReadConversations read,
        ReadMessages readMessages,
        ChangeConversation change,
        ChangeParticipant changeParticipant,
        DeleteConversation delete,
        DeleteMessage deleteMessage,
        RestoreConversation restore,
        AnalyseSpeaking analyseSpeaking) {
    /** @param followUps the jobs that look at a conversation after its messages have changed */
    public static ConversationUseCases of(
            Transactions<ConversationsWork> transactions,
            TenantGuards guards,
            FollowUps followUps,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        return new ConversationUseCases(
                new CreateConversation(transactions, guards, auditor, ids, clock),
                new AppendMessages(transactions, guards, followUps, auditor, ids, clock),
                new BringConversation(transactions, guards, followUps, auditor, ids, clock),
                new ReadConversations(transactions),
                new ReadMessages(transactions),
                new ChangeConversation(transactions, guards, auditor, clock),
                new ChangeParticipant(transactions, guards, followUps, auditor, clock),
                new DeleteConversation(transactions, auditor, clock),
                new DeleteMessage(transactions, followUps, auditor, clock),
                new RestoreConversation(transactions, followUps, auditor, clock),
                new AnalyseSpeaking(transactions));
    }
}
