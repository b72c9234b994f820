package dev.commonplace.http.exports;

import dev.commonplace.application.exports.ExportConversation;
import dev.commonplace.application.exports.ImportCanvas;

/** What the routes of exports call. */
public record ExportsUseCases(ExportConversation exportConversation, ImportCanvas importCanvas) {}
