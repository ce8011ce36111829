/**
 * Tests of what is installed: {@code manifests/} as files, as real kubectl installs them, and as an
 * operator at work uses them. Imports the clusters of tests and {@code process}; imported by
 * nobody.
 */
@NullMarked
package io.azurecredentials.manifests;

import org.jspecify.annotations.NullMarked;
