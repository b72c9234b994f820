package dev.commonplace.application.search;

import dev.commonplace.domain.search.SearchSettings;
import java.util.List;

/** How one tenant wants to be searched. */
public interface TenantSearchSettings {
    /** Those that were kept last, or the product's defaults. */
    SearchSettings read();

    /** Keeps settings in place of those before. @return whether they follow the version that is kept */
    boolean keep(SearchSettings settings);

    /** The languages that words can be indexed in, in the order of the alphabet. */
    List<String> languages();
}
