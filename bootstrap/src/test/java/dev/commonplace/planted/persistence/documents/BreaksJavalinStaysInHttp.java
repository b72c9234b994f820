package dev.commonplace.planted.persistence.documents;

import io.javalin.http.Context;

/** Planted: a persistence adapter answers requests. */
record BreaksJavalinStaysInHttp(Context context) {}
