package dev.commonplace.persistence.conversations;

import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationCounters;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.ConversationSource;
import dev.commonplace.domain.conversations.Sharing;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.persistence.guard.GuardNotes;
import dev.commonplace.persistence.jooq.tables.records.ConversationsRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conversations as rows. */
final class ConversationRows {
    private ConversationRows() {}

    static Conversation conversation(ConversationsRecord row) {
        return new Conversation(
                new ConversationId(row.getId()),
                new ConversationDetails(
                        Optional.ofNullable(row.getExternalId()),
                        row.getTitle(),
                        ConversationKind.parse("/kind", row.getKind()),
                        new ConversationSource(row.getSourceType(), row.getSourceMetadata()),
                        GoalsColumn.read(row.getGoals()),
                        Optional.ofNullable(row.getLanguage()),
                        List.of(row.getTags()),
                        row.getMetadata(),
                        Optional.ofNullable(row.getStartedAt()),
                        Optional.ofNullable(row.getEndedAt())),
                new Sharing(
                        Visibility.parse("/visibility", row.getVisibility()),
                        row.getOwnerId(),
                        Set.of(row.getSharedWith())),
                GuardNotes.read(row.getGuard()),
                new ConversationCounters(row.getMessageCount(), row.getWordCount(), row.getParticipantCount()),
                row.getNextSequence(),
                row.getVersion(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                Optional.ofNullable(row.getDeletedAt()));
    }

    /** All that can change of a conversation, but for the words by which it is listed. */
    static ConversationsRecord row(Conversation conversation) {
        ConversationDetails details = conversation.details();
        Sharing sharing = conversation.sharing();
        ConversationsRecord row = counters(conversation);
        row.setExternalId(details.externalId().orElse(null));
        row.setTitle(details.title());
        row.setKind(details.kind().word());
        row.setSourceType(details.source().type());
        row.setSourceMetadata(details.source().metadata());
        row.setGoals(GoalsColumn.write(details.goals()));
        row.setVisibility(sharing.visibility().word());
        row.setOwnerId(sharing.ownerId());
        row.setSharedWith(sharing.sharedWith().toArray(String[]::new));
        row.setLanguage(details.language().orElse(null));
        row.setTags(details.tags().toArray(String[]::new));
        row.setMetadata(details.metadata());
        row.setGuard(GuardNotes.write(conversation.guard()));
        row.setStartedAt(details.startedAt().orElse(null));
        row.setEndedAt(details.endedAt().orElse(null));
        row.setVersion(conversation.version());
        row.setDeletedAt(conversation.deletedAt().orElse(null));
        return row;
    }

    /** What changes with messages. */
    static ConversationsRecord counters(Conversation conversation) {
        ConversationsRecord row = new ConversationsRecord();
        row.setMessageCount(conversation.counters().messages());
        row.setWordCount(conversation.counters().words());
        row.setParticipantCount(conversation.counters().participants());
        row.setNextSequence(conversation.nextSequence());
        row.setUpdatedAt(conversation.updatedAt());
        return row;
    }
}
