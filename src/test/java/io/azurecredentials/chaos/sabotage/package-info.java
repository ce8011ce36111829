/**
 * Broken operators: the test of the test. Each is the shipped operator with one promise taken out.
 *
 * <p>A saboteur is a class of static methods that stand in the place of methods of the operator:
 * the {@link io.azurecredentials.chaos.sabotage.Workshop} rewrites the calls in the compiled
 * classes and puts the result before the distribution on the class path. So the product has no hook
 * for it, and a saboteur whose target has changed does not compile or is refused. Those that need a
 * package's own classes live in test classes of that package.
 */
@NullMarked
package io.azurecredentials.chaos.sabotage;

import org.jspecify.annotations.NullMarked;
