package dev.commonplace.domain.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicTextTest {
    private static final List<Utterance> TALK = talk(
            "Okay, so the remote control has a speech recognition chip, you know.",
            "The remote control with speech recognition costs ten Euros {vocalsound} , I think .",
            "Speech recognition is what young users want most of all.",
            "Yeah, right.",
            "Okay, next. The holiday party needs a budget for music and food.",
            "The holiday party was in the harbour last year, and the music was loud.",
            "Mm-hmm.",
            "Somebody has to book the music for the holiday party before December.");
    private static final ConversationWords ALL = ConversationWords.of(TALK);

    @Test
    void a_title_is_what_a_topic_says_and_the_others_do_not() {
        assertThat(TopicTitle.of(TALK.subList(0, 4), ALL, List.of())).startsWith("Speech recognition");
        assertThat(TopicTitle.of(TALK.subList(4, 8), ALL, List.of()))
                .contains("oliday party")
                .doesNotContain("ecognition");
    }

    @Test
    void a_title_is_found_without_anything_to_hold_it_against() {
        assertThat(TopicTitle.of(TALK.subList(0, 4), ConversationWords.of(TALK.subList(0, 4)), List.of()))
                .startsWith("Speech recognition");
    }

    @Test
    void what_listeners_say_is_no_title_in_any_language() {
        List<Utterance> nodded =
                talk("Eh.", "Doch doch.", "The ferry leaves late.", "Doch.", "Eh.", "The ferry.", "Doch?");

        assertThat(title(nodded))
                .startsWith("Ferry")
                .doesNotContainIgnoringCase("doch")
                .doesNotContainIgnoringCase("eh");
    }

    @Test
    void numbers_adverbs_and_participles_name_nothing_by_themselves() {
        List<Utterance> counted = talk(
                "Seven, seven, eight considered the ferry.",
                "Seven and eight, considered slowly, slowly.",
                "Slowly the ferry.");

        assertThat(title(counted)).isEqualTo("Ferry");
    }

    @Test
    void who_speaks_is_not_what_is_spoken_about_unless_the_name_is_a_word_too() {
        List<Utterance> greeted =
                talk("Melanie, the project, Mel!", "Mel and Melanie, what of the project?", "Mel again.");

        assertThat(TopicTitle.of(greeted, ConversationWords.of(greeted), List.of("Melanie", "Project Manager")))
                .isEqualTo("Project");
    }

    @Test
    void a_title_of_one_word_takes_another_phrase_along() {
        List<Utterance> ferry = talk("The ferry, the ferry, the ferry!", "Ferry tickets for the ferry on the ferry.");

        assertThat(title(ferry)).isEqualTo("Ferry, tickets");
    }

    private static String title(List<Utterance> topic) {
        return TopicTitle.of(topic, ConversationWords.of(topic), List.of());
    }

    @Test
    void where_nothing_tells_the_beginning_stands_for_the_title() {
        List<Utterance> nods = talk("", "yeah okay", "mm");

        assertThat(TopicTitle.of(nods, ConversationWords.of(nods), List.of())).isEqualTo("Yeah okay");
        assertThat(TopicTitle.of(talk(""), ConversationWords.none(), List.of())).isEmpty();
    }

    @Test
    void scripts_without_blanks_and_other_languages_have_titles_too() {
        List<Utterance> german =
                talk("Der Haushalt braucht Geld.", "Wir reden über den Haushalt.", "Haushalt, immer Haushalt!");
        List<Utterance> chinese = talk("我们讨论预算", "预算很重要", "预算");

        assertThat(TopicTitle.of(german, ConversationWords.of(german), List.of()))
                .startsWith("Haushalt");
        assertThat(TopicTitle.of(chinese, ConversationWords.of(chinese), List.of()))
                .startsWith("预算");
    }

    @Test
    void key_points_are_sentences_of_the_topic_in_their_order_and_say_different_things() {
        List<KeyPoint> points = KeyPoints.of(TALK, ALL, 2);

        assertThat(points).hasSize(2).isSortedAccordingTo((one, other) -> one.utterance() - other.utterance());
        assertThat(points.get(0).text()).containsIgnoringCase("speech recognition");
        assertThat(points.get(1).text()).contains("holiday party");
    }

    @Test
    void transcribers_marks_are_not_shown() {
        List<Utterance> one = TALK.subList(1, 2);

        assertThat(TopicSummary.of(one, ALL))
                .isEqualTo("The remote control with speech recognition costs ten Euros, I think.");
    }

    @Test
    void a_topic_of_nods_has_no_summary() {
        List<Utterance> nods = talk("Yeah.", "Mm.");

        assertThat(TopicSummary.of(nods, ALL)).isEmpty();
        assertThat(KeyPoints.of(nods, ALL, KeyPoints.USUAL)).isEmpty();
    }

    @Test
    void words_that_come_piece_by_piece_are_counted_as_in_one_go() {
        ConversationWords pieces = ConversationWords.of(TALK.subList(0, 3)).with(TALK.subList(3, TALK.size()));

        assertThat(ConversationWords.restored(pieces.counts()).counts()).isEqualTo(ALL.counts());
    }

    static List<Utterance> talk(String... texts) {
        List<Utterance> talk = new ArrayList<>();
        for (String text : texts) {
            talk.add(Utterance.of(talk.size(), talk.size() % 2 == 0 ? "Ann" : "Bob", text));
        }
        return talk;
    }
}
