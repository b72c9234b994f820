package dev.commonplace.planted.application.documents;

import dev.commonplace.planted.application.search.Search;

/** Planted: documents need search, which needs documents. */
public record BreaksApplicationFeaturesFormNoCycle(Search search) {}
