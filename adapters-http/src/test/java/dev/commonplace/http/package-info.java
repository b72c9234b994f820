/** Tests of the HTTP server, against a real one on a port of its own. */
@NullMarked
package dev.commonplace.http;

import org.jspecify.annotations.NullMarked;
