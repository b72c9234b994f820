package dev.commonplace.application.search;

/** Hears what becomes of the search log. */
@FunctionalInterface
public interface SearchLogObserver {
    /** Hears nothing. */
    SearchLogObserver NONE = (entries, why) -> {};

    /** So many searches were answered and will not be in the log. */
    void lost(int entries, String why);
}
