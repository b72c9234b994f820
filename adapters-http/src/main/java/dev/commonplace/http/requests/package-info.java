/** What every request goes through: its id, its key, its limits, its body, and its answer. */
@NullMarked
package dev.commonplace.http.requests;

import org.jspecify.annotations.NullMarked;
