/** The unit of work and what every use case needs to know about its caller. */
@NullMarked
package dev.commonplace.application.shared;

import org.jspecify.annotations.NullMarked;
