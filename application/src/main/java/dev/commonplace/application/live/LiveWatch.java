package dev.commonplace.application.live;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Somebody who follows a conversation. News are not pushed but fetched: whoever is slow finds more the next time, and fills
 * nothing. For one thread, which waits for the alarm in between.
 */
public final class LiveWatch implements AutoCloseable {
    private final ConversationFeeds feeds;
    private final KeyStandings standings;
    private final Caller caller;
    private final ConversationId id;
    private final Alarm alarm;
    private final Object self;
    private final ConversationFeed feed;
    private int next;
    private int version;
    private long heard;
    private boolean ended;

    /** @param self whose partial texts are not told */
    private LiveWatch(
            ConversationFeeds feeds,
            KeyStandings standings,
            Caller caller,
            ConversationId id,
            Alarm alarm,
            Object self) {
        this.feeds = feeds;
        this.standings = standings;
        this.caller = caller;
        this.id = id;
        this.alarm = alarm;
        this.self = self;
        this.feed = feeds.join(caller.tenantId(), id, alarm);
    }

    /** @throws RefusedException {@code NOT_FOUND}; {@code INVALID_VALUE} for a place that is not reached yet */
    static LiveWatch open(
            ConversationFeeds feeds,
            KeyStandings standings,
            Caller caller,
            ConversationId id,
            OptionalInt afterSequence,
            Alarm alarm,
            Object self) {
        caller.require(Role.READER);
        LiveWatch watch = new LiveWatch(feeds, standings, caller, id, alarm, self);
        boolean opened = false;
        try {
            watch.begin(afterSequence);
            opened = true;
            return watch;
        } finally {
            if (!opened) {
                watch.close();
            }
        }
    }

    private void begin(OptionalInt afterSequence) {
        ConversationFeed.Known known = feed.now();
        Conversation conversation = known.conversation()
                .filter(found -> !found.isDeleted() && sees(found))
                .orElseThrow(() -> RefusedException.notFound("The conversation"));
        int last = conversation.nextSequence() - 1;
        if (afterSequence.orElse(last) < -1 || afterSequence.orElse(last) >= Conversation.MESSAGES_MAX) {
            throw RefusedException.invalid(
                    "/after_sequence", "This is the sequence of a message, or -1 to begin with the first.");
        }
        next = afterSequence.orElse(last) + 1;
        version = conversation.version();
        heard = feed.whispers().number();
    }

    /** The sequence of the message that is told next. */
    public int nextSequence() {
        return next;
    }

    /**
     * What there is to tell now, in order; where it is something, there may be more at once. Nothing comes after
     * {@link LiveEvent.Ended}.
     *
     * @throws RefusedException {@code UNAVAILABLE}, {@code TIMED_OUT}: nothing is lost, the next time may succeed
     */
    public List<LiveEvent> poll() {
        if (ended) {
            return List.of();
        }
        Optional<LiveEvent.Reason> end = keyEnds();
        if (end.isPresent()) {
            return end(end.get());
        }
        ConversationFeed.Known known = feed.now();
        if (known.conversation().filter(found -> !found.isDeleted()).isEmpty()) {
            return end(LiveEvent.Reason.DELETED);
        }
        Conversation conversation = known.conversation().get();
        if (!sees(conversation)) {
            return end(LiveEvent.Reason.NO_LONGER_VISIBLE);
        }
        List<LiveEvent> events = new ArrayList<>();
        said(known).forEach(said -> {
            events.add(said);
            next = said.message().sequence() + 1;
        });
        Whispers.Heard whispers = feed.whispers().since(heard, self);
        heard = whispers.number();
        whispers.events().stream().filter(this::isNews).forEach(events::add);
        if (conversation.version() != version || whispers.missed()) {
            version = conversation.version();
            events.add(new LiveEvent.ConversationChanged(version));
        }
        return events;
    }

    @Override
    public void close() {
        feeds.leave(caller.tenantId(), id, alarm);
    }

    private List<LiveEvent.Said> said(ConversationFeed.Known known) {
        if (next >= known.next()) {
            return List.of();
        }
        return next < known.first()
                ? feed.page(next)
                : known.said().subList(next - known.first(), known.said().size());
    }

    /** Messages that are still to come will come as tombstones. */
    private boolean isNews(LiveEvent event) {
        return !(event instanceof LiveEvent.MessageDeleted(int sequence)) || sequence < next;
    }

    private Optional<LiveEvent.Reason> keyEnds() {
        try {
            standings.current(caller);
            return Optional.empty();
        } catch (RefusedException refused) {
            if (refused.code() == ErrorCode.UNAUTHENTICATED || refused.code() == ErrorCode.TENANT_INACTIVE) {
                return Optional.of(LiveEvent.Reason.KEY_NO_LONGER_VALID);
            }
            throw refused;
        }
    }

    /** With the role at the time of asking: an administrator that is none any more sees less. */
    private boolean sees(Conversation conversation) {
        return ConversationAccess.viewer(standings.current(caller)).sees(conversation.sharing());
    }

    private List<LiveEvent> end(LiveEvent.Reason reason) {
        ended = true;
        return List.of(new LiveEvent.Ended(reason));
    }
}
