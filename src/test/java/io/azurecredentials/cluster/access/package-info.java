/**
 * Who asks, and whether they may: authentication, authorization and admission. For now everybody is
 * an administrator; rules come in behind these interfaces without a change elsewhere. Imports
 * {@code resource} and {@code failure}.
 */
@NullMarked
package io.azurecredentials.cluster.access;

import org.jspecify.annotations.NullMarked;
