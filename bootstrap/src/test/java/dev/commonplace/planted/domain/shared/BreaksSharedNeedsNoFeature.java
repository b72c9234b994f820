package dev.commonplace.planted.domain.shared;

import dev.commonplace.planted.domain.search.Found;

/** Planted: a shared word needs a feature. */
record BreaksSharedNeedsNoFeature(Found found) {}
