package dev.commonplace.maintenance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter role a nologin | alter role a nologin;",
                "ALTER EXTENSION vector UPDATE | ALTER EXTENSION vector UPDATE;",
                "drop index a; create index a on b (c) | drop index a; create index a on b (c);",
                "As superuser: revoke a from b | As superuser: revoke a from b;",
                "select pg_terminate_backend(1); | select pg_terminate_backend(1);",
                "commonplace db restore | commonplace db restore",
                "Drop what you do not need | Drop what you do not need",
                "Restore it from a backup: commonplace db restore | Restore it from a backup: commonplace db restore",
            })
    void sql_can_be_pasted_and_words_stay_words(String remedy, String shown) {
        assertThat(Finding.warning("a", "something is odd", remedy).remedy()).isEqualTo(shown);
        assertThat(Finding.warning("a", "something is odd", "")
                        .remediedBy(remedy)
                        .remedy())
                .isEqualTo(shown);
    }
}
