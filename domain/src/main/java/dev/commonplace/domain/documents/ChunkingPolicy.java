package dev.commonplace.domain.documents;

/**
 * How large chunks are.
 *
 * @param tokensMax the most tokens of a chunk, the special tokens that the model adds not counted
 * @param tokensOverlap how many tokens at the end of a chunk may be repeated at the start of the next one of its section
 */
public record ChunkingPolicy(int tokensMax, int tokensOverlap) {
    /** A smaller chunk could not hold a sentence. */
    public static final int TOKENS_MAX_LEAST = 8;

    /** A larger chunk is read by no model that is known today. */
    public static final int TOKENS_MAX_MOST = 32_768;

    /** The tokens that models of the BERT family put around a text: one before, one after. */
    public static final int SPECIAL_TOKENS = 2;

    private static final int TOKENS_OVERLAP_DEFAULT = 64;

    /** For models that read 256 tokens. */
    public static final ChunkingPolicy DEFAULT = forModelReading(256);

    public ChunkingPolicy {
        if (tokensMax < TOKENS_MAX_LEAST || tokensMax > TOKENS_MAX_MOST) {
            throw new IllegalArgumentException("A chunk has at most " + TOKENS_MAX_LEAST + " to " + TOKENS_MAX_MOST
                    + " tokens, not " + tokensMax + ".");
        }
        if (tokensOverlap < 0 || tokensOverlap > tokensMax / 2) {
            throw new IllegalArgumentException("Chunks overlap by 0 to " + tokensMax / 2
                    + " tokens (half of the most), not " + tokensOverlap + ".");
        }
    }

    /**
     * The largest chunks of which a model sees all.
     *
     * @param modelTokensMax how many tokens the model reads, special tokens included
     */
    public static ChunkingPolicy forModelReading(int modelTokensMax) {
        int tokensMax = Math.min(modelTokensMax - SPECIAL_TOKENS, TOKENS_MAX_MOST);
        return new ChunkingPolicy(tokensMax, Math.min(TOKENS_OVERLAP_DEFAULT, tokensMax / 2));
    }
}
