/** Tests of what is counted, and how a scrape is read. */
@NullMarked
package io.azurecredentials.metric;

import org.jspecify.annotations.NullMarked;
