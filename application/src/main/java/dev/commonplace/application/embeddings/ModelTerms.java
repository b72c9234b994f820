package dev.commonplace.application.embeddings;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * What the owner of a model asks for.
 *
 * @param pricePerMillionTokens in whatever currency the settings are in
 * @param textsPerMinute how many texts a job that fills a space may send in a minute; a space can have its own limit
 */
public record ModelTerms(Optional<BigDecimal> pricePerMillionTokens, Optional<Integer> textsPerMinute) {
    /** Nothing to pay and no limit, as for a model in process. */
    public static final ModelTerms NONE = new ModelTerms(Optional.empty(), Optional.empty());

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    public ModelTerms {
        Objects.requireNonNull(pricePerMillionTokens, "pricePerMillionTokens");
        Objects.requireNonNull(textsPerMinute, "textsPerMinute");
        if (pricePerMillionTokens.filter(price -> price.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("A price is not negative.");
        }
        if (textsPerMinute.filter(texts -> texts < 1).isPresent()) {
            throw new IllegalArgumentException("A model takes at least one text a minute.");
        }
    }

    /** What that many tokens cost, where there is a price. */
    public Optional<BigDecimal> cost(long tokens) {
        return pricePerMillionTokens.map(
                price -> price.multiply(BigDecimal.valueOf(tokens)).divide(MILLION));
    }
}
