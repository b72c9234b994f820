package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of a language's name by BCP 47, such as {@code en} or {@code pt-BR}. */
final class LanguageTag {
    private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

    private LanguageTag() {}

    static Optional<String> checked(String field, Optional<String> language) {
        language.ifPresent(tag -> {
            if (!FORM.matcher(tag).matches()) {
                throw RefusedException.invalid(field, "A language is named by BCP 47, such as en or pt-BR.");
            }
        });
        return language;
    }
}
