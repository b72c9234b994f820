package dev.commonplace.planted.http.documents;

import java.sql.Connection;

/** Planted: a route holds a connection. */
record BreaksSqlStaysInPersistence(Connection connection) {}
