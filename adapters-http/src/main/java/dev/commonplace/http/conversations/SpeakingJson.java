package dev.commonplace.http.conversations;

import dev.commonplace.application.conversations.AnalyseSpeaking;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.SpeakerFigures;
import dev.commonplace.domain.conversations.SpeakingFigures;
import dev.commonplace.domain.conversations.Turn;
import dev.commonplace.http.json.Cursors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who spoke, and how much, as it is shown.
 *
 * @param timeline a page of the turns, in their order
 * @param nextCursor of the timeline; null at its end
 */
record SpeakingJson(
        int messages,
        long words,
        int turns,
        int speakerChanges,
        long speakingMillis,
        boolean estimated,
        double balance,
        List<SpeakerJson> speakers,
        List<TurnJson> timeline,
        @Nullable String nextCursor) {
    /** What one speaker said, in all. */
    record SpeakerJson(
            MessageJson.SpeakerJson participant,
            int messages,
            int turns,
            long words,
            long speakingMillis,
            double timeShare,
            double turnShare,
            long meanTurnMillis,
            boolean estimated,
            String role) {
        static SpeakerJson of(SpeakerFigures figures, Participant participant) {
            return new SpeakerJson(
                    MessageJson.SpeakerJson.of(participant),
                    figures.messages(),
                    figures.turns(),
                    figures.words(),
                    Math.round(figures.millis()),
                    figures.timeShare(),
                    figures.turnShare(),
                    Math.round(figures.meanTurnMillis()),
                    figures.estimated(),
                    figures.role().word());
        }
    }

    /** What somebody said until somebody else spoke. */
    record TurnJson(
            MessageJson.SpeakerJson participant,
            int firstSequence,
            int lastSequence,
            @Nullable Long startMillis,
            long speakingMillis,
            long words,
            String preview) {
        static TurnJson of(Turn turn, Participant participant) {
            return new TurnJson(
                    MessageJson.SpeakerJson.of(participant),
                    turn.firstSequence(),
                    turn.lastSequence(),
                    boxed(turn.startMillis()),
                    Math.round(turn.millis()),
                    turn.words(),
                    turn.preview());
        }

        private static @Nullable Long boxed(OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
    }

    /**
     * @param fromTurn the first turn that the timeline shows
     * @param limit the most turns that it shows
     */
    static SpeakingJson of(AnalyseSpeaking.Outcome outcome, int fromTurn, int limit) {
        SpeakingFigures figures = outcome.figures();
        int turns = figures.turns().size();
        int from = Math.min(fromTurn, turns);
        int to = Math.min(turns, from + limit);
        Map<ParticipantId, Participant> speakers = outcome.speakers();
        return new SpeakingJson(
                figures.messages(),
                figures.words(),
                turns,
                Math.max(0, turns - 1),
                Math.round(figures.millis()),
                figures.estimated(),
                figures.balance(),
                figures.speakers().stream()
                        .map(speaker -> SpeakerJson.of(speaker, of(speakers, speaker.participantId())))
                        .toList(),
                figures.turns().subList(from, to).stream()
                        .map(turn -> TurnJson.of(turn, of(speakers, turn.participantId())))
                        .toList(),
                to < turns ? Cursors.of(to) : null);
    }

    private static Participant of(Map<ParticipantId, Participant> speakers, ParticipantId id) {
        return Objects.requireNonNull(speakers.get(id));
    }
}
