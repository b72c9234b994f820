/** Documents, their structure and the chunks they are cut into. */
@NullMarked
package dev.commonplace.domain.documents;

import org.jspecify.annotations.NullMarked;
