/** What keeps the service going and accountable: jobs and the audit log. */
@NullMarked
package dev.commonplace.domain.operations;

import org.jspecify.annotations.NullMarked;
