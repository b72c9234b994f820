package dev.commonplace.bootstrap;

import dev.commonplace.domain.embeddings.Embedding;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which embedding models there are. */
final class ModelSettings {
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    private ModelSettings() {}

    static Settings.Models read(Variables variables, int processors) {
        int threads = variables.whole("COMMONPLACE_EMBEDDING_THREADS", processors, 1, 256);
        Optional<URI> baseUrl = variables.webAddress("COMMONPLACE_EMBEDDING_URL");
        Optional<String> model = variables.text("COMMONPLACE_EMBEDDING_MODEL");
        Optional<String> apiKey = variables.secret("COMMONPLACE_EMBEDDING_API_KEY");
        if (apiKey.isPresent() && !VISIBLE_ASCII.matcher(apiKey.get()).matches()) {
            variables.problem("COMMONPLACE_EMBEDDING_API_KEY has blanks or other characters that no key has.");
        }
        int dimension = variables.whole("COMMONPLACE_EMBEDDING_DIMENSION", 1_536, 1, Embedding.DIMENSION_MAX);
        int tokensMax = variables.whole("COMMONPLACE_EMBEDDING_TOKENS_MAX", 8_191, 16, 1_000_000);
        Duration timeout = variables.seconds("COMMONPLACE_EMBEDDING_TIMEOUT_SECONDS", 30, 1, 600);
        if (!variables.isSet("COMMONPLACE_EMBEDDING_URL") && (model.isPresent() || apiKey.isPresent())) {
            variables.problem("COMMONPLACE_EMBEDDING_URL is missing: a model of another server needs its address.");
        }
        if (baseUrl.isPresent() && model.isEmpty()) {
            variables.problem("COMMONPLACE_EMBEDDING_MODEL is missing: which model of " + baseUrl.get() + "?");
        }
        return new Settings.Models(
                threads,
                baseUrl.flatMap(url -> model.map(
                        name -> new Settings.Models.Remote(url, apiKey, name, dimension, tokensMax, timeout))));
    }
}
