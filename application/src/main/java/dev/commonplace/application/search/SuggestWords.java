package dev.commonplace.application.search;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Text;
import java.util.List;
import java.util.Locale;

/** Completes what somebody types by the words of their tenant's own documents. */
public final class SuggestWords {
    public static final int LIMIT_DEFAULT = 10;
    public static final int LIMIT_MAX = 50;
    public static final int PREFIX_CHARACTERS_MAX = 200;

    private final Transactions<SearchWork> transactions;

    public SuggestWords(Transactions<SearchWork> transactions) {
        this.transactions = transactions;
    }

    /**
     * What may be meant, the likeliest first.
     *
     * @param text everything before, and the word completed
     * @param documents in how many documents the word occurs
     */
    public record Suggestion(String text, String word, long documents) {}

    /**
     * @param prefix what was typed so far; its last word is completed, and nothing is where it ends in white space
     * @throws RefusedException {@code INVALID_VALUE} for a blank prefix, and for a limit out of range
     */
    public List<Suggestion> suggest(Caller caller, String prefix, int limit) {
        caller.require(Role.READER);
        Text.required("/prefix", prefix, PREFIX_CHARACTERS_MAX);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw RefusedException.invalid("/limit", "There are 1 to " + LIMIT_MAX + " suggestions.");
        }
        int start = wordStart(prefix);
        String typed = prefix.substring(start).toLowerCase(Locale.ROOT);
        if (typed.isEmpty()) {
            return List.of();
        }
        String before = prefix.substring(0, start);
        return transactions
                .readInTenant(caller.tenantId(), work -> work.vocabulary().startingWith(typed, limit))
                .stream()
                .map(word -> new Suggestion(before + word.word(), word.word(), word.documents()))
                .toList();
    }

    /** Signs of the query language do not belong to the word. */
    private static int wordStart(String prefix) {
        int start = prefix.length();
        while (start > 0 && !Character.isWhitespace(prefix.charAt(start - 1))) {
            start--;
        }
        while (start < prefix.length() && (prefix.charAt(start) == '-' || prefix.charAt(start) == '"')) {
            start++;
        }
        return start;
    }
}
