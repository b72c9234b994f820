package dev.commonplace.application.search;

import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.search.Snippet;
import dev.commonplace.domain.search.TextRange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Marks the words of a question in messages, where that was asked for: also where only meaning was looked for. */
final class MarkWords {
    private final MessageSearchWork work;
    private final Optional<SearchShape.Highlighting> wanted;
    private final Optional<WordQuery> words;

    /** @param ranked the words that were ranked by; empty where words were not looked for */
    MarkWords(MessageSearchWork work, SearchShape shape, AskTalk.Asked asked, Optional<WordQuery> ranked) {
        this.work = work;
        this.wanted = shape.highlighting();
        this.words = ranked.isEmpty() && wanted.isPresent() && !asked.text().isEmpty()
                ? Optional.of(work.findMessages().understand(asked.text()))
                : ranked;
    }

    /** Empty where marks were not asked for. */
    Map<MessageId, Highlights> in(Collection<Message> messages) {
        Map<MessageId, Highlights> highlights = new LinkedHashMap<>();
        wanted.ifPresent(shape -> {
            List<Message> all = List.copyOf(messages);
            List<String> texts = all.stream().map(Message::content).toList();
            List<List<TextRange>> ranges =
                    words.isEmpty() || words.get().known().isEmpty() || texts.isEmpty()
                            ? texts.stream().map(text -> List.<TextRange>of()).toList()
                            : work.messageHighlights().highlight(words.get(), texts);
            for (int i = 0; i < texts.size(); i++) {
                highlights.put(
                        all.get(i).id(),
                        new Highlights(
                                ranges.get(i), Snippet.of(texts.get(i), ranges.get(i), shape.snippetCharacters())));
            }
        });
        return highlights;
    }
}
