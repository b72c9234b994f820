package dev.commonplace.planted.http.documents;

import dev.commonplace.planted.persistence.jooq.Generated;

/** Planted: a route knows generated code. */
record BreaksGeneratedCodeStaysInPersistence(Generated generated) {}
