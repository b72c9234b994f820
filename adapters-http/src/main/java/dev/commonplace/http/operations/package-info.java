/** Routes of jobs and the audit log. */
@NullMarked
package dev.commonplace.http.operations;

import org.jspecify.annotations.NullMarked;
