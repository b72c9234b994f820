package dev.commonplace.domain.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTextTest {
    @Test
    void a_card_is_written_as_a_heading_a_summary_and_a_list() {
        CardText text = new CardText("Budget", "We have less than we thought.", List.of("cut travel", "ask again"));

        assertThat(text.markdown()).isEqualTo("# Budget\n\nWe have less than we thought.\n\n- cut travel\n- ask again");
    }

    @Test
    void what_was_written_reads_back_as_the_same() {
        for (CardText text : List.of(
                new CardText("Budget", "One.\n\nTwo.", List.of("three")),
                new CardText("Budget", "", List.of("three", "four")),
                new CardText("#hashtag - and more", "", List.of()),
                new CardText("", "Only a summary", List.of()))) {
            assertThat(CardText.read(text.markdown())).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Budget\nrest", "# Budget\nrest", "### Budget  \n\nrest\n", "\n\nBudget\n\nrest"})
    void the_first_line_is_the_title_however_it_is_written(String markdown) {
        assertThat(CardText.read(markdown)).isEqualTo(new CardText("Budget", "rest", List.of()));
    }

    @Test
    void a_list_in_the_middle_belongs_to_the_summary() {
        CardText text = CardText.read("# Budget\n\nWe said:\n- this\n\nand left.");

        assertThat(text.summary()).isEqualTo("We said:\n- this\n\nand left.");
        assertThat(text.points()).isEmpty();
    }

    @Test
    void a_title_of_several_lines_becomes_one_line() {
        assertThat(new CardText(" Budget\n of  May ", "", List.of()).title()).isEqualTo("Budget of  May");
    }

    @Test
    void nothing_at_all_is_a_card_without_words() {
        assertThat(CardText.read(" \n ")).isEqualTo(new CardText("", "", List.of()));
    }
}
