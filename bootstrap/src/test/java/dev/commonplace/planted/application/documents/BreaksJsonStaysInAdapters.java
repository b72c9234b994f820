package dev.commonplace.planted.application.documents;

import com.fasterxml.jackson.databind.JsonNode;

/** Planted: a use case knows a JSON library. */
record BreaksJsonStaysInAdapters(JsonNode json) {}
