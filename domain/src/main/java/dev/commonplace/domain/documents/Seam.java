package dev.commonplace.domain.documents;

/** What stands between two pieces of a text, from the best place to cut at to the worst. */
enum Seam {
    BLOCK,
    SENTENCE,
    WORD,
    /** Inside a word that is too long for one chunk. */
    FRAGMENT;

    boolean atLeast(Seam other) {
        return compareTo(other) <= 0;
    }
}
