package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.Goal;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.SearchWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words by which a conversation is listed, from what is stored of it; what they are, {@link SearchWords} says. */
final class ListedWords {
    private ListedWords() {}

    /** Of a conversation that has neither participants nor messages yet. */
    static Set<String> of(ConversationDetails details) {
        List<String> texts = new ArrayList<>(details.tags());
        texts.add(details.title());
        details.goals().stream().map(Goal::description).forEach(text -> text.ifPresent(texts::add));
        return SearchWords.of(texts);
    }

    /** Makes all of them anew, after something was taken away or renamed. */
    static void refresh(ConversationsWork work, Conversation conversation) {
        Set<String> words = new LinkedHashSet<>(of(conversation.details()));
        words.addAll(SearchWords.of(work.participants().ofConversation(conversation.id()).stream()
                .limit(SearchWords.PARTICIPANTS_MAX)
                .map(Participant::name)
                .toList()));
        MessageRange beginning = MessageRange.from(0, SearchWords.MESSAGES_MAX);
        for (Message message : work.messages().list(conversation.id(), beginning)) {
            words.addAll(SearchWords.ofMessage(message.sequence(), message.content()));
        }
        work.conversations().setWords(conversation.id(), words);
    }
}
