package dev.commonplace.application.claims;

import dev.commonplace.domain.claims.Extraction;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a conversation a chat model reads at once, from where the last reading stopped: some messages, or a part of a long
 * one.
 *
 * @param from where it begins
 * @param pieces empty where nobody says anything that could be claimed
 * @param nextSequence the message to go on at
 * @param nextCharacter within that message, in code points
 */
record ReadingWindow(Extraction from, List<Piece> pieces, int nextSequence, int nextCharacter) {
    static final int MESSAGES_MAX = 40;
    static final int CHARACTERS_MAX = 6_000;

    /** A part of a long message ends at a space, where one is so near. */
    private static final int SPACE_CHARACTERS_MAX = 300;

    private static final Set<MessageRole> SPEAKING =
            EnumSet.of(MessageRole.PARTICIPANT, MessageRole.USER, MessageRole.ASSISTANT, MessageRole.AGENT);

    /** A message, or the part of it that is shown. */
    record Piece(Message message, String speaker, String text) {}

    /** @return empty where there is nothing after that place */
    static Optional<ReadingWindow> read(ClaimsWork work, Extraction from) {
        List<Message> messages =
                work.messages().list(from.conversationId(), MessageRange.from(from.nextSequence(), MESSAGES_MAX));
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        Map<ParticipantId, Participant> speakers = work.participants()
                .findAll(messages.stream().map(Message::participantId).collect(Collectors.toSet()));
        List<Piece> pieces = new ArrayList<>();
        int left = CHARACTERS_MAX;
        int character = from.nextCharacter();
        for (Message message : messages) {
            Rest rest = rest(message, message.sequence() == from.nextSequence() ? character : 0);
            if (rest.text().length() > left) {
                if (!pieces.isEmpty()) {
                    return Optional.of(new ReadingWindow(from, pieces, message.sequence(), 0));
                }
                String part = rest.text().substring(0, end(rest.text(), left));
                pieces.add(piece(message, speakers, part));
                int next = rest.from() + part.codePointCount(0, part.length());
                return Optional.of(new ReadingWindow(from, pieces, message.sequence(), next));
            }
            if (!rest.text().isBlank()) {
                pieces.add(piece(message, speakers, rest.text()));
                left -= rest.text().length();
            }
        }
        return Optional.of(new ReadingWindow(from, pieces, messages.getLast().sequence() + 1, 0));
    }

    private record Rest(int from, String text) {}

    private static Rest rest(Message message, int from) {
        String content = message.content();
        if (message.isDeleted()
                || !SPEAKING.contains(message.details().role())
                || from >= content.codePointCount(0, content.length())) {
            return new Rest(from, "");
        }
        return new Rest(from, content.substring(content.offsetByCodePoints(0, from)));
    }

    private static int end(String text, int max) {
        int space = text.lastIndexOf(' ', max - 1);
        if (space > max - SPACE_CHARACTERS_MAX) {
            return space + 1;
        }
        return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    }

    private static Piece piece(Message message, Map<ParticipantId, Participant> speakers, String text) {
        Participant speaker = speakers.get(message.participantId());
        String name = speaker == null ? "?" : speaker.name().replaceAll("\\s+", " ");
        return new Piece(message, name, text);
    }
}
