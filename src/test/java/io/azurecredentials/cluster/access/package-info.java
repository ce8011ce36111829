/**
 * Who asks, and whether they may: authentication, authorization and admission. The rules stand
 * behind these interfaces, in {@code token}, {@code rbac} and {@code policy}. Imports {@code
 * resource} and {@code failure}.
 */
@NullMarked
package io.azurecredentials.cluster.access;

import org.jspecify.annotations.NullMarked;
