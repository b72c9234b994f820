package dev.commonplace.domain.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpeakingFiguresTest {
    private static final ParticipantId ADA = new ParticipantId(new UUID(0, 1));
    private static final ParticipantId GRACE = new ParticipantId(new UUID(0, 2));
    private static final ParticipantId JOAN = new ParticipantId(new UUID(0, 3));

    private final List<SpokenMessage> messages = new ArrayList<>();

    @Test
    void time_is_measured_where_both_ends_are_known_and_else_counted_in_words() {
        assertThat(says(ADA, 1_000, 4_500, 900).millis()).isEqualTo(3_500);
        assertThat(says(ADA, 75).millis()).isEqualTo(30_000);
        assertThat(SpeakingFigures.of(messages).estimated()).isTrue();
        assertThat(SpeakingFigures.of(messages.subList(0, 1)).estimated()).isFalse();
    }

    @Test
    void messages_of_one_speaker_in_a_row_are_one_turn() {
        says(ADA, 0, 1_000, 2);
        says(ADA, 1_000, 2_000, 3);
        says(GRACE, 2_000, 6_000, 10);
        says(ADA, 6_000, 7_000, 1);

        SpeakingFigures figures = SpeakingFigures.of(messages);

        assertThat(figures.turns()).extracting(Turn::participantId).containsExactly(ADA, GRACE, ADA);
        assertThat(figures.turns().getFirst().lastSequence()).isEqualTo(1);
        assertThat(figures.turns().getFirst().millis()).isEqualTo(2_000);
        assertThat(figures.turns().getFirst().words()).isEqualTo(5);
        assertThat(figures.turns().get(2).startMillis()).hasValue(6_000);
        assertThat(figures.millis()).isEqualTo(7_000);
        SpeakerFigures ada = figures.speakers().getFirst();
        assertThat(ada.messages()).isEqualTo(3);
        assertThat(ada.turns()).isEqualTo(2);
        assertThat(ada.words()).isEqualTo(6);
        assertThat(ada.timeShare()).isEqualTo(3.0 / 7, within(1e-12));
        assertThat(ada.turnShare()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(ada.meanTurnMillis()).isEqualTo(1_500);
    }

    @Test
    void nobody_spoke_in_an_empty_conversation() {
        SpeakingFigures figures = SpeakingFigures.of(List.of());

        assertThat(figures.speakers()).isEmpty();
        assertThat(figures.turns()).isEmpty();
        assertThat(figures.balance()).isEqualTo(1);
    }

    @Test
    void roles_go_by_shares_and_by_the_length_of_turns_and_not_at_the_thresholds_themselves() {
        assertThat(SpeakingRole.of(0.31, 0.1, 9_999)).isEqualTo(SpeakingRole.FACILITATOR);
        assertThat(SpeakingRole.of(0.30, 0.1, 9_999)).isEqualTo(SpeakingRole.CONTRIBUTOR);
        assertThat(SpeakingRole.of(0.31, 0.1, 10_000)).isEqualTo(SpeakingRole.CONTRIBUTOR);
        assertThat(SpeakingRole.of(0.05, 0.26, 15_001)).isEqualTo(SpeakingRole.CONTRIBUTOR);
        assertThat(SpeakingRole.of(0.05, 0.25, 15_001)).isEqualTo(SpeakingRole.OBSERVER);
        assertThat(SpeakingRole.of(0.05, 0.26, 15_000)).isEqualTo(SpeakingRole.OBSERVER);
        assertThat(SpeakingRole.of(0.10, 0.05, 12_000)).isEqualTo(SpeakingRole.CONTRIBUTOR);
    }

    @Test
    void balance_is_the_entropy_of_shares_by_its_maximum() {
        assertThat(ParticipationBalance.of(List.of(5.0, 5.0, 5.0))).isEqualTo(1, within(1e-12));
        // Three quarters and one: 2 - 0.75 * log2(3) bits of 1.
        assertThat(ParticipationBalance.of(List.of(3.0, 1.0)))
                .isEqualTo(2 - 0.75 * Math.log(3) / Math.log(2), within(1e-12));
        assertThat(ParticipationBalance.of(List.of(7.0, 0.0))).isZero();
        assertThat(ParticipationBalance.of(List.of(0.0, 0.0))).isEqualTo(1);
        assertThat(ParticipationBalance.of(List.of(7.0))).isEqualTo(1);
    }

    @Test
    void the_balance_of_a_conversation_goes_by_time() {
        says(ADA, 0, 3_000, 1);
        says(GRACE, 3_000, 4_000, 100);
        says(JOAN, 4_000, 4_000, 0);

        assertThat(SpeakingFigures.of(messages).balance())
                .isEqualTo(ParticipationBalance.of(List.of(3.0, 1.0, 0.0)), within(1e-12));
    }

    @Test
    void words_are_runs_with_letters_or_digits_and_signs_of_scripts_without_spaces() {
        assertThat(CountWords.in("")).isZero();
        assertThat(CountWords.in("It's  well-known — 42 times\n(twice)!")).isEqualTo(5);
        assertThat(CountWords.in("鳥の話 ok")).isEqualTo(4);
    }

    @Test
    void names_of_one_person_have_one_key() {
        assertThat(Speaker.keyOf("  Ada\u00a0 LOVELACE ")).isEqualTo("ada lovelace");
        assertThat(Speaker.keyOf("Ａｄａ")).isEqualTo("ada");
        assertThat(Speaker.named("Ada").key()).isEqualTo("ada");
    }

    private SpokenMessage says(ParticipantId speaker, long startMillis, long endMillis, int words) {
        return says(speaker, MessageTime.between(startMillis, endMillis), words);
    }

    private SpokenMessage says(ParticipantId speaker, int words) {
        return says(speaker, MessageTime.UNKNOWN, words);
    }

    private SpokenMessage says(ParticipantId speaker, MessageTime time, int words) {
        SpokenMessage message = new SpokenMessage(messages.size(), speaker, time, words, "");
        messages.add(message);
        return message;
    }
}
