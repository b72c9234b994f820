package dev.commonplace.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.shared.TenantId;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeySecretTest {
    private final Random random = new Random(4);

    @Test
    void a_key_that_is_shown_is_read_again() {
        for (int i = 0; i < 500; i++) {
            TenantId tenant = new TenantId(uuid());
            KeyId key = new KeyId(uuid());
            KeySecret secret = KeySecret.ofTenant(tenant, key, bytes());

            KeySecret read = KeySecret.parse(secret.reveal()).orElseThrow();

            assertThat(read).isEqualTo(secret).hasSameHashCodeAs(secret);
            assertThat(read.tenantId()).contains(tenant);
            assertThat(read.keyId()).isEqualTo(key);
            assertThat(read.matches(secret.hash())).isTrue();
            assertThat(secret.reveal()).matches("cpk_[A-Za-z0-9_-]{86}");
        }
    }

    @Test
    void an_operators_key_names_no_tenant() {
        KeyId key = new KeyId(uuid());

        KeySecret secret = KeySecret.ofOperator(key, bytes());

        assertThat(secret.tenantId()).isEmpty();
        assertThat(KeySecret.parse(secret.reveal()).orElseThrow().keyId()).isEqualTo(key);
    }

    @Test
    void only_the_very_same_key_matches_its_hash() {
        TenantId tenant = new TenantId(uuid());
        KeyId key = new KeyId(uuid());
        KeySecret secret = KeySecret.ofTenant(tenant, key, bytes());

        assertThat(secret.hash()).hasSize(32);
        assertThat(KeySecret.ofTenant(tenant, key, bytes()).matches(secret.hash()))
                .isFalse();
        assertThat(secret.matches(new byte[32])).isFalse();
        assertThat(secret.matches(new byte[0])).isFalse();
        for (int place = 4; place < secret.reveal().length(); place++) {
            char[] text = secret.reveal().toCharArray();
            text[place] = text[place] == 'A' ? 'B' : 'A';
            Optional<KeySecret> changed = KeySecret.parse(new String(text));
            assertThat(changed.filter(other -> other.matches(secret.hash()))).isEmpty();
        }
    }

    @Test
    void a_key_does_not_show_itself_in_logs() {
        KeySecret secret = KeySecret.ofTenant(new TenantId(uuid()), new KeyId(uuid()), bytes());

        assertThat(secret.toString()).isEqualTo("cpk_...");
        assertThat(secret.reveal()).doesNotContain(secret.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 85, 87, 88, 200, 100_000})
    void a_text_of_another_length_is_no_key(int length) {
        assertThat(KeySecret.parse("cpk_" + "A".repeat(length))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cpk", "CPK_", "sk_live", "cpk_!", "cpk_ ", "cpk_\u0000"})
    void what_does_not_look_like_a_key_is_none(String text) {
        assertThat(KeySecret.parse(text)).isEmpty();
        assertThat(KeySecret.parse(text + "*".repeat(86))).isEmpty();
    }

    @Test
    void a_key_is_written_in_one_way_only() {
        String key = KeySecret.ofOperator(new KeyId(uuid()), new byte[KeySecret.RANDOM_BYTES])
                .reveal();

        assertThat(KeySecret.parse(key)).isPresent();
        assertThat(KeySecret.parse(key + "==")).isEmpty();
        assertThat(KeySecret.parse(key.substring(0, key.length() - 1) + "B")).isEmpty();
    }

    @Test
    void a_key_has_all_of_its_random_bytes() {
        assertThatThrownBy(() -> KeySecret.ofOperator(new KeyId(uuid()), new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[KeySecret.RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
