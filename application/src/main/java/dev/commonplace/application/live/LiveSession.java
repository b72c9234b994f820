package dev.commonplace.application.live;

import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.LocatedFinding;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Text;
import dev.commonplace.domain.shared.Violation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Somebody who stays with a conversation: says things, follows it, or both. What is said, and in which order, is told by one
 * thread; to follow is for one thread as well, which may be another.
 */
public final class LiveSession implements AutoCloseable {
    private final Parts parts;
    private final Caller caller;
    private final ConversationId id;
    private final LiveLine line;
    private final Runnable onClose;
    private final int nextSequence;

    LiveSession(
            Parts parts, Caller caller, ConversationId id, LiveAnswers answers, int nextSequence, Runnable onClose) {
        this.parts = parts;
        this.caller = caller;
        this.id = id;
        this.line = new LiveLine(answers);
        this.nextSequence = nextSequence;
        this.onClose = onClose;
    }

    /** What sessions share. */
    record Parts(
            ConversationFeeds feeds,
            LiveAppends appends,
            KeyStandings standings,
            TenantGuards guards,
            LiveLimits limits) {}

    /** The sequence that the next message had when the session began. */
    public int nextSequence() {
        return nextSequence;
    }

    public ConversationId conversationId() {
        return id;
    }

    /** Whether the key may say anything here. */
    public boolean maySpeak() {
        return caller.role().covers(Role.EDITOR);
    }

    /** How much was said that is not answered yet. */
    public int unanswered() {
        return line.unanswered();
    }

    /**
     * Says something that is to be kept; the answers tell when it is.
     *
     * @throws RefusedException {@code FORBIDDEN} to readers; {@code INVALID_VALUE} without a client's name; {@code UNAUTHENTICATED},
     *     {@code TENANT_INACTIVE} once the key opens nothing any more
     */
    public void say(NewMessage message) {
        Caller now = speaking();
        if (message.clientMessageId().isEmpty()) {
            throw RefusedException.invalid(
                    "/client_message_id", "A live message has a name of yours, so that it is kept once.");
        }
        parts.appends().submit(id, new LiveLine.Item.Said(line, now, message));
    }

    /**
     * Has what was said so far analysed.
     *
     * @throws RefusedException as {@link #say}
     */
    public void flush() {
        parts.appends().submit(id, new LiveLine.Item.Flush(line, speaking()));
    }

    /**
     * Shows those who follow on this instance what is being said, as far as the tenant's guard lets it in. Kept nowhere.
     *
     * @throws RefusedException as {@link #say}, and {@code GUARD_REFUSED}
     */
    public void whisper(Speaker speaker, String content) {
        Caller now = speaking();
        Text.storable("/content", content, parts.limits().partialCharactersMax());
        parts.feeds().find(now.tenantId(), id).ifPresent(feed -> {
            LiveEvent.Partial partial = guarded(new LiveEvent.Partial(speaker, content));
            feed.whispers().partial(partial.speaker(), partial.content(), this);
            feed.ring();
        });
    }

    /**
     * Follows the conversation.
     *
     * @param afterSequence of the last message that is known already, -1 for none; empty to begin with what comes from now on
     * @param alarm rings when there may be something to {@link LiveWatch#poll}
     * @throws RefusedException {@code NOT_FOUND}
     */
    public LiveWatch follow(OptionalInt afterSequence, Alarm alarm) {
        return LiveWatch.open(parts.feeds(), parts.standings(), caller, id, afterSequence, alarm, this);
    }

    /**
     * Whether the key still opens anything.
     *
     * @throws RefusedException as {@link #say} where it does not
     */
    public void requireGoodKey() {
        parts.standings().current(caller);
    }

    @Override
    public void close() {
        onClose.run();
    }

    private Caller speaking() {
        Caller now = parts.standings().current(caller);
        now.require(Role.EDITOR);
        return now;
    }

    private LiveEvent.Partial guarded(LiveEvent.Partial partial) {
        TenantGuard guard = parts.guards().recent(caller.tenantId());
        if (guard.allowsAll()) {
            return partial;
        }
        GuardedFields fields = new GuardedFields(guard);
        String content =
                fields.text("/content", partial.content(), parts.limits().partialCharactersMax());
        String name = fields.text("/participant/name", partial.speaker().name(), Participant.NAME_CHARACTERS_MAX);
        String key = fields.text("/participant/key", partial.speaker().key(), Participant.KEY_CHARACTERS_MAX);
        Optional<LocatedFinding> refused = fields.located().stream()
                .filter(found -> found.finding().action() == GuardAction.REFUSE)
                .findFirst();
        if (refused.isPresent()) {
            String reason = "The tenant's guard does not let this be shown.";
            throw new RefusedException(
                    ErrorCode.GUARD_REFUSED,
                    reason,
                    List.of(new Violation(refused.get().pointer(), reason)));
        }
        Speaker speaker = partial.speaker();
        return new LiveEvent.Partial(new Speaker(key, name, speaker.role(), speaker.model()), content);
    }
}
