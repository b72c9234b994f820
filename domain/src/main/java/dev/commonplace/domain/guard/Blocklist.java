package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words, phrases and domains that a tenant does not want.
 *
 * @param name a word of lower-case letters, digits and underscores
 * @param phrases each one or more whole words; case, width and composition of letters make no difference
 * @param domains each stands for itself and everything below it
 */
public record Blocklist(String name, List<String> phrases, List<String> domains) {
    public static final int ENTRY_CHARACTERS_MAX = 200;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    public Blocklist {
        if (!NAME.matcher(name).matches()) {
            throw RefusedException.invalid(
                    "", "A list's name has 1 to 50 lower-case letters, digits and underscores, a letter first.");
        }
        phrases = checkedPhrases(phrases);
        domains = checkedDomains(domains);
    }

    private static List<String> checkedPhrases(List<String> entries) {
        List<String> checked = new ArrayList<>(entries.size());
        for (String entry : entries) {
            String field = "/phrases/" + checked.size();
            String phrase = Text.required(field, entry, ENTRY_CHARACTERS_MAX).strip();
            if (!WordScanner.isPhrase(phrase)) {
                throw RefusedException.invalid(
                        field, "An entry is words, with spaces, hyphens or apostrophes between them.");
            }
            checked.add(phrase);
        }
        return List.copyOf(checked);
    }

    private static List<String> checkedDomains(List<String> entries) {
        List<String> checked = new ArrayList<>(entries.size());
        for (String entry : entries) {
            String field = "/domains/" + checked.size();
            String domain = Text.required(field, entry, ENTRY_CHARACTERS_MAX).strip();
            checked.add(HostNames.normalised(domain)
                    .orElseThrow(() -> RefusedException.invalid(
                            field, "A domain is labels with points between them, such as example.com.")));
        }
        return List.copyOf(checked);
    }

    int entries() {
        return phrases.size() + domains.size();
    }
}
