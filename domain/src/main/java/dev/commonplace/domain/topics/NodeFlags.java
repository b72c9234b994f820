package dev.commonplace.domain.topics;

/**
 * What people have marked a node as.
 *
 * @param bookmark to be found again
 * @param tangent beside the matter
 * @param crux what a disagreement hangs on
 * @param progress where the conversation came further
 */
public record NodeFlags(boolean bookmark, boolean tangent, boolean crux, boolean progress) {
    public static final NodeFlags NONE = new NodeFlags(false, false, false, false);

    public boolean any() {
        return bookmark || tangent || crux || progress;
    }

    /** The marks of both. */
    public NodeFlags or(NodeFlags other) {
        return new NodeFlags(
                bookmark || other.bookmark, tangent || other.tangent, crux || other.crux, progress || other.progress);
    }
}
