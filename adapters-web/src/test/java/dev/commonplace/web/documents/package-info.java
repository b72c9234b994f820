/** Fetching, against real servers. */
package dev.commonplace.web.documents;
