/** Edits handed out as training data, where the tenant consents. */
@NullMarked
package dev.commonplace.application.training;

import org.jspecify.annotations.NullMarked;
