package dev.commonplace.bootstrap.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
    @TempDir
    private Path folder;

    @Test
    void judgements_come_in_four_columns_or_in_three_with_tabs() throws IOException {
        JudgedQueries judged = read(
                "q1\twho\nq2\twhere\t{\"tags\":[\"a\"]}\nq3\tnobody judged me\nq4\tonly wrong ones\n",
                "q1 0 d1 1\nq1 0 d2 0\nq1 0 d3 4\nq2\ta b.md\t2\nq4 0 d1 -1\nq9 0 d1 1\n");

        assertThat(judged.queries()).extracting(JudgedQuery::id).containsExactly("q1", "q2");
        assertThat(judged.queries().get(0).relevant()).containsExactlyInAnyOrder("d1", "d3");
        assertThat(judged.queries().get(1).relevant()).containsExactly("a b.md");
        assertThat(judged.queries().get(1).filter()).isPresent();
        assertThat(judged.withoutJudgement()).containsExactly("q3", "q4");
        assertThat(judged.withoutQuery()).containsExactly("q9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q1 | q1 0 d 1 | line 1: a query",
                "q1 TAB a | q1 d | line 1: a judgement",
                "q1 TAB a | q1 0 d x | line 1: the last column",
                "q1 TAB a NL q1 TAB b | q1 0 d 1 | twice",
                "q1 TAB a TAB {no | q1 0 d 1 | filter"
            })
    void a_file_that_cannot_be_read_is_told_with_its_line(String queries, String qrels, String said) {
        assertThatThrownBy(() -> read(queries.replaceAll(" TAB ", "\t").replace(" NL ", "\n"), qrels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void a_document_stands_where_its_best_chunk_stands() throws IOException {
        Ranking ranking = Ranking.of(new ObjectMapper().readTree("""
                                {"hits": [
                                  {"score": 0.9, "document": {"id": "1", "external_id": "a"}},
                                  {"score": 0.8, "document": {"id": "2", "external_id": null}},
                                  {"score": 0.7, "document": {"id": "1", "external_id": "a"}},
                                  {"score": 0.6, "document": {"id": "3", "external_id": "b c"}}]}"""), 5);

        assertThat(ranking.documents()).containsExactly("a", "2", "b c");
        RunFile.write(folder.resolve("run"), "tag", Map.of("q 1", ranking));
        assertThat(folder.resolve("run"))
                .content()
                .isEqualToNormalizingNewlines("q%201 Q0 a 1 0.9 tag\nq%201 Q0 2 2 0.8 tag\nq%201 Q0 b%20c 3 0.6 tag\n");
    }

    @Test
    void a_judged_query_that_was_not_asked_counts_as_one_that_found_nothing() throws IOException {
        JudgedQueries judged = read("q1\twho\n", "q1 0 d1 1\nq2 0 d1 1\n");
        Map<String, Ranking> rankings = new LinkedHashMap<>();
        rankings.put("q1", new Ranking(Map.of("d1", 1.0), 3));

        Evaluation evaluation = Evaluation.of("text", judged, rankings, Measure.DEFAULT);

        assertThat(evaluation.mean(Measure.parse("MRR"))).isEqualTo(0.5);
        assertThat(evaluation.millisP50()).isEqualTo(3);
    }

    @Test
    void a_sentence_with_quotation_marks_and_dashes_is_asked_as_a_sentence() {
        String question = "When did Jon read \"The Lean Startup\" -- a well-known book -or did he?";

        assertThat(AskQueries.plain(question, "text"))
                .isEqualTo("When did Jon read  The Lean Startup  -- a well-known book  or did he?");
        assertThat(AskQueries.plain(question, "hybrid"))
                .isEqualTo("When did Jon read \"The Lean Startup\" -- a well-known book  or did he?");
    }

    @Test
    void a_difference_on_every_query_is_no_chance_and_none_is() {
        List<Double> nothing = Collections.nCopies(10, 0.0);
        PairedTest all = PairedTest.of(nothing, Collections.nCopies(10, 1.0));
        PairedTest none = PairedTest.of(nothing, nothing);
        // Four queries, all in favour: the two extreme signs of sixteen, so that p is about 1/8.
        PairedTest few = PairedTest.of(nothing.subList(0, 4), List.of(0.2, 0.2, 0.2, 0.2));

        assertThat(all.difference()).isEqualTo(1);
        assertThat(all.p()).isLessThan(0.01);
        assertThat(none).isEqualTo(new PairedTest(0, 1));
        assertThat(few.p()).isBetween(0.11, 0.14);
    }

    private JudgedQueries read(String queries, String qrels) throws IOException {
        return JudgedQueries.read(
                Files.writeString(folder.resolve("queries"), queries),
                Files.writeString(folder.resolve("qrels"), qrels));
    }
}
