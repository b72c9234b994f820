/** Answers from a tenant's documents, with citations that the server has looked up itself. */
@NullMarked
package dev.commonplace.application.answers;

import org.jspecify.annotations.NullMarked;
