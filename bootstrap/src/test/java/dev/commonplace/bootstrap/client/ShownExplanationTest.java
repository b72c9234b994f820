package dev.commonplace.bootstrap.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ShownExplanationTest {
    @Test
    void a_score_is_explained_in_words_and_numbers_that_a_person_reads() throws Exception {
        String hit = """
                {"parts": {"text": {"score": 5.15, "normalized": 1, "weight": 0.4}, "semantic": null},
                 "explanation": {
                   "text": {"least": 1, "greatest": 5.15},
                   "lexemes": [{"lexeme": "heron", "contribution": 3.425}, {"lexeme": "gr\\u001bey", "contribution": 1.725}],
                   "boosts": [{"kind": "recency", "factor": 1.5}, {"kind": "source", "factor": 2}],
                   "diversity": {"rank_before": 3, "relevance": 0.5, "similarity": 0.25, "marginal_relevance": 0.2}}}""";

        assertThat(ShownExplanation.lines(new ObjectMapper().readTree(hit)))
                .containsExactly(
                        "text: 5.150 of 1.000 to 5.150, normalized 1.000, weight 0.40",
                        "words: heron 3.425 + gr ey 1.725",
                        "boosts: recency 1.500 * source 2.000",
                        "diversity: 0.200 for relevance 0.500 and similarity 0.250; was number 3");
    }
}
