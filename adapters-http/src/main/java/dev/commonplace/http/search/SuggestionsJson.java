package dev.commonplace.http.search;

import dev.commonplace.application.search.SuggestWords;
import java.util.List;

/** What somebody who types may mean, the likeliest first. */
record SuggestionsJson(List<Suggestion> suggestions) {
    record Suggestion(String text, String word, long documents) {}

    static SuggestionsJson of(List<SuggestWords.Suggestion> suggestions) {
        return new SuggestionsJson(suggestions.stream()
                .map(one -> new Suggestion(one.text(), one.word(), one.documents()))
                .toList());
    }
}
