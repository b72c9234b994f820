/** Use cases and ports of jobs and the audit log. */
@NullMarked
package dev.commonplace.application.operations;

import org.jspecify.annotations.NullMarked;
