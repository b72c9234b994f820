package dev.commonplace.domain.conversations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who spoke in a conversation, how much, and in which turns.
 *
 * @param speakers those who said anything, in the order in which they first did
 * @param balance see {@link ParticipationBalance}, of the time
 */
public record SpeakingFigures(
        int messages,
        long words,
        double millis,
        boolean estimated,
        double balance,
        List<SpeakerFigures> speakers,
        List<Turn> turns) {
    public SpeakingFigures {
        speakers = List.copyOf(speakers);
        turns = List.copyOf(turns);
    }

    /** @param messages in their order, without tombstones */
    public static SpeakingFigures of(List<SpokenMessage> messages) {
        List<Turn> turns = new ArrayList<>();
        Map<ParticipantId, Sum> sums = new LinkedHashMap<>();
        for (SpokenMessage message : messages) {
            Sum sum = sums.computeIfAbsent(message.participantId(), unseen -> new Sum());
            sum.add(message);
            if (!turns.isEmpty() && turns.getLast().participantId().equals(message.participantId())) {
                turns.set(turns.size() - 1, turns.getLast().and(message));
            } else {
                turns.add(Turn.of(message));
                sum.turns++;
            }
        }
        double millis = sums.values().stream().mapToDouble(sum -> sum.millis).sum();
        List<SpeakerFigures> speakers = new ArrayList<>();
        sums.forEach((id, sum) -> speakers.add(sum.figures(id, millis, turns.size())));
        return new SpeakingFigures(
                messages.size(),
                sums.values().stream().mapToLong(sum -> sum.words).sum(),
                millis,
                sums.values().stream().anyMatch(sum -> sum.estimated),
                ParticipationBalance.of(
                        sums.values().stream().map(sum -> sum.millis).toList()),
                speakers,
                turns);
    }

    private static final class Sum {
        private int messages;
        private int turns;
        private long words;
        private double millis;
        private boolean estimated;

        private void add(SpokenMessage message) {
            messages++;
            words += message.words();
            millis += message.millis();
            estimated |= !message.isTimed();
        }

        private SpeakerFigures figures(ParticipantId id, double allMillis, int allTurns) {
            double timeShare = allMillis > 0 ? millis / allMillis : 0;
            double turnShare = (double) turns / allTurns;
            return new SpeakerFigures(
                    id,
                    messages,
                    turns,
                    words,
                    millis,
                    timeShare,
                    turnShare,
                    estimated,
                    SpeakingRole.of(turnShare, timeShare, millis / turns));
        }
    }
}
