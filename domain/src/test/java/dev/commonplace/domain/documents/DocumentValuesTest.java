package dev.commonplace.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DocumentValuesTest {
    @Test
    void tags_are_kept_once_each_in_their_order() {
        assertThat(details(List.of("b", "a", "b", "A")).tags()).containsExactly("b", "a", "A");
    }

    @Test
    void a_bad_tag_is_named_by_its_place_in_the_callers_list() {
        assertRefused("/tags/2", () -> details(List.of("a", "a", " ")));
        assertRefused("/tags/1", () -> details(List.of("a", "x".repeat(101))));
        assertRefused("/tags", () -> details(Collections.nCopies(101, "a")));
    }

    @Test
    void blank_details_are_absent_and_too_long_ones_refused() {
        DocumentDetails blank = new DocumentDetails(
                Optional.of(" "), Optional.of(""), Optional.of("\n"), List.of(), JsonObject.EMPTY, Optional.empty());

        assertThat(blank).isEqualTo(DocumentDetails.NONE);
        assertRefused(
                "/title",
                () -> new DocumentDetails(
                        Optional.empty(),
                        Optional.of("x".repeat(1_001)),
                        Optional.empty(),
                        List.of(),
                        JsonObject.EMPTY,
                        Optional.empty()));
    }

    @Test
    void dates_lie_in_years_of_four_digits() {
        for (String date : List.of("0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
            assertRefused(
                    "/date",
                    () -> new DocumentDetails(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            JsonObject.EMPTY,
                            Optional.of(Instant.parse(date))));
        }
    }

    @Test
    void ranges_have_bounds_of_one_kind() {
        assertRefused("/metadata/a", () -> range(null, null));
        assertRefused("/metadata/a", () -> range(1, "b"));
        assertRefused("/metadata", () -> range(true, null));
        assertRefused("/metadata", () -> range(List.of(1), null));
        assertThat(range(1, null).ofTexts()).isFalse();
        assertThat(range(null, "b").ofTexts()).isTrue();
        assertThat(range(1.0, null).from()).contains(1L);
    }

    @Test
    void conditions_have_a_key_and_a_value_that_can_be_kept() {
        assertRefused("/metadata", () -> new MetadataCondition.Equal(" ", 1));
        assertRefused("/metadata", () -> new MetadataCondition.Contains("x".repeat(201), 1));
        assertRefused("/metadata/a", () -> new MetadataCondition.Equal("a", "b\u0000"));
        assertRefused("/metadata/a", () -> new MetadataCondition.Contains("a", Double.NaN));
    }

    @Test
    void a_filter_has_a_bounded_number_of_parts() {
        List<String> many = Collections.nCopies(101, "a");
        assertRefused("/tags/all", () -> filter(many, List.of()));
        assertRefused("/source", () -> filter(List.of(), many));
        assertRefused("/source/1", () -> filter(List.of(), Arrays.asList("a", " ")));
        assertThat(DocumentFilter.ALL.passesAll()).isTrue();
        assertThat(filter(List.of("a"), List.of()).passesAll()).isFalse();
    }

    @Test
    void a_span_of_dates_begins_before_it_ends() {
        Instant early = Instant.parse("2026-01-01T00:00:00Z");
        assertRefused(
                "/date",
                () -> new DocumentFilter(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Optional.of(early.plusSeconds(1)),
                        Optional.of(early)));
    }

    @Test
    void the_same_content_has_the_same_hash() {
        ContentHash hash = ContentHash.of("\u00fcber \ud83d\udc26");

        assertThat(ContentHash.of(hash.bytes())).isEqualTo(hash);
        assertThat(hash.bytes()).hasSize(32);
        assertThat(ContentHash.of("\u00fcber")).isNotEqualTo(hash);
        assertThat(ContentHash.of("").hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static DocumentDetails details(List<String> tags) {
        return new DocumentDetails(
                Optional.empty(), Optional.empty(), Optional.empty(), tags, JsonObject.EMPTY, Optional.empty());
    }

    private static MetadataCondition.Range range(@Nullable Object from, @Nullable Object to) {
        return new MetadataCondition.Range("a", Optional.ofNullable(from), true, Optional.ofNullable(to), true);
    }

    private static DocumentFilter filter(List<String> tagsAll, List<String> sources) {
        return new DocumentFilter(
                List.of(),
                tagsAll,
                List.of(),
                sources,
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static void assertRefused(String field, Runnable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(refused.violations()).extracting(Violation::field).containsExactly(field);
    }
}
