/** The HTTP server: its settings, what it needs, and how its parts come together. */
@NullMarked
package dev.commonplace.http;

import org.jspecify.annotations.NullMarked;
