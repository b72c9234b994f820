package dev.commonplace.planted.domain.documents;

import com.fasterxml.jackson.databind.JsonNode;

/** Planted: the domain knows a JSON library. */
record BreaksDomainIsPlain(JsonNode json) {}
