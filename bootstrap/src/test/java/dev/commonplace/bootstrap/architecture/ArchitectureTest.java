package dev.commonplace.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house against its rules, and each rule against a violation planted for it. */
class ArchitectureTest {
    private static final String ROOT = "dev.commonplace";
    private static final String PLANTED_ROOT = "dev.commonplace.planted";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test-fixtures/"))
            .withImportOption(location -> !location.contains("commonplace-test-fixtures"))
            .importPackages(ROOT);

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

    static Stream<String> rules() {
        return new ArchitectureRules(ROOT).byName().keySet().stream();
    }

    static Stream<String> packages() {
        return Stream.of(ArchitectureRules.namedPackages());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_the_rule(String rule) {
        new ArchitectureRules(ROOT).byName().get(rule).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_catches_the_violation_planted_for_it(String rule) {
        assertThatThrownBy(() ->
                        new ArchitectureRules(PLANTED_ROOT).byName().get(rule).check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Breaks" + rule);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_that_a_rule_names_is_there(String name) {
        assertThat(HOUSE.stream().map(JavaClass::getPackageName))
                .anyMatch(found -> found.equals(ROOT + "." + name) || found.startsWith(ROOT + "." + name + "."));
    }

    @Test
    void the_whole_house_is_looked_at() {
        assertThat(HOUSE.size()).isGreaterThan(200);
    }
}
