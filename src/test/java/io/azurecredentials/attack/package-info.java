/**
 * The list of attacks on logins, whole and in one place: what each comes to and what it costs. For
 * tests only.
 */
@NullMarked
package io.azurecredentials.attack;

import org.jspecify.annotations.NullMarked;
