package dev.commonplace.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are those of the issuers' own documents and samples; nobody has them. */
class StandardDetectPersonalDataTest {
    private final StandardDetectPersonalData detect = new StandardDetectPersonalData();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email               | Write to <jane.doe+news@mail.example.org>. | jane.doe+news@mail.example.org
            email               | mailto:a_b@host.internal?x           | a_b@host.internal
            email               | jörg@bücher.de                       | jörg@bücher.de
            email               | ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ now            | ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ
            phone               | Call +49 30 901820, please           | +49 30 901820
            phone               | +1 (212) 555-2368.                   | +1 (212) 555-2368
            phone               | tel ＋４４ ２０ ７０３１ ３０００          | ＋４４ ２０ ７０３１ ３０００
            payment_card        | card 4111 1111 1111 1111.            | 4111 1111 1111 1111
            payment_card        | 4111-1111-1111-1111 12/29            | 4111-1111-1111-1111
            payment_card        | 5555555555554444                     | 5555555555554444
            payment_card        | 3782 822463 10005                    | 3782 822463 10005
            payment_card        | 6011111111111117                     | 6011111111111117
            payment_card        | 3530111333300000                     | 3530111333300000
            iban                | DE89 3704 0044 0532 0130 00 and so   | DE89 3704 0044 0532 0130 00
            iban                | to GB82WEST12345698765432!           | GB82WEST12345698765432
            iban                | no9386011117947                      | no9386011117947
            ipv4                | from 192.0.2.17, again               | 192.0.2.17
            ipv4                | http://203.0.113.9:8080/x is         | 203.0.113.9
            ipv6                | at 2001:db8::8a2e:370:7334.          | 2001:db8::8a2e:370:7334
            ipv6                | [fe80::1ff:fe23:4567:890a]           | fe80::1ff:fe23:4567:890a
            ipv6                | ::ffff:192.0.2.128                   | ::ffff:192.0.2.128
            us_ssn              | 536-22-8726                          | 536-22-8726
            us_ssn              | SSN: 536228726                       | 536228726
            us_ssn              | social security no. 536 22 8726      | 536 22 8726
            uk_nino             | AA 12 34 56 C                        | AA 12 34 56 C
            uk_nino             | (JG123456A)                          | JG123456A
            de_tax_id           | IdNr. 86 095 742 719                 | 86 095 742 719
            de_tax_id           | 47036892816                          | 47036892816
            es_dni              | 12345678Z                            | 12345678Z
            es_dni              | 12.345.678-Z                         | 12.345.678-Z
            es_nie              | X1234567L                            | X1234567L
            fr_nir              | 2 55 08 14 168 025 38                | 2 55 08 14 168 025 38
            fr_nir              | 255081416802538                      | 255081416802538
            it_codice_fiscale   | RSSMRA85T10A562S                     | RSSMRA85T10A562S
            be_national_number  | 85.07.30-033.28                      | 85.07.30-033.28
            br_cpf              | 111.444.777-35                       | 111.444.777-35
            ch_ahv              | 756.9217.0769.85                     | 756.9217.0769.85
            pl_pesel            | PESEL 44051401359                    | 44051401359
            """)
    void finds_what_is_there_with_its_exact_range(String kind, String text, String value) {
        PersonalDataKind sought = PersonalDataKind.parse("", kind).iterator().next();

        List<PersonalData> found = detect.find(text, EnumSet.of(sought), Optional.empty());

        assertThat(found)
                .extracting(data -> text.substring(data.start(), data.end()))
                .containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email               | user@localhost or icon@2x.png or a@b
            phone               | 2024-2025, 1 212 555 2368, +12
            payment_card        | 4111 1111 1111 1112 and 0000000000000000
            payment_card        | 14111111111111111 and x4111111111111111 and 0.4111111111111111
            payment_card        | 4111 11111111 1111
            payment_card        | 4006381333931
            iban                | DE89 3704 0044 0532 0130 01 and DE12 3456
            iban                | XX89370400440532013000 DE893704004405320130001
            ipv4                | 1.2.3.4 and version 10.2.30.4 and 256.1.1.10
            ipv4                | 127.0.0.1, 0.0.0.0, 192.0.2.17.5, v192.0.2.1
            ipv6                | 12:30:45 and std::vector and ab::cd and ::1 and a::b::c1
            us_ssn              | 000-12-3456 666-12-3456 912-12-3456 123-00-4567 123-45-0000 078-05-1120
            us_ssn              | 536228726 and 1536-22-8726 and 536-22-87261
            uk_nino             | BG123456A DA123456A AO123456A AA123456E AA 12 3456 C
            de_tax_id           | 86095742718 and 11111111111 and 12345678901 and 00003214215
            es_dni              | 12345678A and 123456789Z
            es_nie              | X1234567A
            fr_nir              | 255081416802539 and 355081416802538
            it_codice_fiscale   | RSSMRA85T10A562T and ABCDEFGHIJKLMNOP
            be_national_number  | 85.07.30-033.29
            br_cpf              | 111.444.777-36 and 111.111.111-11 and 11144477735
            ch_ahv              | 756.9217.0769.86 and 757.9217.0769.85
            pl_pesel            | 44051401359 and PESEL 44051401358
            """)
    void leaves_alone_what_only_looks_like_it(String kind, String text) {
        assertThat(detect.find(text, PersonalDataKind.parse("", kind), Optional.empty()))
                .extracting(data -> text.substring(data.start(), data.end()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "US,(212) 555-2368,true",
        "US,212-555-2368,true",
        "DE,030 901820,true",
        "DE,030/901820,true",
        "GB,020 7031 3000,true",
        "US,212 55 52368,false",
        "DE,397-408,false",
        "US,307-357 /1910,false",
        "US,/2125552368/a.png,false"
    })
    void a_region_tells_its_own_numbers_from_others(String region, String text, boolean found) {
        assertThat(detect.find(text, EnumSet.of(PersonalDataKind.PHONE), Optional.of(region)))
                .hasSize(found ? 1 : 0);
        assertThat(detect.find(text, EnumSet.of(PersonalDataKind.PHONE), Optional.empty()))
                .isEmpty();
    }

    @Test
    void finds_several_kinds_in_the_order_of_the_text() {
        String text = "jane@example.org, +49 30 901820, 192.0.2.17 and bob@example.org";

        assertThat(detect.find(text, EnumSet.allOf(PersonalDataKind.class), Optional.empty()))
                .extracting(PersonalData::kind)
                .containsExactly(
                        PersonalDataKind.EMAIL, PersonalDataKind.PHONE, PersonalDataKind.IPV4, PersonalDataKind.EMAIL);
    }

    @ParameterizedTest
    @CsvSource({"1", "1-", "@", "a@", ":", "1:", "+1", "+1 ", "AA1", "1.", "+49 30 ", "4111 "})
    void takes_time_in_proportion_to_the_text_whatever_it_is(String piece) {
        String text = piece.repeat(30_000 / piece.length());

        long start = System.nanoTime();
        detect.find(text, EnumSet.allOf(PersonalDataKind.class), Optional.of("US"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
