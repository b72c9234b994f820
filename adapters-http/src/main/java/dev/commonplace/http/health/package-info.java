/** Routes that tell whether the server lives, is ready, and how it does. */
@NullMarked
package dev.commonplace.http.health;

import org.jspecify.annotations.NullMarked;
