/** Tests of documents, their structure and chunks. */
@NullMarked
package dev.commonplace.domain.documents;

import org.jspecify.annotations.NullMarked;
