package dev.commonplace.migrations.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ada:secret@db.example:6543/library",
                "postgres://ada:secret@db.example:6543/library"
            })
    void the_common_form_is_read(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host("db.example", 6543));
        assertThat(url.database()).isEqualTo("library");
        assertThat(url.user()).isEqualTo("ada");
        assertThat(url.password()).contains("secret");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/library");
    }

    @Test
    void the_jdbc_form_is_read() {
        DatabaseUrl url =
                DatabaseUrl.parse("jdbc:postgresql://db.example/library?user=ada&password=s%26t&sslmode=require");
        assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host("db.example", 5432));
        assertThat(url.user()).isEqualTo("ada");
        assertThat(url.password()).contains("s&t");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5432/library?sslmode=require");
    }

    @Test
    void percent_escapes_are_decoded_and_a_plus_stays_a_plus() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://a%40b:p%2Fw+%3A@host/my%20data");
        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).contains("p/w+:");
        assertThat(url.database()).isEqualTo("my data");
        assertThat(DatabaseUrl.parse(url.secretText())).isEqualTo(url);
    }

    @Test
    void several_hosts_and_ipv6_are_read() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ada@[::1]:6000,second,[fe80::2]/library");
        assertThat(url.hosts())
                .isEqualTo(List.of(
                        new DatabaseUrl.Host("::1", 6000),
                        new DatabaseUrl.Host("second", 5432),
                        new DatabaseUrl.Host("fe80::2", 5432)));
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:6000,second:5432,[fe80::2]:5432/library");
        assertThat(url.password()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "connect_timeout=5, connectTimeout, 5",
        "application_name=books, ApplicationName, books",
        "sslmode=verify-full, sslmode, verify-full",
        "target_session_attrs=read-write, targetServerType, primary",
        "channel_binding=require, channelBinding, require",
        "sslrootcert=system, sslfactory, org.postgresql.ssl.DefaultJavaSSLFactory",
        "keepalives=0, tcpKeepAlive, false"
    })
    void parameters_of_libpq_get_the_drivers_names(String pair, String name, String value) {
        assertThat(DatabaseUrl.parse("postgresql://ada@host/library?" + pair).parameters())
                .isEqualTo(Map.of(name, value));
    }

    @Test
    void the_text_hides_the_password() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ada:geheim@host/library?password=geheim");
        assertThat(url.toString()).doesNotContain("geheim").isEqualTo("postgresql://ada:***@host:5432/library");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://ada:geheim@host/library, no PostgreSQL address",
        "host/library, no PostgreSQL address",
        "'', no PostgreSQL address",
        "postgresql://ada:geheim@host, names no database",
        "postgresql://ada:geheim@host/, names no database",
        "postgresql://host/library, names no user",
        "jdbc:postgresql://host/library, names no user",
        "jdbc:postgresql://ada:geheim@host/library, user and password are parameters",
        "postgresql://ada:geheim@/library, names no host",
        "postgresql://ada:geheim@host:0/library, port",
        "postgresql://ada:geheim@host:65536/library, port",
        "postgresql://ada:ge:heim@host:x/library, port",
        "postgresql://ada:geheim@[::1/library, bracket",
        "postgresql://ada:geheim%2@host/library, percent escape",
        "postgresql://ada:geheim@%2Frun%2Fpostgresql/library, Unix socket",
        "postgresql://ada:geheim@host/library?sslmod=require, parameter sslmod",
        "postgresql://ada:geheim@host/library?sslmode, without a value"
    })
    void anything_else_gets_a_clear_error_without_the_password(String text, String expected) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("geheim"));
    }
}
