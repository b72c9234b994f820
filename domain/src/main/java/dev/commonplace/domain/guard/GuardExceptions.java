package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Personal data that is nobody's secret: a company's own addresses and numbers.
 *
 * @param emails whole addresses
 * @param emailDomains each with everything below it
 * @param ipRanges addresses and prefixes
 * @param values of any kind, such as a telephone number or an IBAN; only letters and digits count
 */
public record GuardExceptions(
        List<String> emails, List<String> emailDomains, List<IpRange> ipRanges, List<String> values) {
    public static final GuardExceptions NONE = new GuardExceptions(List.of(), List.of(), List.of(), List.of());

    public static final int ENTRIES_MAX = 500;

    public GuardExceptions {
        requireFew("/emails", emails);
        requireFew("/email_domains", emailDomains);
        requireFew("/ip_ranges", ipRanges);
        requireFew("/values", values);
        emails = texts("/emails", emails);
        values = texts("/values", values);
        emailDomains = domains(emailDomains);
        ipRanges = List.copyOf(ipRanges);
    }

    private static void requireFew(String field, List<?> entries) {
        if (entries.size() > ENTRIES_MAX) {
            throw RefusedException.invalid(field, "There are at most " + ENTRIES_MAX + " exceptions of a sort.");
        }
    }

    private static List<String> texts(String field, List<String> entries) {
        List<String> checked = new ArrayList<>(entries.size());
        for (String entry : entries) {
            checked.add(Text.required(field + "/" + checked.size(), entry, 320).strip());
        }
        return List.copyOf(checked);
    }

    private static List<String> domains(List<String> entries) {
        List<String> checked = new ArrayList<>(entries.size());
        for (String entry : entries) {
            String field = "/email_domains/" + checked.size();
            checked.add(HostNames.normalised(Text.required(field, entry, 253).strip())
                    .orElseThrow(() -> RefusedException.invalid(
                            field, "A domain is labels with points between them, such as example.com.")));
        }
        return List.copyOf(checked);
    }

    /** The same, made ready for many questions. */
    Check check() {
        return new Check(
                emails.stream().map(GuardExceptions::lower).collect(Collectors.toSet()),
                Set.copyOf(emailDomains),
                ipRanges,
                values.stream().map(GuardExceptions::bare).collect(Collectors.toSet()));
    }

    /** Tells what is an exception. */
    record Check(Set<String> emails, Set<String> emailDomains, List<IpRange> ipRanges, Set<String> values) {
        boolean covers(PersonalDataKind kind, String value) {
            if (!values.isEmpty() && values.contains(bare(value))) {
                return true;
            }
            return switch (kind) {
                case EMAIL -> coversEmail(lower(value));
                case IPV4, IPV6 -> ipRanges.stream().anyMatch(range -> range.contains(value));
                default -> false;
            };
        }

        private boolean coversEmail(String address) {
            if (emails.contains(address)) {
                return true;
            }
            Optional<String> domain = HostNames.normalised(address.substring(address.lastIndexOf('@') + 1));
            String name = domain.orElse("");
            while (!name.isEmpty() && !emailDomains.contains(name)) {
                int point = name.indexOf('.');
                name = point < 0 ? "" : name.substring(point + 1);
            }
            return !name.isEmpty();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        lower(text).codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
