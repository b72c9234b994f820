package dev.commonplace.domain.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.shared.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJudgeTest {
    private static final String TEXT = "Write to jane@acme.test or bob@other.test.";
    private static final PersonalData JANE = new PersonalData(PersonalDataKind.EMAIL, 9, 23);
    private static final PersonalData BOB = new PersonalData(PersonalDataKind.EMAIL, 27, 41);

    @Test
    void the_strongest_of_the_rules_that_meet_holds() {
        PolicyJudge judge = judge(
                rule(GuardAction.WARN, PersonalDataKind.EMAIL),
                rule(GuardAction.REFUSE, PersonalDataKind.EMAIL, PersonalDataKind.PHONE),
                rule(GuardAction.ALLOW, PersonalDataKind.EMAIL));

        assertThat(judge.judge(TEXT, List.of(JANE, BOB)))
                .extracting(Finding::action)
                .containsExactly(GuardAction.REFUSE, GuardAction.REFUSE);
    }

    @Test
    void exceptions_are_no_findings() {
        GuardExceptions exceptions = new GuardExceptions(
                List.of("BOB@other.test"),
                List.of("acme.test"),
                List.of(IpRange.parse("", "10.0.0.0/8"), IpRange.parse("", "2001:db8::/33")),
                List.of("+49 (30) 1234567"));
        PolicyJudge judge = new PolicyJudge(new GuardPolicy(
                List.of(rule(GuardAction.REDACT, PersonalDataKind.values())),
                List.of(),
                exceptions,
                Optional.empty(),
                false));

        assertThat(judge.judge(TEXT, List.of(JANE, BOB))).isEmpty();
        assertThat(judged(judge, PersonalDataKind.EMAIL, "x@sub.ACME.test")).isEmpty();
        assertThat(judged(judge, PersonalDataKind.EMAIL, "x@notacme.test")).hasSize(1);
        assertThat(judged(judge, PersonalDataKind.IPV4, "10.20.30.40")).isEmpty();
        assertThat(judged(judge, PersonalDataKind.IPV4, "11.20.30.40")).hasSize(1);
        assertThat(judged(judge, PersonalDataKind.IPV6, "2001:db8:7fff::1")).isEmpty();
        assertThat(judged(judge, PersonalDataKind.IPV6, "2001:db8:8000::1")).hasSize(1);
        assertThat(judged(judge, PersonalDataKind.PHONE, "+49301234567")).isEmpty();
    }

    @Test
    void a_finding_inside_of_a_stronger_or_longer_one_is_not_counted_but_a_stronger_one_inside_is() {
        PolicyJudge judge = new PolicyJudge(new GuardPolicy(
                List.of(
                        rule(GuardAction.REDACT, PersonalDataKind.EMAIL),
                        new GuardRule(new GuardCondition.OnBlocklist("words"), GuardAction.WARN),
                        new GuardRule(new GuardCondition.OnBlocklist("hosts"), GuardAction.REFUSE)),
                List.of(
                        new Blocklist("words", List.of("jane"), List.of()),
                        new Blocklist("hosts", List.of(), List.of("other.test"))),
                GuardExceptions.NONE,
                Optional.empty(),
                false));

        assertThat(judge.judge(TEXT, List.of(JANE, BOB)))
                .extracting(Finding::kind)
                .containsExactly("email", "email", "blocklist.hosts");
    }

    @Test
    void conditions_are_about_the_whole_text() {
        PolicyJudge judge = judge(
                new GuardRule(new GuardCondition.LongerThan(3), GuardAction.WARN),
                new GuardRule(new GuardCondition.LongerThan(5), GuardAction.REFUSE),
                new GuardRule(new GuardCondition.Empty(), GuardAction.REFUSE));

        assertThat(judge.judgeWhole("\ud83d\udc26\ud83d\udc26\ud83d\udc26")).isEmpty();
        assertThat(judge.judgeWhole("four")).extracting(Finding::action).containsExactly(GuardAction.WARN);
        assertThat(judge.judgeWhole("sixsix")).extracting(Finding::action).containsExactly(GuardAction.REFUSE);
        assertThat(judge.judgeWhole(" \n")).extracting(Finding::kind).containsExactly("empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            free money          | Get FREE\\n  money now        | true
            free money          | free-money                  | true
            free money          | free. Money                 | false
            free money          | carefree money              | false
            strasse             | Die Straße                  | true
            café                | cafe\u0301                  | true
            fullwidth           | ｆｕｌｌｗｉｄｔｈ            | true
            secret              | se\u00adcret                | true
            secret              | secretary                   | false
            東京                | 私は東京に住む               | true
            hidden word         | hidden\u200b word           | true
            """)
    void phrases_are_whole_words_whatever_their_case_width_and_composition(String phrase, String text, boolean found) {
        assertThat(blocked(new Blocklist("list", List.of(phrase), List.of()), text.replace("\\n", "\n")))
                .hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.bad.test/path,true",
        "mail me@BAD.test.,true",
        "notbad.test,false",
        "bad.test.org,false",
        "bad. test,false"
    })
    void a_domain_is_found_with_everything_below_it(String text, boolean found) {
        assertThat(blocked(new Blocklist("list", List.of(), List.of("bad.test")), text))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void tens_of_thousands_of_entries_are_no_slower_than_a_few() {
        List<String> phrases = new ArrayList<>();
        for (int i = 0; i < 49_000; i++) {
            phrases.add("unwanted word number " + i);
        }
        Blocklist list = new Blocklist("list", phrases, List.of());
        PolicyJudge judge = judgeOf(list);
        String text = "These are words that nobody minds, but unwanted word number 48999 is one. ".repeat(5_000);

        long start = System.nanoTime();
        List<Finding> findings = judge.judge(text, List.of());

        assertThat(findings).hasSize(5_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_policy_survives_being_written_and_read() {
        GuardPolicy policy = new GuardPolicy(
                List.of(
                        rule(GuardAction.REDACT, PersonalDataKind.EMAIL, PersonalDataKind.US_SSN),
                        new GuardRule(new GuardCondition.OnBlocklist("b"), GuardAction.REFUSE),
                        new GuardRule(new GuardCondition.LongerThan(10), GuardAction.WARN),
                        new GuardRule(new GuardCondition.Empty(), GuardAction.REFUSE)),
                List.of(
                        new Blocklist("b", List.of("one two"), List.of("b.test")),
                        new Blocklist("a", List.of(), List.of("Bücher.test"))),
                new GuardExceptions(
                        List.of("a@b.test"), List.of("c.test"), List.of(IpRange.parse("", "::1")), List.of("12")),
                Optional.of("DE"),
                true);

        assertThat(GuardPolicyForm.read(GuardPolicyForm.write(policy))).isEqualTo(policy);
        assertThat(GuardPolicyForm.read(Map.of())).isEqualTo(GuardPolicy.ALLOW_ALL);
    }

    @Test
    void what_is_wrong_with_a_policy_is_named_by_its_place() {
        refused(
                "/rules/0/kinds/1",
                Map.of("rules", List.of(Map.of("kinds", List.of("email", "fax"), "action", "warn"))));
        refused("/rules/0/action", Map.of("rules", List.of(Map.of("empty", true, "action", "redact"))));
        refused("/rules/0/action", Map.of("rules", List.of(Map.of("empty", true))));
        refused("/rules/0", Map.of("rules", List.of(Map.of("action", "warn"))));
        refused("/rules/0", Map.of("rules", List.of(Map.of("empty", true, "blocklist", "x", "action", "warn"))));
        refused("/rules/0/blocklist", Map.of("rules", List.of(Map.of("blocklist", "x", "action", "warn"))));
        refused("/rules/0/characters_over", Map.of("rules", List.of(Map.of("characters_over", 1.5, "action", "warn"))));
        refused("/rules/0/characters_over", Map.of("rules", List.of(Map.of("characters_over", -1, "action", "warn"))));
        refused("/blocklists/x/phrases/0", Map.of("blocklists", Map.of("x", Map.of("phrases", List.of("c++")))));
        refused("/blocklists/x/domains/0", Map.of("blocklists", Map.of("x", Map.of("domains", List.of("nodots")))));
        refused("/blocklists/X", Map.of("blocklists", Map.of("X", Map.of())));
        refused("/exceptions/ip_ranges/0", Map.of("exceptions", Map.of("ip_ranges", List.of("10.0.0.0/33"))));
        refused("/exceptions/email_domains/0", Map.of("exceptions", Map.of("email_domains", List.of("no dots"))));
        refused("/phone_region", Map.of("phone_region", "XX"));
        refused("/rule", Map.of("rule", List.of()));
    }

    private static void refused(String field, Map<String, Object> policy) {
        assertThatThrownBy(() -> GuardPolicyForm.read(policy))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.field()).isEqualTo(field)));
    }

    private static List<Finding> judged(PolicyJudge judge, PersonalDataKind kind, String value) {
        return judge.judge(value, List.of(new PersonalData(kind, 0, value.length())));
    }

    private static List<Finding> blocked(Blocklist list, String text) {
        return judgeOf(list).judge(text, List.of());
    }

    private static PolicyJudge judgeOf(Blocklist list) {
        return new PolicyJudge(new GuardPolicy(
                List.of(new GuardRule(new GuardCondition.OnBlocklist(list.name()), GuardAction.REFUSE)),
                List.of(list),
                GuardExceptions.NONE,
                Optional.empty(),
                false));
    }

    private static PolicyJudge judge(GuardRule... rules) {
        return new PolicyJudge(
                new GuardPolicy(List.of(rules), List.of(), GuardExceptions.NONE, Optional.empty(), false));
    }

    private static GuardRule rule(GuardAction action, PersonalDataKind... kinds) {
        return new GuardRule(new GuardCondition.OfKinds(Set.of(kinds)), action);
    }
}
