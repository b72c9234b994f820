package dev.commonplace.domain.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.answers.DraftAnswer.DraftQuote;
import dev.commonplace.domain.answers.DraftAnswer.DraftStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormTest {
    @Test
    void statements_have_the_quotes_under_them() {
        DraftAnswer draft = AnswerForm.read("""
                Here is the answer:
                STATEMENT: Bees dance.
                QUOTE 2: "Bees decide by dancing."
                QUOTE 12: Bees "dance" a lot
                STATEMENT: Ants
                do not.
                """);

        assertThat(draft.noEvidence()).isFalse();
        assertThat(draft.statements())
                .containsExactly(
                        new DraftStatement(
                                "Bees dance.",
                                List.of(
                                        new DraftQuote(2, "Bees decide by dancing."),
                                        new DraftQuote(12, "Bees \"dance\" a lot"))),
                        new DraftStatement("Ants\ndo not.", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**STATEMENT:** Bees dance.\n**QUOTE 2:** \u201cBees decide.\u201d",
                "1. Statement 1: Bees dance.\n   - quote [2]: \"Bees decide.\"",
                "```\nSTATEMENT: Bees dance.\nQUOTE (2): Bees decide.\n```\nBye.",
                "# statement : Bees dance.\n> Quote #2 : \u00abBees decide.\u00bb",
            })
    void ornaments_do_not_matter(String reply) {
        assertThat(AnswerForm.read(reply).statements())
                .containsExactly(new DraftStatement("Bees dance.", List.of(new DraftQuote(2, "Bees decide."))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO EVIDENCE", "**No evidence.**", "Sorry.\nNO_EVIDENCE\n"})
    void no_evidence_is_understood(String reply) {
        assertThat(AnswerForm.read(reply)).isEqualTo(new DraftAnswer(List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bees dance.",
                "{\"statements\": []}",
                "QUOTE 1: alone",
                "STATEMENT:   ",
                "There is no evidence that they do."
            })
    void what_has_another_form_has_nothing(String reply) {
        assertThat(AnswerForm.read(reply)).isEqualTo(new DraftAnswer(List.of(), false));
    }

    @Test
    void there_is_an_end_to_everything() {
        String many = "STATEMENT: a\n".repeat(100) + "QUOTE 1: b\n".repeat(100);
        String endless = "STATEMENT: " + "a\n".repeat(10_000);

        assertThat(AnswerForm.read(many).statements()).hasSize(AnswerForm.STATEMENTS_MAX);
        assertThat(AnswerForm.read(many).statements().getLast().quotes())
                .hasSizeLessThanOrEqualTo(AnswerForm.QUOTES_PER_STATEMENT_MAX);
        assertThat(AnswerForm.read(endless).statements().getFirst().text())
                .hasSizeLessThanOrEqualTo(AnswerForm.CHARACTERS_MAX);
    }
}
