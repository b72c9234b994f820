package dev.commonplace.domain.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakersTest {
    @Test
    void shares_are_of_the_time_and_of_the_words_where_there_is_none() {
        List<SpeakerShare> shares = SpeakerShares.of(List.of(
                Utterance.of(0, "Ann", "one two three"),
                Utterance.of(1, "Bob", "five").withTimes(1_000L, 4_600L),
                Utterance.of(2, "Cleo", "")));

        assertThat(shares).extracting(SpeakerShare::speaker).containsExactly("Bob", "Ann");
        assertThat(shares.get(0).share()).isCloseTo(0.75, within(1e-9));
        assertThat(shares.get(1).millis()).isEqualTo(1_200);
    }

    @Test
    void transitions_tell_answers_interruptions_and_agreement() {
        List<SpeakerTransition> transitions = SpeakerTransitions.of(TopicTextTest.talk(
                "Who pays?", "The council does, but -", "It never did.", "Exactly, never.", "", "Next item."));

        assertThat(transitions)
                .extracting(SpeakerTransition::kind)
                .containsExactly(TransitionKind.QUESTION_ANSWER, TransitionKind.INTERRUPTION, TransitionKind.AGREEMENT);
        assertThat(transitions).extracting(SpeakerTransition::utterance).containsExactly(1, 2, 3);
    }

    @Test
    void overlapping_times_are_an_interruption() {
        List<SpeakerTransition> transitions = SpeakerTransitions.of(List.of(
                Utterance.of(0, "Ann", "I was saying").withTimes(0L, 2_000L),
                Utterance.of(1, "Bob", "Me too").withTimes(1_500L, 2_500L)));

        assertThat(transitions).extracting(SpeakerTransition::kind).containsExactly(TransitionKind.INTERRUPTION);
    }

    @Test
    void the_kind_of_talk_follows_from_shares_and_transitions() {
        assertThat(type(TopicTextTest.talk("one two three four five six seven eight nine", "one two")))
                .isEqualTo(DialogueType.MONOLOGUE);
        assertThat(type(TopicTextTest.talk("one two three", "one two three"))).isEqualTo(DialogueType.DIALOGUE);
        assertThat(type(List.of(
                        Utterance.of(0, "Ann", "one two"),
                        Utterance.of(1, "Bob", "one two"),
                        Utterance.of(2, "Cleo", "one two"))))
                .isEqualTo(DialogueType.MULTI_PARTY);
        assertThat(type(TopicTextTest.talk(
                        "Red is best.", "Yes, red it is.", "Exactly.", "Agreed, red.", "Sure thing.")))
                .isEqualTo(DialogueType.CONSENSUS);
        assertThat(type(List.of())).isEqualTo(DialogueType.MONOLOGUE);
    }

    private static DialogueType type(List<Utterance> topic) {
        return DialogueType.of(SpeakerShares.of(topic), SpeakerTransitions.of(topic));
    }
}
