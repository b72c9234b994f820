package dev.commonplace.migrations.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions of PostgreSQL and its extensions are old. */
class DatabaseVersionsTest {
    @ParameterizedTest
    @CsvSource({"140012, true", "150000, false", "150020, false", "180000, false", "90624, true"})
    void servers_before_15_are_too_old(int versionNumber, boolean tooOld) {
        assertThat(DatabaseRequirements.serverProblem(versionNumber, "x").isPresent())
                .isEqualTo(tooOld);
    }

    @ParameterizedTest
    @CsvSource({
        "0.7.4, true",
        "0.8.0, false",
        "0.8.6, false",
        "0.10.0, false",
        "1.0, false",
        "0.8, false",
        "0.8.0beta, false"
    })
    void versions_are_compared_by_their_numbers(String version, boolean older) {
        assertThat(ExtensionCheck.isOlder(version, "0.8.0")).isEqualTo(older);
    }
}
