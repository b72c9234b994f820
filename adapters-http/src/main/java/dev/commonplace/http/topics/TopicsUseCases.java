package dev.commonplace.http.topics;

import dev.commonplace.application.topics.ReadGraph;
import dev.commonplace.application.topics.RequestAnalysis;

/** What the routes of graphs call. */
public record TopicsUseCases(ReadGraph readGraph, RequestAnalysis requestAnalysis) {}
