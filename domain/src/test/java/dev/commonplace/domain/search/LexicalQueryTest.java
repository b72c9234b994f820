package dev.commonplace.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.shared.ManyTimes;
import dev.commonplace.domain.shared.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexicalQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "grey heron | grey heron | [] | []",
                "a \"grey heron\" b | a grey heron b | [grey heron] | []",
                "heron -stone | heron | [] | [stone]",
                "heron -\"grey stone\" | heron | [] | [grey stone]",
                "state-of-the-art - x | state-of-the-art - x | [] | []",
                "five \" inches | five \" inches | [] | []",
                "\"\" heron -\" \" | heron | [] | []",
                "-stone | `` | [] | [stone]",
                "heron --stone | heron --stone | [] | []",
                "heron -stone\"grey heron\" | heron grey heron | [grey heron] | [stone]",
            })
    void reads_what_people_type(String query, String wanted, String required, String excluded) {
        LexicalQuery read = LexicalQuery.parse("/query", query, true);

        assertThat(read.wanted().replaceAll("\\s+", " ")).isEqualTo(wanted);
        assertThat(read.conditions().required()).hasToString(required);
        assertThat(read.conditions().excluded()).hasToString(excluded);
        assertThat(read.onlyExcludes()).isEqualTo(wanted.isEmpty());
    }

    @Test
    void phrases_that_are_not_required_are_words_and_exclusions_stay() {
        LexicalQuery read = LexicalQuery.parse("/query", "a \"grey heron\" -\"old tower\" b", false);

        assertThat(read.wanted().replaceAll("\\s+", " ")).isEqualTo("a grey heron b");
        assertThat(read.conditions().required()).isEmpty();
        assertThat(read.conditions().excluded()).containsExactly("old tower");
    }

    @Test
    void a_text_may_quote_as_often_as_it_likes_where_phrases_are_not_required() {
        String text = "\"a b\" ".repeat(33);

        assertThat(LexicalQuery.parse("/query", text, false).conditions().isEmpty())
                .isTrue();
        assertThatThrownBy(() -> LexicalQuery.parse("/query", text, true)).isInstanceOf(RefusedException.class);
    }

    @Test
    void any_text_has_a_meaning() {
        ManyTimes.with(2_000, random -> hasAMeaning(ManyTimes.text(random, "a-\" '\\&|!(:*", 0, 255)));
    }

    private static void hasAMeaning(String text) {
        LexicalQuery read;
        try {
            read = LexicalQuery.parse("/query", text, true);
        } catch (RefusedException tooMany) {
            assertThat(text.chars().filter(sign -> sign == '"' || sign == '-').count())
                    .isGreaterThan(LexicalQuery.CONDITIONS_MAX);
            return;
        }
        assertThat(read.conditions().required()).allMatch(phrase -> !phrase.isBlank());
        assertThat(read.conditions().excluded()).allMatch(phrase -> !phrase.isBlank());
        String letters = text.replaceAll("[^a]", "");
        String kept = (read.wanted() + String.join("", read.conditions().excluded())).replaceAll("[^a]", "");
        assertThat(kept).isEqualTo(letters);
    }

    @Test
    void more_conditions_than_anybody_types_are_refused() {
        assertThatThrownBy(() -> LexicalQuery.parse("/query", "a " + "-b ".repeat(33), false))
                .isInstanceOf(RefusedException.class);
        assertThat(LexicalQuery.parse("/query", "a " + "-b ".repeat(32), false)
                        .conditions()
                        .excluded())
                .hasSize(32);
    }
}
