/** Training data over HTTP. */
@NullMarked
package dev.commonplace.http.training;

import org.jspecify.annotations.NullMarked;
