package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RoleTest {
    @Test
    void each_role_may_what_the_ones_before_it_may() {
        assertThat(Role.ADMIN.covers(Role.READER)).isTrue();
        assertThat(Role.EDITOR.covers(Role.EDITOR)).isTrue();
        assertThat(Role.READER.covers(Role.EDITOR)).isFalse();
        assertThat(Role.EDITOR.covers(Role.ADMIN)).isFalse();
        for (Role role : Role.values()) {
            assertThat(Role.parse("/role", role.word())).isEqualTo(role);
        }
        assertThatThrownBy(() -> Role.parse("/role", "ADMIN")).isInstanceOf(RefusedException.class);
    }
}
