/** Readers of PDF, office formats, books and mail. They run in a process of their own, never in the service. */
@NullMarked
package dev.commonplace.extraction.office;

import org.jspecify.annotations.NullMarked;
