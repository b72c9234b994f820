package dev.commonplace.bootstrap;

import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.models.onnx.OnnxEmbedText;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads which embedding models there are: the variables without a number are the default model of another server, those
 * with 2 to 9 are further ones.
 */
final class ModelSettings {
    private static final String PREFIX = "COMMONPLACE_EMBEDDING_";
    private static final int OTHERS_FROM = 2;
    private static final int OTHERS_TO = 9;
    private static final BigDecimal PRICE_MAX = BigDecimal.valueOf(1_000_000);
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");
    private static final List<String> NAMES = List.of(
            "URL",
            "MODEL",
            "API_KEY",
            "DIMENSION",
            "TOKENS_MAX",
            "TIMEOUT_SECONDS",
            "SHORTENS",
            "PRICE",
            "TEXTS_PER_MINUTE");

    private ModelSettings() {}

    static Settings.Models read(Variables variables, int processors) {
        int threads = variables.whole("COMMONPLACE_EMBEDDING_THREADS", processors, 1, 256);
        Optional<Settings.Models.Remote> byDefault = remote(variables, PREFIX);
        List<Settings.Models.Remote> others = new ArrayList<>();
        for (int number = OTHERS_FROM; number <= OTHERS_TO; number++) {
            String prefix = PREFIX + number + "_";
            // Those of nobody are not listed: there would be dozens.
            if (NAMES.stream().anyMatch(name -> variables.isSet(prefix + name))) {
                remote(variables, prefix).ifPresent(others::add);
            }
        }
        Set<String> names = new HashSet<>(Set.of(OnnxEmbedText.MODEL_NAME));
        byDefault.ifPresent(model -> requireNew(variables, names, model));
        others.forEach(model -> requireNew(variables, names, model));
        return new Settings.Models(threads, byDefault, List.copyOf(others));
    }

    private static void requireNew(Variables variables, Set<String> names, Settings.Models.Remote model) {
        if (!names.add(model.model())) {
            variables.problem("Two embedding models are called " + model.model() + ".");
        }
    }

    private static Optional<Settings.Models.Remote> remote(Variables variables, String prefix) {
        Optional<URI> baseUrl = variables.webAddress(prefix + "URL");
        Optional<String> model = variables.text(prefix + "MODEL");
        Optional<String> apiKey = variables.secret(prefix + "API_KEY");
        if (apiKey.isPresent() && !VISIBLE_ASCII.matcher(apiKey.get()).matches()) {
            variables.problem(prefix + "API_KEY has blanks or other characters that no key has.");
        }
        int dimension = variables.whole(prefix + "DIMENSION", 1_536, 1, Embedding.DIMENSION_MAX);
        int tokensMax = variables.whole(prefix + "TOKENS_MAX", 8_191, 16, 1_000_000);
        Duration timeout = variables.seconds(prefix + "TIMEOUT_SECONDS", 30, 1, 600);
        boolean shortens = variables.truth(prefix + "SHORTENS", false);
        Optional<BigDecimal> price = variables.amount(prefix + "PRICE", PRICE_MAX);
        int textsPerMinute = variables.whole(prefix + "TEXTS_PER_MINUTE", 0, 0, EmbeddingSpace.TEXTS_PER_MINUTE_MAX);
        if (!variables.isSet(prefix + "URL") && (model.isPresent() || apiKey.isPresent())) {
            variables.problem(prefix + "URL is missing: a model of another server needs its address.");
        }
        if (baseUrl.isPresent() && model.isEmpty()) {
            variables.problem(prefix + "MODEL is missing: which model of " + baseUrl.get() + "?");
        }
        return baseUrl.flatMap(url -> model.map(name -> new Settings.Models.Remote(
                url,
                apiKey,
                name,
                dimension,
                tokensMax,
                timeout,
                shortens,
                price,
                Optional.of(textsPerMinute).filter(texts -> texts > 0))));
    }
}
