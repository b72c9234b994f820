package dev.commonplace.migrations.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseProblemTest {
    @Test
    void every_problem_names_a_remedy() {
        List<DatabaseProblem> problems = List.of(
                new DatabaseProblem.Unavailable("h", "r"),
                new DatabaseProblem.ServerTooOld("14.1"),
                new DatabaseProblem.ExtensionMissing("btree_gin", 15),
                new DatabaseProblem.VectorTooOld("0.7.0", false),
                new DatabaseProblem.Other("22000", "r"));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.message()).endsWith(".");
            assertThat(problem.remedy()).isNotBlank();
        });
    }
}
