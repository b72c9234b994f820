package dev.commonplace.bootstrap;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which chat model there is, if any. */
final class ChatSettings {
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    private ChatSettings() {}

    static Optional<Settings.Chat> read(Variables variables) {
        Optional<URI> baseUrl = variables.webAddress("COMMONPLACE_CHAT_URL");
        Optional<String> model = variables.text("COMMONPLACE_CHAT_MODEL");
        Optional<String> apiKey = variables.secret("COMMONPLACE_CHAT_API_KEY");
        if (apiKey.isPresent() && !VISIBLE_ASCII.matcher(apiKey.get()).matches()) {
            variables.problem("COMMONPLACE_CHAT_API_KEY has blanks or other characters that no key has.");
        }
        int tokensMax = variables.whole("COMMONPLACE_CHAT_TOKENS_MAX", 1_024, 16, 100_000);
        // Twice as long is the most that somebody waits, which stays below what a request may take at all.
        Duration timeout = variables.seconds("COMMONPLACE_CHAT_TIMEOUT_SECONDS", 30, 1, 50);
        if (!variables.isSet("COMMONPLACE_CHAT_URL") && (model.isPresent() || apiKey.isPresent())) {
            variables.problem("COMMONPLACE_CHAT_URL is missing: a chat model needs its server's address.");
        }
        if (baseUrl.isPresent() && model.isEmpty()) {
            variables.problem("COMMONPLACE_CHAT_MODEL is missing: which model of " + baseUrl.get() + "?");
        }
        return baseUrl.flatMap(url -> model.map(name -> new Settings.Chat(url, apiKey, name, tokensMax, timeout)));
    }
}
