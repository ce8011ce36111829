/**
 * Builds the container image, without Docker and without an image to start from: a runtime with the
 * JDK's modules that are used, the C library of this machine, the jars without what can never run,
 * and an archive of the classes that are loaded at the start. Nothing of it is shipped, and nobody
 * imports it.
 */
@NullMarked
package io.azurecredentials.image;

import org.jspecify.annotations.NullMarked;
