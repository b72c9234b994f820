package dev.commonplace.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.shared.Violation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TenantValuesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "reed",
                "reed-1",
                "a--b",
                "123456789012345678901234567890123456789012345678901234567890123"
            })
    void slugs_are_short_and_plain(String slug) {
        assertThat(new Slug(slug).value()).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-a",
                "a-",
                "A",
                "a_b",
                "a b",
                "\u00e4",
                "a\n",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void other_slugs_are_refused(String slug) {
        assertRefused("/slug", () -> new Slug(slug));
    }

    @Test
    void a_limit_allows_up_to_its_maximum() {
        Limit limit = new Limit(OptionalLong.of(5), 3);

        assertThat(limit.allows(0)).isTrue();
        assertThat(limit.allows(2)).isTrue();
        assertThat(limit.allows(3)).isFalse();
        assertThat(limit.allows(Long.MAX_VALUE)).isFalse();
        assertThat(new Limit(OptionalLong.of(Long.MAX_VALUE), 3).allows(Long.MAX_VALUE))
                .isFalse();
        assertThat(Limit.NONE.allows(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void a_limit_below_what_is_used_allows_nothing() {
        assertThat(new Limit(OptionalLong.of(1), 3).allows(0)).isFalse();
    }

    @Test
    void limits_are_not_negative() {
        assertRefused("/limits", () -> new Limit(OptionalLong.of(-1), 0));
        assertThatThrownBy(() -> new Limit(OptionalLong.empty(), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_tenant_has_a_limit_for_each_resource() {
        Tenant tenant =
                new Tenant(new TenantId(new UUID(0, 1)), new Slug("reed"), profile("Reed"), Map.of(), 1, NOON, NOON);

        assertThat(tenant.limits()).containsOnlyKeys(Resource.values());
        assertThat(tenant.changed(profile("Heron"), NOON.plusSeconds(1)).version())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000"})
    void a_tenant_has_a_name_that_can_be_kept(String name) {
        assertRefused("/name", () -> profile(name));
        assertRefused("/name", () -> profile("x".repeat(256)));
        assertRefused("/embedding_model", () -> TenantProfile.named("Reed", name));
    }

    @Test
    void branding_is_checked_part_by_part() {
        assertRefused("/branding/logo_url", () -> branding("ftp://example.com/a.png", null, null));
        assertRefused("/branding/logo_url", () -> branding("javascript:alert(1)", null, null));
        assertRefused("/branding/logo_url", () -> branding("https://example.com/a b", null, null));
        assertRefused("/branding/primary_color", () -> branding(null, "#12345", null));
        assertRefused("/branding/primary_color", () -> branding(null, "red", null));
        assertRefused("/branding/custom_domain", () -> branding(null, null, "Example.com"));
        assertRefused("/branding/custom_domain", () -> branding(null, null, "example.com/"));
        assertThat(branding("https://example.com/a.png", "#aA09fF", "reed.example.com")
                        .customDomain())
                .contains("reed.example.com");
    }

    @Test
    void a_key_opens_until_it_expires_or_is_revoked() {
        OperatorKey key = new OperatorKey(
                new KeyId(new UUID(0, 1)), "A key", NOON, Optional.of(NOON.plusSeconds(1)), Optional.empty());
        OperatorKey revoked = new OperatorKey(key.id(), "A key", NOON, Optional.empty(), Optional.of(NOON));

        assertThat(key.opensAt(NOON)).isTrue();
        assertThat(key.opensAt(NOON.plusSeconds(1))).isFalse();
        assertThat(revoked.opensAt(NOON.minusSeconds(1))).isFalse();
    }

    private static TenantProfile profile(String name) {
        return TenantProfile.named(name, "a-model");
    }

    private static Branding branding(@Nullable String logo, @Nullable String color, @Nullable String domain) {
        return new Branding(Optional.ofNullable(logo), Optional.ofNullable(color), Optional.ofNullable(domain));
    }

    private static void assertRefused(String field, Runnable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(refused.violations()).extracting(Violation::field).containsExactly(field);
    }
}
