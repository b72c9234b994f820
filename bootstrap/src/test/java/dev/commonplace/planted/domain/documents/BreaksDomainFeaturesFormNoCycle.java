package dev.commonplace.planted.domain.documents;

import dev.commonplace.planted.domain.search.Found;

/** Planted: documents need search, which needs documents. */
public record BreaksDomainFeaturesFormNoCycle(Found found) {}
