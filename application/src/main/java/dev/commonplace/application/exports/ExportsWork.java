package dev.commonplace.application.exports;

import dev.commonplace.application.corrections.CorrectionsWork;

/** What exports work with inside a transaction: canvases that come back are corrections. */
public interface ExportsWork extends CorrectionsWork {
    CanvasCards canvasCards();
}
