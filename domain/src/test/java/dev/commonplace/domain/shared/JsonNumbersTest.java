package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumbersTest {
    @Test
    void equal_numbers_are_equal_however_they_were_written() {
        assertThat(JsonObject.value("", new BigDecimal("1.0"))).isEqualTo(1L);
        assertThat(JsonObject.value("", new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.5"));
        assertThat(JsonObject.value("", new BigDecimal("1E+25")))
                .isEqualTo(JsonObject.value("", BigInteger.TEN.pow(25)));
        assertThat(JsonObject.value("", new BigDecimal("0.000"))).isEqualTo(0L);
    }

    @Test
    void a_number_that_was_accepted_is_accepted_with_all_its_zeros_written_out() {
        Object accepted = JsonObject.value("", new BigDecimal("9".repeat(400) + "E+400"));

        assertThat(JsonObject.value("", new BigDecimal(((BigDecimal) accepted).toPlainString())))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+401", "10E+400", "1E-401", "1E+2147483647", "100E+2147483647", "1E-2147483647"})
    void a_number_that_is_too_long_is_refused(String number) {
        assertThatThrownBy(() -> JsonObject.value("/n", new BigDecimal(number))).isInstanceOf(RefusedException.class);
    }
}
