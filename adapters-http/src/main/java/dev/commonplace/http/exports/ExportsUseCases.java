package dev.commonplace.http.exports;

import dev.commonplace.application.exports.ExportConversation;

/** What the routes of exports call. */
public record ExportsUseCases(ExportConversation exportConversation) {}
